import { Link } from 'react-router';
import { REMEDY_LABELS } from '../../../../../domain/labels.ts';
import type { CaseView } from '../../../api/types.ts';
import { StateTag } from '../../../components/state-tags.tsx';
import { LinkedList } from '../../records/linked-list.tsx';
import { useWords } from '../../../i18n/words.ts';

/** Whether the record is right now, and whether everybody who was given the old one knows. */
export function CorrectionSection({ view }: { view: CaseView }) {
  const { t, org, label, dayOf } = useWords();
  if (view.corrections.length === 0) return <div className="stack"><p className="fine">{t('kase.noCorrection')}</p><LinkedList linked={view.linked} /></div>;
  return (
    <div className="stack">
      <LinkedList linked={view.linked} />
      {view.corrections.map(({ orderId, remedy, doneAt, toVersion, notices, beside }) => (
        <section key={orderId}>
          <p><strong>{label(REMEDY_LABELS[remedy])}</strong> <span className="fine">{doneAt === null ? t('kase.correctionOpen') : t('kase.correctionDone', { day: dayOf(doneAt), version: toVersion ?? '' })}</span></p>
          {remedy === 'revoke' && doneAt !== null && view.relations.includes('platform') && view.grounds.some(({ kind }) => kind === 'notOurs') && <p className="fine"><Link to={`/records/${view.record.id}`}>{t('records.rehome.case')}</Link></p>}
          <h3>{t('kase.notices')}{notices.length > 0 && <span className="fine"> {t('kase.progressOf', { done: notices.filter(({ confirmedAt }) => confirmedAt !== null).length, all: notices.length })}</span>}</h3>
          {notices.length === 0 && doneAt !== null && <p className="fine">{t(beside ? 'kase.noticesBeside' : 'kase.noNotices')}</p>}
          <ul className="plain lines">
            {notices.map(({ noticeId, org: recipient, confirmedAt, linked }) => (
              <li key={noticeId}><span>{org(recipient)}{linked && <span className="fine"> {t('records.linked.notice')}</span>}</span> {confirmedAt === null ? <StateTag tone="amber">{t('kase.notConfirmed')}</StateTag> : <StateTag tone="green">{t('kase.confirmed', { day: dayOf(confirmedAt) })}</StateTag>}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
