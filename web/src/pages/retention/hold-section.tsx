import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { HOLD_SCOPES } from '../../../../domain/retention.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { Retention } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

/** What is kept although its period may be over; a supervisor lays on and lifts. */
export function HoldSection({ holds, mayHold }: Retention) {
  const { t, instant } = useWords();
  const head = ['what', 'reason', 'by', 'lifted'] as const;
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">{t('retention.holds')}</h2>
      <p className="fine">{t('retention.holdsText')}</p>
      {holds.length === 0 ? <p className="fine">{t('retention.none')}</p> : (
        <ScrollTable label={t('retention.holds')} head={head.map((name) => t(`retention.holdHead.${name}`))}>
          {holds.map((hold) => (
            <tr key={hold.id}>
              <td>{t(`retention.scopes.${hold.scope}`)}<br />{hold.number ?? <code className="fine">{hold.target}</code>}</td>
              <td>{hold.reason ?? t('retention.hidden')}</td><td>{hold.by}<br /><span className="fine">{instant(hold.placedAt)}</span></td>
              <td>{hold.liftedAt !== null ? <>{hold.liftedBy}<br /><span className="fine">{instant(hold.liftedAt)}</span></> : mayHold ? <Lift id={hold.id} /> : t('retention.active')}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
      {mayHold && <Place />}
    </section>
  );
}

function Lift({ id }: { id: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState<string | undefined>(undefined);
  const lift = useSend(
    (why: string, key) => answerOf(api.POST('/api/retention/holds/{id}/lift', { params: { path: { id } }, body: { reason: why }, headers: mutationHeaders(key) })),
    ({ seq }) => void message.success(t('retention.lifted', { seq })),
  );
  if (reason === undefined) return <Button onClick={() => setReason('')}>{t('retention.lift')}</Button>;
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      lift.mutate(reason);
    }}
    >
      {lift.isError && <ProblemNotice error={lift.error} onRetry={() => lift.mutate(reason)} />}
      <Input aria-label={t('retention.liftReason')} placeholder={t('retention.liftReason')} value={reason} maxLength={500} required onChange={(event) => setReason(event.target.value)} />
      <Button htmlType="submit" loading={lift.isPending} disabled={reason.trim() === ''}>{t('retention.lift')}</Button>
    </form>
  );
}

interface Values {
  scope: Retention['holds'][number]['scope'];
  name: string;
  reason: string;
}

function Place() {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'hold');
  const place = useSend(
    (values: Values, key) => answerOf(api.POST('/api/retention/holds', { body: values, headers: mutationHeaders(key) })),
    ({ seq }) => {
      form.resetFields();
      void message.success(t('retention.form.done', { seq }));
    },
  );
  return (
    <Form
      form={form} name="hold" layout="vertical" className="card narrow-form" requiredMark={false} initialValues={{ scope: 'case' }}
      onFinish={(values) => place.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}
    >
      <h3>{t('retention.form.title')}</h3>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="scope" label={t('retention.form.scope')}><NativeSelect options={HOLD_SCOPES.map((scope) => ({ value: scope, text: t(`retention.scopes.${scope}`) }))} /></Form.Item>
      <Form.Item name="name" label={t('retention.form.name')} extra={t('retention.form.nameHint')} rules={[{ required: true, whitespace: true, message: t('retention.form.needName') }]}><Input maxLength={60} autoComplete="off" spellCheck={false} /></Form.Item>
      <Form.Item name="reason" label={t('retention.form.reason')} rules={[{ required: true, whitespace: true, message: t('retention.form.needReason') }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={place.isPending}>{t('retention.form.send')}</Button></div>
    </Form>
  );
}
