import { App, Button, Form, Input, Radio } from 'antd';
import { Link } from 'react-router';
import { REPORT_RESULTS } from '../../../../domain/inquiry.ts';
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
  /** A third party's: answered in one of a few words, and with no record. */
  report: boolean;
}

/** The platform's answer: what was found, and the record, if there is one now. */
export function AnswerInquiryForm({ inquiryId, overdue, open, report }: Props) {
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
        {report ? (
          <>
            <p className="consequence">{t('inquiries.reportHint')} <Link to="/counter">{t('inquiries.openExOfficio')}</Link></p>
            <Form.Item name="answer" label={t('inquiries.reportResult')} rules={[{ required: true, message: t('inquiries.needAnswer') }]}><Radio.Group className="choices" options={REPORT_RESULTS.map((value) => ({ value, label: t(`inquiries.reportResults.${value}`) }))} /></Form.Item>
          </>
        ) : (
          <>
            <Form.Item name="answer" label={t('inquiries.answer')} rules={[{ required: true, whitespace: true, message: t('inquiries.needAnswer') }]}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
            <RecordFinder />
          </>
        )}
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('inquiries.sendAnswer')}</Button></div>
      </Form>
    </details>
  );
}
