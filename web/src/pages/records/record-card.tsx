import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { CATEGORY_LABELS } from '../../../../domain/labels.ts';
import type { RecordView } from '../../api/types.ts';
import { FieldValues } from '../../components/field-values.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { MeasureList } from '../../components/measure-list.tsx';
import { MarkTag, PhaseTag, RecordStateTag, SensitivityTag, StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';
import { LinkedList } from './linked-list.tsx';
import { RecordHistory } from './record-history.tsx';

/** A record as its subject sees it: where it stands, what follows from it, who was told, how it came about. */
export function RecordCard({ record, mayObject, heading = 'h3' }: { record: RecordView; mayObject: boolean; heading?: 'h2' | 'h3' }) {
  const { t, org, day, label, colon } = useWords();
  const { id, title, category, state, mark, sensitivity, provider, providedOn, fields, measures, recipients, history, cases, linked } = record;
  const Heading = heading;
  return (
    <article className="card record" aria-labelledby={`record-${id}`}>
      <div className="record-head">
        <div>
          <p className="fine">{label(CATEGORY_LABELS[category])} · {fields.documentNumber}</p>
          <Heading id={`record-${id}`}>{title}</Heading>
          <p className="tags"><RecordStateTag state={state} /> <MarkTag mark={mark} /> <SensitivityTag level={sensitivity} /></p>
        </div>
        {mayObject && <span className="record-buttons"><LinkButton to={`/complaints/new?record=${id}`} aria-describedby={`record-${id}`}>{t('complaints.button')}</LinkButton> <LinkButton to={`/records/${id}/repair`} aria-describedby={`record-${id}`}>{t('repairs.plan.link')}</LinkButton> <LinkButton to={`/records/${id}/harms`} aria-describedby={`record-${id}`}>{t('harms.link')}</LinkButton> <ObjectButton record={record} /></span>}
      </div>
      <p className="record-provider">{t('file.provider')}{colon}<strong>{org(provider)}</strong> <span className="fine">{t('file.providedOn', { day: day(providedOn) })}</span></p>
      {sensitivity !== 'public' && <p className="fine">{t(`file.sensitivity.${sensitivity}`)}</p>}
      {state === 'revoked' && <p className="fine">{t('file.revokedHint')}</p>}
      <section>
        <h4>{t('file.measuresTitle', { count: measures.length })}</h4>
        {measures.length === 0 ? <p className="fine">{t('file.noMeasures')}</p> : <MeasureList measures={measures} />}
      </section>
      <LinkedList linked={linked} />
      {cases.length > 0 && (
        <section>
          <h4>{t('file.casesTitle')}</h4>
          <ul className="plain">{cases.map((each) => <li key={each.id}><Link to={`/cases/${each.id}`}>{each.number}</Link> <PhaseTag phase={each.phase} /></li>)}</ul>
        </section>
      )}
      <Fold title={t('file.fieldsTitle')}><FieldValues fields={fields} /></Fold>
      <Fold title={t('file.recipientsTitle', { count: recipients.length })}>
        {recipients.length === 0 && <p className="fine">{t('file.noRecipients')}</p>}
        <ul className="plain">{recipients.map((each) => <Holder key={`${each.org.id}-${each.version}`} holder={each} />)}</ul>
      </Fold>
      <Fold title={t('file.historyTitle', { count: history.length })}><RecordHistory history={history} /></Fold>
    </article>
  );
}

/** Who holds which version, how it came there, and whether a correction was confirmed. */
function Holder({ holder: { org: holder, version, givenAt, how, notice } }: { holder: RecordView['recipients'][number] }) {
  const { t, org, dayOf } = useWords();
  return (
    <li>
      {org(holder)} <span className="fine">{t(how === 'report' ? 'recipients.reported' : how === 'pulled' ? 'recipients.fetched' : 'file.received', { day: dayOf(givenAt), version })}</span>{' '}
      {notice !== null && (notice.confirmedAt !== null ? <StateTag tone="green">{t('recipients.confirmedOn', { day: dayOf(notice.confirmedAt) })}</StateTag>
        : notice.defunctAt !== null ? <StateTag tone="neutral">{t('recipients.defunct')}</StateTag> : <StateTag tone="amber">{t('recipients.awaited')}</StateTag>)}
    </li>
  );
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return <details className="fold"><summary>{title}</summary><div className="fold-body">{children}</div></details>;
}

/** While a case is open, the way leads to it too: another ground may be put forward meanwhile, and any once it is decided. */
function ObjectButton({ record: { id, state, cases } }: { record: RecordView }) {
  const { t } = useWords();
  const open = cases.find(({ phase }) => phase !== 'closed');
  return (
    <>
      {open !== undefined && <><LinkButton to={`/cases/${open.id}`}>{t('file.openCase')}</LinkButton>{' '}</>}
      {state !== 'revoked' && <LinkButton type={open === undefined ? 'primary' : 'default'} to={`/object/${id}`} aria-describedby={`record-${id}`}>{t('file.object')}</LinkButton>}
    </>
  );
}
