import { App, Button, Form, Input, Radio } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import type { EmergencyKind } from '../../../../domain/emergency.ts';
import { EMERGENCY_KINDS } from '../../../../domain/emergency.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  kind: EmergencyKind;
  ref: string;
  reason: string;
}

/** Opens a case or a record: what, why, and what that sets going. */
export function EmergencyForm({ minutes }: { minutes: number }) {
  const { t, instant } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'emergency');
  const open = useSend(
    ({ kind, ref, reason }: Values, key) => answerOf(api.POST('/api/emergencies', { body: { kind, ref: ref.trim(), reason: reason.trim() }, headers: mutationHeaders(key) })),
    ({ kind, dossierId, endsAt }) => {
      void message.success(t('emergencies.opened_', { at: instant(endsAt) }));
      void navigate(kind === 'case' ? `/cases/${dossierId}` : `/records/${dossierId}`);
    },
  );
  return (
    <Form
      form={form} name="emergency" layout="vertical" className="card narrow-form" requiredMark={false} initialValues={{ kind: search.get('kind') === 'record' ? 'record' : 'case', ref: search.get('ref') ?? '' }}
      onFinish={(values) => open.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}
    >
      <h2>{t('emergencies.form.title')}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="kind" label={t('emergencies.form.kind')}><Radio.Group className="choices" options={EMERGENCY_KINDS.map((kind) => ({ value: kind, label: t(`emergencies.form.kinds.${kind}`) }))} /></Form.Item>
      <Form.Item name="ref" label={t('emergencies.form.ref')} extra={t('emergencies.form.refHint')} rules={[{ required: true, whitespace: true, message: t('emergencies.form.needRef') }]}><Input maxLength={100} autoComplete="off" /></Form.Item>
      <Form.Item name="reason" label={t('emergencies.form.reason')} extra={t('emergencies.form.reasonHint')} rules={[{ required: true, whitespace: true, message: t('emergencies.form.needReason') }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
      <p className="consequence">{t('emergencies.form.consequence', { minutes })}</p>
      <div className="form-buttons"><Button type="primary" danger htmlType="submit" loading={open.isPending}>{t('emergencies.form.submit')}</Button></div>
    </Form>
  );
}
