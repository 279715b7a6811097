import { App, Button, Checkbox, Form, Input, Radio } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { Complaint } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  outcome: 'upheld' | 'notUpheld';
  reasons: string;
  order?: string;
  undo?: boolean;
  measureIds?: string[];
  on?: string;
  where?: string;
  what?: string;
}

/** The examiner's answer: the complainant gets the reasons, the unit gets the order and nothing else. */
export function AnswerComplaintForm({ complaint }: { complaint: Complaint }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'complaint-answer', (name) => (name[0] === 'breach' ? name.slice(1) : name));
  const outcome = Form.useWatch('outcome', form);
  const undo = Form.useWatch('undo', form) === true;
  const measures = complaint.suspended.flatMap((order) => order.measures.map((m) => ({ ...m, orderId: order.orderId })));
  const breachOf = ({ undo: asked, measureIds = [], on, where = '', what = '' }: Values) => {
    const orderId = measures.find(({ id }) => measureIds.includes(id))?.orderId;
    return asked === true && orderId !== undefined && on ? { orderId, measureIds: measureIds.filter((id) => measures.some((m) => m.id === id && m.orderId === orderId)), on, where: where.trim(), what: what.trim() } : null;
  };
  const send = useSend(
    (values: Values, key) => answerOf(api.POST('/api/complaints/{id}/answer', {
      params: { path: { id: complaint.id } }, headers: mutationHeaders(key),
      body: { outcome: values.outcome, reasons: values.reasons.trim(), order: values.outcome === 'upheld' ? (values.order ?? '').trim() : null, breach: values.outcome === 'upheld' ? breachOf(values) : null },
    })),
    () => void message.success(t('complaints.answered')),
  );
  const some = (_rule: unknown, chosen: string[] = []) => (chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('complaints.needMeasures'))));
  const words = (message_: string) => [{ required: true, whitespace: true, message: message_ }];
  return (
    <Form form={form} name="complaint-answer" layout="vertical" className="card" requiredMark={false} initialValues={{ on: complaint.on ?? undefined, measureIds: measures.length === 1 ? [measures[0]!.id] : [] }} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('complaints.answerForm')}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="outcome" label={t('complaints.outcome')} rules={[{ required: true, message: t('complaints.needOutcome') }]}>
        <Radio.Group className="choices" options={(['upheld', 'notUpheld'] as const).map((value) => ({ value, label: t(`complaints.outcomes.${value}`) }))} />
      </Form.Item>
      <Form.Item name="reasons" label={t('complaints.reasonsLabel')} rules={words(t('complaints.needReasons'))}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
      {outcome === 'upheld' && (
        <>
          <Form.Item name="order" label={t('complaints.orderLabel')} extra={t('complaints.orderHint')} rules={words(t('complaints.needOrder'))}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
          {measures.length > 0 && <Form.Item name="undo" valuePropName="checked"><Checkbox>{t('complaints.undo')}</Checkbox></Form.Item>}
          {undo && (
            <>
              <fieldset className="ground-fields">
                <legend>{t('complaints.measures')}</legend>
                <Form.Item name="measureIds" noStyle rules={[{ validator: some }]}><Checkbox.Group className="choices" options={measures.map(({ id, title }) => ({ value: id, label: title }))} /></Form.Item>
              </fieldset>
              <Form.Item name="on" label={t('complaints.on')} rules={[{ required: true, message: t('complaints.needOn') }]}><Input type="date" /></Form.Item>
              <Form.Item name="where" label={t('complaints.breachWhere')} rules={words(t('complaints.needWhere'))}><Input maxLength={200} /></Form.Item>
              <Form.Item name="what" label={t('complaints.breachWhat')} extra={t('complaints.breachHint')} rules={words(t('complaints.needWhat'))}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
            </>
          )}
        </>
      )}
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('complaints.sendAnswer')}</Button></div>
    </Form>
  );
}
