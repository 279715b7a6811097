import { Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { useMeasureCatalogue } from '../../../api/queries.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { NativeSelect } from '../../../components/native-select.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Proposal {
  measureId: string;
  until: string;
  reasons: string;
}

/** "This one may not rest": offered only for measures that a clause of the catalogue forbids staying. */
export function ProposeExceptionForm({ act, view }: ActFormProps) {
  const { t, colon } = useWords();
  const [form] = Form.useForm<Proposal>();
  const formName = `exception-${act.ref}`;
  const problems = useFormProblems(form, formName);
  const catalogue = useMeasureCatalogue().data?.measures ?? [];
  const order = view.suspensions.find(({ orderId }) => orderId === act.ref);
  const clauseOf = (code: string | null) => catalogue.find((m) => m.code === code)?.mayNotBeStayed ?? null;
  const measures = (order?.measures ?? []).filter(({ code }) => clauseOf(code) !== null);
  const sending = useAct(view, t('acts.names.exceptionProposed'), ({ measureId, until, reasons }: Proposal, headers) => answerOf(api.POST('/api/cases/{id}/suspensions/{orderId}/exceptions', {
    params: { path: { id: view.id, orderId: act.ref } }, headers, body: { measureId, until, reasons: reasons.trim() },
  })), problems.onRefused);
  if (measures.length === 0) return <p className="fine">{t('acts.exception.noneWith')}</p>;
  return (
    <Form form={form} name={formName} layout="vertical" requiredMark={false} initialValues={measures.length === 1 ? { measureId: measures[0]!.id } : {}} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.consequences.exceptionProposed')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="measureId" label={t('acts.exception.measure')} rules={[{ required: true, message: t('acts.exception.needMeasure') }]}>
        <NativeSelect prompt={t('object.grounds.choose')} options={measures.map(({ id, title }) => ({ value: id, text: title }))} />
      </Form.Item>
      {measures.map(({ id, code }) => <p key={id} className="fine">{t('acts.exception.clause')}{colon}{clauseOf(code)!.basis}</p>)}
      <Form.Item name="until" label={t('acts.exception.until')} extra={t('acts.exception.untilHint')} rules={[{ required: true, message: t('acts.exception.needUntil') }]}><Input type="date" /></Form.Item>
      <Form.Item name="reasons" label={t('acts.exception.reasons')} rules={[{ required: true, whitespace: true, message: t('acts.exception.needReasons') }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.exceptionProposed')} />
    </Form>
  );
}

/** Another organ looks at clause and reasons, and says yes or no. */
export function DecideExceptionForm({ act, view }: ActFormProps) {
  const { t, org, day, colon } = useWords();
  const [form] = Form.useForm<{ granted: 'yes' | 'no'; reasons: string }>();
  const formName = `exception-decision-${act.ref}`;
  const problems = useFormProblems(form, formName);
  const exception = view.exceptions.find(({ id }) => id === act.ref);
  const sending = useAct(view, t('acts.names.exceptionDecided'), ({ granted, reasons }: { granted: 'yes' | 'no'; reasons: string }, headers) => answerOf(api.POST('/api/cases/{id}/exceptions/{exceptionId}/decision', {
    params: { path: { id: view.id, exceptionId: act.ref } }, headers, body: { granted: granted === 'yes', reasons: reasons.trim() },
  })), problems.onRefused);
  return (
    <Form form={form} name={formName} layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      {exception !== undefined && (
        <>
          <p><strong>{org(exception.org)}</strong>{colon}{exception.measure}（{t('measures.exceptions.until', { day: day(exception.until) })}）</p>
          <p>{t('acts.exception.clause')}{colon}{exception.clause}</p>
          {exception.reasons !== null && <p className="prose">{exception.reasons}</p>}
        </>
      )}
      <p className="consequence">{t('acts.consequences.exceptionDecided')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="granted" label={t('acts.exception.granted')} rules={[{ required: true, message: t('acts.exception.needGranted') }]}>
        <NativeSelect prompt={t('object.grounds.choose')} options={[{ value: 'no', text: t('acts.exception.refuse') }, { value: 'yes', text: t('acts.exception.grant') }]} />
      </Form.Item>
      <Form.Item name="reasons" label={t('acts.exception.reasons')} rules={[{ required: true, whitespace: true, message: t('acts.exception.needReasons') }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.exceptionDecided')} />
    </Form>
  );
}
