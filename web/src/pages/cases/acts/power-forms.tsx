import { Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { FEE_ANSWERS, POWER_SCOPES, type FeeAnswer, type PowerScope } from '../../../../../domain/filing-acts.ts';
import { FEE_LABELS } from '../../../../../domain/intake-labels.ts';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { Facts } from '../../../components/facts.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Given { name?: string; identifier?: string; scope?: string; scopes?: PowerScope[]; validUntil?: string; fee?: FeeAnswer }

/** 事后委托: the subject names an agent, by the paper; nobody is let in before the platform has examined it. */
export function GivePowerForm({ view }: ActFormProps) {
  const { t, label } = useWords();
  const [form] = Form.useForm<Given>();
  const problems = useFormProblems(form, 'power');
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const sending = useAct(view, t('acts.names.powerGiven'), ({ name = '', identifier = '', scope = '', scopes = [], validUntil = '', fee = 'unsaid' }: Given, headers) => answerOf(api.POST('/api/cases/{id}/power', {
    params: { path: { id: view.id } }, headers, body: { name: name.trim(), identifier: identifier.trim(), scope: scope.trim(), scopes, validUntil, fee, evidenceIds: files.map(({ id }) => id) },
  })), problems.onRefused);
  const need = (text: string) => [{ required: true, whitespace: true, message: text }];
  return (
    <Form form={form} name="power" layout="vertical" requiredMark={false} initialValues={{ fee: 'unsaid' }} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('agents.give.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="name" label={t('agents.give.name')} rules={need(t('agents.give.needName'))}><Input maxLength={200} autoComplete="off" /></Form.Item>
      <Form.Item name="identifier" label={t('agents.give.identifier')} rules={need(t('agents.needIdentifier'))}><Input maxLength={40} autoComplete="off" /></Form.Item>
      <Form.Item name="validUntil" label={t('agents.validUntil')} rules={need(t('agents.needValidUntil'))}><Input type="date" /></Form.Item>
      <Form.Item name="scopes" label={t('agents.scopes')}><Checkbox.Group className="choices" options={POWER_SCOPES.map((value) => ({ value, label: t(`agents.scopeNames.${value}`) }))} /></Form.Item>
      <Form.Item name="scope" label={t('agents.scope')} extra={t('agents.scopeHint')}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
      <Form.Item name="fee" label={t('agents.fee')} extra={t('agents.feeHint')}><Radio.Group options={FEE_ANSWERS.map((value) => ({ value, label: label(FEE_LABELS[value]) }))} /></Form.Item>
      <h4>{t('agents.give.paper')}</h4>
      <EvidencePicker label={t('agents.give.paper')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t('acts.buttons.powerGiven')} quiet />
    </Form>
  );
}

/** 核验授权: what was given, held against the paper among the files of the case. */
export function ExaminePowerForm({ view }: ActFormProps) {
  const { t, day } = useWords();
  const [form] = Form.useForm<{ granted?: boolean; reasons?: string }>();
  const problems = useFormProblems(form, 'power-examination');
  const sending = useAct(view, t('acts.names.powerExamined'), ({ granted = false, reasons = '' }: { granted?: boolean; reasons?: string }, headers) => answerOf(api.POST('/api/cases/{id}/power-examination', {
    params: { path: { id: view.id } }, headers, body: { granted, reasons: reasons.trim() },
  })), problems.onRefused);
  const ask = view.intake.powerAsk;
  return (
    <Form form={form} name="power-examination" layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('agents.examine.consequence')}</p>
      {ask !== null && (
        <Facts
          facts={[
            { name: t('agents.give.name'), value: ask.name ?? '' }, { name: t('agents.give.identifier'), value: ask.identifier ?? '' }, { name: t('agents.validUntil'), value: day(ask.validUntil) },
            { name: t('agents.scopes'), value: ask.scopes.length === 0 ? t('agents.noScopes') : ask.scopes.map((scope) => t(`agents.scopeNames.${scope}`)).join('；') },
            ask.scope !== null && ask.scope !== '' && { name: t('agents.scope'), value: <span className="prose">{ask.scope}</span>, wide: true },
          ]}
        />
      )}
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="granted" label={t('agents.examine.result')} rules={[{ required: true, message: t('decision.needChoice') }]}>
        <Radio.Group className="choices" options={[{ value: true, label: t('agents.examine.granted') }, { value: false, label: t('agents.examine.refused') }]} />
      </Form.Item>
      <Form.Item name="reasons" label={t('agents.examine.reasons')} rules={[({ getFieldValue }) => ({ required: getFieldValue('granted') === false, whitespace: true, message: t('decision.needText') })]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.powerExamined')} quiet />
    </Form>
  );
}
