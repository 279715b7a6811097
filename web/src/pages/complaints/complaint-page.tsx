import { App, Button } from 'antd';
import { Link, useParams } from 'react-router';
import { LETTER_LABELS } from '../../../../domain/labels.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useComplaint } from '../../api/queries.ts';
import type { Complaint } from '../../api/types.ts';
import { DueText } from '../../components/due-text.tsx';
import { EvidenceList } from '../../components/evidence-list.tsx';
import { Facts } from '../../components/facts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { AnswerComplaintForm } from './answer-complaint-form.tsx';
import { ComplaintTags } from './complaint-list-page.tsx';

/** One complaint, for whoever complained and whoever examines it. */
export function ComplaintPage() {
  const { complaintId = '' } = useParams();
  const { t, dayOf } = useWords();
  const own = useUser().roles.includes('subject');
  const query = useComplaint(complaintId);
  const complaint = query.data;
  const told = complaint === undefined ? [] : [...(own ? [] : [t('complaints.row.from', { name: complaint.subjectName })]), t('complaints.row.filed', { day: dayOf(complaint.filedAt) })];
  return (
    <Page
      title={complaint === undefined ? t('complaints.title') : t('complaints.one', { number: complaint.number })} action={<LinkButton to="/complaints">{t('complaints.all')}</LinkButton>}
      lead={complaint && <><span className="lead-line">{told.join(' · ')}</span><span className="tags"><ComplaintTags complaint={complaint} /></span></>}
    >
      <Loaded query={query}>
        {(data) => (
          <>
            <ComplaintCard complaint={data} />
            {data.mayExamine && data.phase === 'received' && <TakeButton id={data.id} />}
            {data.mayExamine && data.phase === 'examining' && <AnswerComplaintForm complaint={data} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ComplaintCard({ complaint: c }: { complaint: Complaint }) {
  const { t, label, org, day, dayOf } = useWords();
  return (
    <article className="card" aria-label={c.number}>
      <Facts
        facts={[
          { name: t('complaints.kind'), value: t(`complaints.kinds.${c.kind}`), wide: true },
          { name: t('complaints.row.against'), value: org(c.against) }, { name: t('complaints.row.examinedBy'), value: org(c.examiner) },
          { name: t('complaints.row.record'), value: <Link to={`/records/${c.recordId}`}>{c.recordTitle}</Link> },
          c.caseId !== null && { name: t('complaints.row.case'), value: <Link to={`/cases/${c.caseId}`}>{c.caseNumber ?? ''}</Link> },
          c.on !== null && { name: t('complaints.row.on'), value: day(c.on) }, { name: t('complaints.where'), value: c.where },
          { name: t('complaints.what'), value: <span className="prose">{c.what}</span>, wide: true },
          c.answeredAt === null && { name: t('complaints.row.due'), value: <DueText due={c.due} />, wide: true },
          c.reasons !== null && { name: t('complaints.reasons'), value: <span className="prose">{c.reasons}</span>, wide: true },
          c.order !== null && { name: t('complaints.order'), value: <span className="prose">{c.order.text}</span>, wide: true },
          c.order !== null && { name: t('complaints.report'), value: c.order.reportedAt === null ? <>{t('complaints.notReported')} · <DueText due={c.order.due} /></> : <><span className="fine">{t('complaints.reported', { day: dayOf(c.order.reportedAt) })}</span> <span className="prose">{c.order.steps}</span></>, wide: true },
        ]}
      />
      {c.remedies !== null && <p>{t('complaints.remedies', { body: c.remedies.reconsiderationBody, days: c.remedies.reconsiderationDays, months: c.remedies.suitMonths })}</p>}
      {c.letters.length > 0 && (
        <>
          <h3>{t('complaints.letters')}</h3>
          <ul className="plain">{c.letters.map(({ id, kind, number, issuedAt }) => <li key={id}><Link to={`/complaints/${c.id}/letters/${id}`}>{label(LETTER_LABELS[kind])}</Link> <span className="fine">{number} · {dayOf(issuedAt)}</span></li>)}</ul>
        </>
      )}
      <h3>{t('complaints.photo')}</h3>
      <EvidenceList files={c.evidence} />
    </article>
  );
}

function TakeButton({ id }: { id: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const send = useSend((_: undefined, key) => answerOf(api.POST('/api/complaints/{id}/examination', { params: { path: { id } }, body: {}, headers: mutationHeaders(key) })), () => void message.success(t('complaints.taken')));
  return <div className="form-buttons"><Button type="primary" loading={send.isPending} onClick={() => send.mutate(undefined)}>{t('complaints.takeButton')}</Button></div>;
}
