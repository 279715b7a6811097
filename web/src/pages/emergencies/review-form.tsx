import { App, Button, Form, Input, Radio } from 'antd';
import type { EmergencyFinding } from '../../../../domain/emergency.ts';
import { EMERGENCY_FINDINGS } from '../../../../domain/emergency.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  finding: EmergencyFinding;
  note: string;
}

/** What a supervisor finds of an emergency. */
export function ReviewForm({ emergencyId }: { emergencyId: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'review');
  const review = useSend(
    ({ finding, note }: Values, key) => answerOf(api.POST('/api/emergencies/{id}/review', { params: { path: { id: emergencyId } }, body: { finding, note: note.trim() }, headers: mutationHeaders(key) })),
    () => void message.success(t('emergencies.review.done')),
  );
  return (
    <Form form={form} name="review" layout="vertical" className="card" requiredMark={false} onFinish={(values) => review.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('emergencies.review.title')}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="finding" label={t('emergencies.review.finding')} extra={t('emergencies.review.unjustifiedHint')} rules={[{ required: true, message: t('emergencies.review.needFinding') }]}>
        <Radio.Group className="choices" options={EMERGENCY_FINDINGS.map((finding) => ({ value: finding, label: t(`emergencies.reviewed.${finding}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('emergencies.review.note')} rules={[{ required: true, whitespace: true, message: t('emergencies.review.needNote') }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={review.isPending}>{t('emergencies.review.submit')}</Button></div>
    </Form>
  );
}
