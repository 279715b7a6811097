import { App, Button, Checkbox, Form, Input, Select } from 'antd';
import { useNavigate } from 'react-router';
import { SANCTIONS, SECTORS, type Sanction, type Sector } from '../../../../domain/publicity.ts';
import { SANCTION_LABELS, SECTOR_LABELS } from '../../../../domain/repair-labels.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { RepairPlan } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  sector: Sector;
  sanctions: Sanction[];
  decidedOn: string;
  publishedOn: string;
  correctedOn?: string;
  performedOn?: string;
  restrictedUntil?: string;
}
const orNull = (day: string | undefined): string | null => (day === undefined || day === '' ? null : day);

/** 认定单位 states what publicity rests on, and that conduct is corrected and duties are performed. */
export function PublicityForm({ data: { recordId, today, facts } }: { data: RepairPlan }) {
  const { t, label } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'publicity');
  const send = useSend(
    (v: Values, key) => answerOf(api.POST('/api/records/{id}/publicity', {
      params: { path: { id: recordId } }, headers: mutationHeaders(key),
      body: { sector: v.sector, sanctions: v.sanctions, decidedOn: v.decidedOn, publishedOn: v.publishedOn, correctedOn: orNull(v.correctedOn), performedOn: orNull(v.performedOn), restrictedUntil: orNull(v.restrictedUntil) },
    })),
    () => void message.success(t('repairs.acts.sent')),
  );
  const need = [{ required: true, message: t('repairs.acts.need') }];
  const initial = facts === null ? {} : { ...facts, correctedOn: facts.correctedOn ?? '', performedOn: facts.performedOn ?? '', restrictedUntil: facts.restrictedUntil ?? '' };
  const day = <Input type="date" max={today} />;
  return (
    <details className="fold card">
      <summary>{t('repairs.state.title')}</summary>
      <Form form={form} name="publicity" layout="vertical" className="fold-body" requiredMark={false} initialValues={initial} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="sector" label={t('repairs.state.sector')} rules={need}><Select options={SECTORS.map((value) => ({ value, label: label(SECTOR_LABELS[value]) }))} /></Form.Item>
        {/* A rule of our own: antd gives a required group of boxes aria-required, which no group may have. */}
        <Form.Item name="sanctions" label={t('repairs.plan.sanctions')} rules={[{ validator: (_, chosen: Sanction[] | undefined) => (chosen?.length ? Promise.resolve() : Promise.reject(new Error(t('repairs.acts.need')))) }]}><Checkbox.Group options={SANCTIONS.map((value) => ({ value, label: label(SANCTION_LABELS[value]) }))} /></Form.Item>
        <Form.Item name="decidedOn" label={t('repairs.state.decidedOn')} rules={need}>{day}</Form.Item>
        <Form.Item name="publishedOn" label={t('repairs.state.publishedOn')} rules={need}>{day}</Form.Item>
        <Form.Item name="correctedOn" label={t('repairs.state.correctedOn')}>{day}</Form.Item>
        <Form.Item name="performedOn" label={t('repairs.state.performedOn')}>{day}</Form.Item>
        <Form.Item name="restrictedUntil" label={t('repairs.state.restrictedUntil')}><Input type="date" /></Form.Item>
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('repairs.state.send')}</Button></div>
      </Form>
    </details>
  );
}

/** 四(四): corrected within the term, the authority starts the exit itself, without an application. */
export function ExitForm({ data: { recordId } }: { data: RepairPlan }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ statement: string }>();
  const problems = useFormProblems(form, 'exit');
  const send = useSend(
    ({ statement }: { statement: string }, key) => answerOf(api.POST('/api/repairs', {
      headers: mutationHeaders(key),
      body: { recordId, ground: 'performed', statement: statement.trim(), commitment: null, proofs: [], powerOfAttorney: null, agent: null, receivedOn: null, convertedFrom: null },
    })),
    ({ repairId }) => void navigate(`/repairs/${repairId}`),
  );
  return (
    <details className="fold card">
      <summary>{t('repairs.exit.title')}</summary>
      <Form form={form} name="exit" layout="vertical" className="fold-body" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <p>{t('repairs.exit.text')}</p>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="statement" label={t('repairs.exit.statement')} rules={[{ required: true, whitespace: true, message: t('repairs.acts.need') }]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('repairs.exit.send')}</Button></div>
      </Form>
    </details>
  );
}
