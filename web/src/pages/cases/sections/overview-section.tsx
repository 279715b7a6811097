import { Link } from 'react-router';
import { CATEGORY_LABELS } from '../../../../../domain/labels.ts';
import type { CaseView } from '../../../api/types.ts';
import { EvidenceList } from '../../../components/evidence-list.tsx';
import { Facts } from '../../../components/facts.tsx';
import { FieldValues } from '../../../components/field-values.tsx';
import { MarkTag, RecordStateTag } from '../../../components/state-tags.tsx';
import { useUser } from '../../../components/use-user.ts';
import { useWords } from '../../../i18n/words.ts';
import { ShownIdentifier } from './shown-identifier.tsx';

/** Who and what the case is about, and what the applicant told. */
export function OverviewSection({ view }: { view: CaseView }) {
  const { t, org, label, instant, dayOf } = useWords();
  const { roles } = useUser();
  const { subject, record, refusal, relations } = view;
  const applicantsWords = relations.some((relation) => relation === 'subject' || relation === 'platform' || relation === 'supervisor' || relation === 'provider' || relation === 'emergency');
  return (
    <>
      <Facts
        facts={[
          subject && { name: t('kase.subject'), value: <>{subject.name}<br /><ShownIdentifier caseId={view.id} identifier={subject.identifier} mayReveal={subject.kind === 'person' && relations.includes('platform')} /></> },
          { name: t('kase.record'), value: <>{record.title}<br /><span className="fine">{label(CATEGORY_LABELS[record.category])} · {record.number} · {t('shell.common.version', { version: record.version })}</span></> },
          { name: t('kase.provider'), value: org(record.provider) },
          { name: t('kase.recordState'), value: <span className="tags"><RecordStateTag state={record.state} /> <MarkTag mark={record.mark} /></span> },
          { name: t('kase.filedAt'), value: instant(view.filedAt) },
          view.acceptedAt !== null && { name: t('kase.acceptedAt'), value: instant(view.acceptedAt) },
          view.closedAt !== null && { name: t('kase.closedAt'), value: instant(view.closedAt) },
        ]}
      />
      {record.fields !== null && <details className="fold"><summary>{t('file.fieldsTitle')}</summary><div className="fold-body"><FieldValues fields={record.fields} /></div></details>}
      {applicantsWords && (
        <>
          <h3>{t('kase.refusal')}</h3>
          {refusal === null ? <p className="fine">{t('kase.noRefusal')}</p> : (
            <Facts facts={[{ name: t('kase.refusalWhere'), value: refusal.where }, { name: t('kase.refusalBy'), value: refusal.byWhom }, { name: t('kase.refusalShown'), value: refusal.shown, wide: true }]} />
          )}
          <h3>{t('kase.evidence')}</h3>
          <EvidenceList files={view.evidence} />
          {view.added.map((a) => <p key={a.at} className="fine">{t('kase.addedAt', { day: dayOf(a.at), files: a.evidenceIds.length })}{a.askedAnew && <> · {t('kase.askedAnew')}</>}{a.words !== null && a.words !== '' && <> · <span className="prose">{a.words}</span></>}</p>)}
        </>
      )}
      {!applicantsWords && view.evidence.length > 0 && <><h3>{t('kase.evidence')}</h3><EvidenceList files={view.evidence} /></>}
      <p className="links">
        {(roles.includes('auditor') || roles.includes('supervisor')) && <Link to={`/cases/${view.id}/log`}>{t('kase.log')}</Link>}
        {((relations.includes('subject') && view.intake.power?.own !== true) || relations.includes('platform') || relations.includes('emergency')) && <Link to={`/records/${record.id}`}>{t('kase.recordPage')}</Link>}
        {relations.includes('subject') && <Link to={`/cases/${view.id}/receipt`}>{t('kase.receiptPage')}</Link>}
      </p>
    </>
  );
}
