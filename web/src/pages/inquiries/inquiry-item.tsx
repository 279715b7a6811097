import { Link } from 'react-router';
import type { Inquiry } from '../../api/types.ts';
import { DueText } from '../../components/due-text.tsx';
import { Facts } from '../../components/facts.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { AgentFiled } from '../agents/agent-filed.tsx';
import { AnswerInquiryForm } from './answer-inquiry-form.tsx';

/** One question in the list; its number leads to its own page. */
export function InquiryItem({ inquiry }: { inquiry: Inquiry }) {
  const { id, number } = inquiry;
  return (
    <article className="card" aria-labelledby={`inquiry-${id}`}>
      <h2 id={`inquiry-${id}`} className="row-title"><Link to={`/inquiries/${id}`}>{number}</Link></h2>
      <p className="tags"><InquiryTags inquiry={inquiry} /></p>
      <p className="fine"><InquiryLine inquiry={inquiry} /></p>
      <InquiryBody inquiry={inquiry} open={false} />
    </article>
  );
}

/** Where it stands: being traced or answered, late or not, urged, escalated. */
export function InquiryTags({ inquiry: { answeredAt, late, urgedAt, escalatedAt, report, agent } }: { inquiry: Inquiry }) {
  const { t, dayOf } = useWords();
  return (
    <>
      {agent !== null && <><StateTag tone="neutral">{t('agents.tag')}</StateTag>{' '}{agent.flagged && agent.result === null && <><StateTag tone="red">{t('agents.flagged')}</StateTag>{' '}</>}</>}
      {report && <><StateTag tone="neutral">{t('inquiries.report')}</StateTag>{' '}</>}
      {answeredAt === null ? <StateTag tone="blue">{t('inquiries.open')}</StateTag> : <StateTag tone="green">{t('inquiries.answered')}</StateTag>}{' '}
      {late && <StateTag tone="amber">{t('inquiries.late')}</StateTag>}{' '}
      {urgedAt !== null && <StateTag tone="amber">{t('shell.due.urged', { day: dayOf(urgedAt) })}</StateTag>}{' '}
      {escalatedAt !== null && <StateTag tone="red">{t('shell.due.escalated', { day: dayOf(escalatedAt) })}</StateTag>}
    </>
  );
}

/** Who asked, unless it is the reader; when, and when it was answered. */
export function InquiryLine({ inquiry: { subjectName, filedAt, answeredAt } }: { inquiry: Inquiry }) {
  const { t, dayOf } = useWords();
  const own = useUser().roles.includes('subject');
  return [...(own ? [] : [t('inquiries.from', { name: subjectName })]), t('inquiries.filedAt', { day: dayOf(filedAt) }), ...(answeredAt === null ? [] : [t('inquiries.answeredAt', { day: dayOf(answeredAt) })])].join(' · ');
}

/** What was told, until when it is answered, the answer, and the form for it. */
export function InquiryBody({ inquiry, open }: { inquiry: Inquiry; open: boolean }) {
  const { t } = useWords();
  const { id, answeredAt, recordId, due, where, byWhom, shown, answer, mayAnswer, report, reportResult, agent } = inquiry;
  if (agent !== null) return <AgentFiled inquiry={inquiry} agent={agent} />;
  return (
    <>
      <Facts
        facts={[
          { name: t(report ? 'inquiries.reportWhere' : 'inquiries.where'), value: where }, { name: t(report ? 'inquiries.reportWhom' : 'inquiries.byWhom'), value: byWhom }, { name: t(report ? 'inquiries.reportWhat' : 'inquiries.shown'), value: shown, wide: true },
          answeredAt === null && { name: t('inquiries.due'), value: <DueText due={due} page={`/inquiries/${id}/clock`} />, wide: true },
          reportResult !== null && { name: t('inquiries.reportResult'), value: t(`inquiries.reportResults.${reportResult}`), wide: true },
          answer !== null && { name: t('inquiries.answer'), value: <span className="prose">{answer}</span>, wide: true },
          recordId !== null && { name: t('inquiries.recordFound'), value: <Link to={`/records/${recordId}`}>{t('shell.common.open')}</Link> },
        ]}
      />
      {mayAnswer && <AnswerInquiryForm inquiryId={id} overdue={due.overdue} open={open} report={report} />}
    </>
  );
}
