import { App, Button, Checkbox, Form, Input, Radio } from 'antd';
import { useRef } from 'react';
import { INCIDENT_RESULTS } from '../../../../domain/incident-acts.ts';
import type { IncidentResult } from '../../../../domain/incident-acts.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { Incident } from '../../api/types.ts';
import { base64Of } from '../../components/base64.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

const words = (message: string) => [{ required: true, whitespace: true, message }];

/** One answer for all records; the table out and in where a record is another matter. */
export function AnswerIncidentForm({ incident }: { incident: Incident }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ result: IncidentResult; reason: string }>();
  const file = useRef<HTMLInputElement>(null);
  const problems = useFormProblems(form, 'incident-answer', ([name]) => [name === 'table' ? 'reason' : (name ?? '')]);
  const send = useSend(async ({ result, reason }: { result: IncidentResult; reason: string }, key) => {
    const chosen = file.current?.files?.[0];
    return answerOf(api.POST('/api/incidents/{id}/answer', { params: { path: { id: incident.id } }, headers: mutationHeaders(key), body: { result, reason: reason.trim(), table: chosen === undefined ? null : await base64Of(chosen) } }));
  }, () => void message.success(t('incidents.done')));
  return (
    <Form form={form} name="incident-answer" layout="vertical" className="card" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('incidents.answer.title')}</h2>
      <p className="consequence">{t('incidents.answer.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <p><Button href={`/api/incidents/${incident.id}/table.xlsx`}>{t('incidents.answer.download')}</Button></p>
      <Form.Item name="result" label={t('incidents.answer.result')} rules={[{ required: true, message: t('incidents.answer.needResult') }]}>
        <Radio.Group className="choices" options={INCIDENT_RESULTS.map((value) => ({ value, label: t(`incidents.results.${value}`) }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('incidents.answer.reason')} rules={words(t('incidents.answer.needReason'))}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
      <p><label htmlFor="incident-table">{t('incidents.answer.table')}</label><br /><input id="incident-table" ref={file} type="file" accept=".xlsx,.csv" /></p>
      <p className="fine">{t('incidents.answer.tableHint')}</p>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('incidents.answer.button')}</Button></div>
    </Form>
  );
}

/** Facts and reasons for all; what each case's decision is follows from what was found of its record. */
export function DraftIncidentForm({ incident }: { incident: Incident }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ facts: string; reasons: string; liftCorrected?: boolean }>();
  const problems = useFormProblems(form, 'incident-draft');
  const send = useSend(
    ({ facts, reasons, liftCorrected = false }: { facts: string; reasons: string; liftCorrected?: boolean }, key) => answerOf(api.POST('/api/incidents/{id}/decision-draft', { params: { path: { id: incident.id } }, headers: mutationHeaders(key), body: { facts: facts.trim(), reasons: reasons.trim(), liftCorrected } })),
    () => void message.success(t('incidents.done')),
  );
  return (
    <Form
      form={form} name="incident-draft" layout="vertical" className="card" requiredMark={false} initialValues={{ facts: incident.facts ?? '', reasons: incident.reasons ?? '', liftCorrected: incident.draft?.liftCorrected ?? false }}
      onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}
    >
      <h2>{t('incidents.draft.title')}</h2>
      <p className="consequence">{t('incidents.draft.consequence')}</p>
      {incident.answeredAt === null && <p className="late-word">{t('incidents.draft.silent')}</p>}
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="facts" label={t('incidents.draft.facts')} rules={words(t('incidents.draft.needFacts'))}><Input.TextArea rows={3} maxLength={8000} /></Form.Item>
      <Form.Item name="reasons" label={t('incidents.draft.reasons')} rules={words(t('incidents.draft.needReasons'))}><Input.TextArea rows={3} maxLength={8000} /></Form.Item>
      {incident.field !== null && <Form.Item name="liftCorrected" valuePropName="checked"><Checkbox>{t('incidents.draft.lift')}</Checkbox></Form.Item>}
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('incidents.draft.button')}</Button></div>
    </Form>
  );
}

/** Signed by another person than who drafted. */
export function DecideIncidentForm({ incident }: { incident: Incident }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const problems = useFormProblems(form, 'incident-decide');
  const send = useSend((_values: object, key) => answerOf(api.POST('/api/incidents/{id}/decision', { params: { path: { id: incident.id } }, headers: mutationHeaders(key), body: {} })), () => void message.success(t('incidents.done')));
  return (
    <Form form={form} name="incident-decide" layout="vertical" className="card" requiredMark={false} onFinish={() => send.mutate({}, { onError: problems.onRefused })}>
      <h2>{t('incidents.decide.title')}</h2>
      <p className="consequence">{t('incidents.decide.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('incidents.decide.button')}</Button></div>
    </Form>
  );
}
