import { App, Button, Form, Input } from 'antd';
import { hours } from '../../../../domain/social-service.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { RepairPlan } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

type Service = NonNullable<RepairPlan['service']>;

/** 四(四): a natural person's social service for the repair of this record; what the organisation confirms counts. */
export function SocialService({ data: { recordId, today }, service, own }: { data: RepairPlan; service: Service; own: boolean }) {
  const { t, org, day } = useWords();
  const { count, basis, entries, mostMinutesPerDay } = service;
  return (
    <section className="card" aria-labelledby="social-service">
      <h2 id="social-service">{t('proofs.service.title')}</h2>
      <p>{t('proofs.service.lead')}</p>
      {count === null ? <p>{t('proofs.service.notFor')}</p> : (
        <>
          <p><strong>{t('proofs.service.counted', { counted: hours(count.counted), needed: hours(count.needed) })}</strong> {count.counted >= count.needed && <StateTag tone="green">{t('proofs.service.enough')}</StateTag>}</p>
          <p className="fine">{t('proofs.service.window', { from: day(count.from), until: day(count.until), most: hours(mostMinutesPerDay) })} {t('proofs.service.limits')} {count.basis} · {basis} · {t('proofs.service.internal')}</p>
        </>
      )}
      {entries.length > 0 && (
        <>
          <h3>{t('proofs.service.list')}</h3>
          <ul className="plain">
            {entries.map((each) => (
              <li key={each.id}>
                {day(each.on)} · {org(each.org)} · {t('proofs.service.of', { hours: hours(each.minutes) })}{' '}
                {each.confirmed === null ? <StateTag tone="amber">{t('proofs.service.waiting')}</StateTag> : each.confirmed === 0 ? <StateTag tone="neutral">{t('proofs.service.refused')}</StateTag> : <StateTag tone="green">{t('proofs.service.confirmed', { hours: hours(each.confirmed) })}</StateTag>}
              </li>
            ))}
          </ul>
        </>
      )}
      {own && count !== null && <LogForm recordId={recordId} today={today} service={service} />}
    </section>
  );
}

interface Values {
  orgId: string;
  on: string;
  hours: string;
  what: string;
}

function LogForm({ recordId, today, service: { organisers, mostMinutesPerDay } }: { recordId: string; today: string; service: Service }) {
  const { t, org } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'service');
  const send = useSend(
    (v: Values, key) => answerOf(api.POST('/api/records/{id}/social-service', { params: { path: { id: recordId } }, headers: mutationHeaders(key), body: { orgId: v.orgId, on: v.on, minutes: Math.round(Number(v.hours) * 60), what: v.what.trim() } })),
    () => {
      void message.success(t('proofs.service.logged'));
      form.resetFields();
    },
  );
  const halves = (_rule: unknown, text?: string) => (Number(text) > 0 && Number(text) * 2 === Math.round(Number(text) * 2) ? Promise.resolve() : Promise.reject(new Error(t('proofs.service.needHours'))));
  return (
    <details className="fold">
      <summary>{t('proofs.service.log')}</summary>
      <Form form={form} name="service" layout="vertical" className="fold-body" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="orgId" label={t('proofs.service.org')} rules={[{ required: true, message: t('proofs.service.needOrg') }]}><NativeSelect prompt={t('proofs.service.choose')} options={organisers.map((each) => ({ value: each.id, text: org(each) }))} /></Form.Item>
        <Form.Item name="on" label={t('proofs.service.on')} rules={[{ required: true, message: t('proofs.service.needDay') }]}><Input type="date" max={today} /></Form.Item>
        <Form.Item name="hours" label={t('proofs.service.hours')} rules={[{ validator: halves }]}><Input type="number" min={0.5} max={mostMinutesPerDay / 60} step={0.5} inputMode="decimal" /></Form.Item>
        <Form.Item name="what" label={t('proofs.service.what')} rules={[{ required: true, whitespace: true, message: t('proofs.service.needWhat') }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('proofs.service.log')}</Button></div>
      </Form>
    </details>
  );
}
