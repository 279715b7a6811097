import { Link } from 'react-router';
import type { Inquiry } from '../../api/types.ts';
import { DueText } from '../../components/due-text.tsx';
import { Facts } from '../../components/facts.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';
import { AnswerInquiryForm } from './answer-inquiry-form.tsx';

/** One question: what was told, until when it is answered, and the answer. */
export function InquiryItem({ inquiry }: { inquiry: Inquiry }) {
  const { t, dayOf } = useWords();
  const { id, number, subjectName, filedAt, answeredAt, recordId, due, where, byWhom, shown, answer, mayAnswer } = inquiry;
  return (
    <article className="card" aria-labelledby={`inquiry-${id}`}>
      <h2 id={`inquiry-${id}`} className="row-title">{number} {answeredAt === null ? <StateTag tone="blue">{t('inquiries.open')}</StateTag> : <StateTag tone="green">{t('inquiries.answered')}</StateTag>}</h2>
      <p className="fine">{mayAnswer && `${t('inquiries.from', { name: subjectName })} · `}{t('inquiries.filedAt', { day: dayOf(filedAt) })}{answeredAt !== null && ` · ${t('inquiries.answeredAt', { day: dayOf(answeredAt) })}`}</p>
      <Facts
        facts={[
          { name: t('inquiries.where'), value: where }, { name: t('inquiries.byWhom'), value: byWhom }, { name: t('inquiries.shown'), value: shown, wide: true },
          answeredAt === null && { name: t('inquiries.due'), value: <DueText due={due} page={`/inquiries/${id}/clock`} />, wide: true },
          answer !== null && { name: t('inquiries.answer'), value: <span className="prose">{answer}</span>, wide: true },
          recordId !== null && { name: t('inquiries.recordFound'), value: <Link to={`/records/${recordId}`}>{t('shell.common.open')}</Link> },
        ]}
      />
      {mayAnswer && answeredAt === null && <AnswerInquiryForm inquiryId={id} />}
    </article>
  );
}
