import { Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** 审核: the draft above may be signed. */
export function ReviewForm({ view }: ActFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<{ remark?: string }>();
  const problems = useFormProblems(form, 'review');
  const sending = useAct(
    view, t('acts.names.decisionReviewed'),
    (remark: string, headers) => answerOf(api.POST('/api/cases/{id}/decision-draft/review', { params: { path: { id: view.id } }, body: { remark }, headers })),
    problems.onRefused,
  );
  return (
    <Form form={form} name="review" layout="vertical" requiredMark={false} onFinish={({ remark = '' }) => sending.send(remark.trim())} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="remark" label={t('decision.reviewRemark')} extra={t('decision.reviewRemarkHint')}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.decisionReviewed')} />
    </Form>
  );
}
