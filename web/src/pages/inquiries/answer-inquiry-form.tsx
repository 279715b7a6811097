import { App, Button, Form, Input } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';
import { NO_RECORD, RecordFinder } from './record-finder.tsx';

interface Values {
  answer: string;
  identifier?: string;
  recordId?: string;
}

interface Props {
  inquiryId: string;
  /** Its time is over: it can still be answered, and whoever does is told that it counts as late. */
  overdue: boolean;
  open: boolean;
}

/** The platform's answer: what was found, and the record, if there is one now. */
export function AnswerInquiryForm({ inquiryId, overdue, open }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const formName = `answer-${inquiryId}`;
  const problems = useFormProblems(form, formName);
  const send = useSend(
    ({ answer, recordId = NO_RECORD }: Values, key) =>
      answerOf(api.POST('/api/inquiries/{id}/answer', { params: { path: { id: inquiryId } }, body: { answer: answer.trim(), recordId: recordId === NO_RECORD ? null : recordId }, headers: mutationHeaders(key) })),
    ({ late }) => void message.success(late ? t('inquiries.sentLate') : t('inquiries.sentAnswer')),
  );
  return (
    <details className="fold" open={open}>
      <summary>{t('inquiries.answerForm')}</summary>
      <Form form={form} name={formName} layout="vertical" className="fold-body" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        {overdue && <p className="late-word">{t('inquiries.stillOpen')}</p>}
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="answer" label={t('inquiries.answer')} rules={[{ required: true, whitespace: true, message: t('inquiries.needAnswer') }]}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
        <RecordFinder />
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('inquiries.sendAnswer')}</Button></div>
      </Form>
    </details>
  );
}
