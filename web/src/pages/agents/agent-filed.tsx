import { App, Button, Form, Input, Radio } from 'antd';
import { Link } from 'react-router';
import { APPLICANT_LABELS, FEE_LABELS } from '../../../../domain/intake-labels.ts';
import { FIELD_LABELS, GROUND_LABELS } from '../../../../domain/labels.ts';
import { AGENT_RESULTS, type AgentResult } from '../../../../domain/agent-acts.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { Inquiry } from '../../api/types.ts';
import { DueText } from '../../components/due-text.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Facts } from '../../components/facts.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { RecordFinder } from '../inquiries/record-finder.tsx';

type Agent = NonNullable<Inquiry['agent']>;

/** An objection for another: what was filed, by what right, and what came of it; for the platform's clerk the two ways to go on. */
export function AgentFiled({ inquiry, agent }: { inquiry: Inquiry; agent: Agent }) {
  const { t, label, day } = useWords();
  const { id, due, answer, answeredAt, mayAnswer } = inquiry;
  const others = agent.evidenceIds.filter((file) => !agent.proofIds.includes(file));
  const mine = useUser().roles.includes('subject');
  return (
    <>
      <Facts
        facts={[
          { name: t('agents.for'), value: agent.identifier }, { name: t('agents.document'), value: agent.documentNumber },
          { name: t('counter.as'), value: label(APPLICANT_LABELS[agent.as]) }, { name: t('agents.validUntil'), value: <>{agent.validUntil === null ? t('agents.forever') : day(agent.validUntil)}{agent.expired && agent.result === null && <span className="late-word"> {t('agents.expired')}</span>}</> },
          { name: t('agents.scopes'), value: agent.scopes.length === 0 ? t('agents.noScopes') : agent.scopes.map((scope) => t(`agents.scopeNames.${scope}`)).join('；'), wide: true },
          agent.scope !== '' && { name: t('agents.scope'), value: <span className="prose">{agent.scope}</span>, wide: true },
          { name: t('agents.fee'), value: label(FEE_LABELS[agent.fee]) },
          { name: t('agents.files'), value: <Files ids={agent.proofIds} /> }, others.length > 0 && { name: t('agents.otherFiles'), value: <Files ids={others} /> },
          ...agent.grounds.map((ground) => ({ name: label(GROUND_LABELS[ground.kind]) + (ground.field === null ? '' : ` · ${label(FIELD_LABELS[ground.field])}`), value: <span className="prose">{ground.explanation}{ground.claimedValue !== null && ` → ${ground.claimedValue}`}</span>, wide: true })),
          answeredAt === null && { name: t('inquiries.due'), value: <DueText due={due} page={`/inquiries/${id}/clock`} />, wide: true },
          agent.result !== null && { name: t('agents.result'), value: t(`agents.results.${agent.result}`), wide: true },
          answer !== null && { name: t('agents.reasons'), value: <span className="prose">{answer}</span>, wide: true },
        ]}
      />
      {agent.caseId !== null && <p><Link to={`/cases/${agent.caseId}`}>{t('agents.toCase')}</Link></p>}
      {mayAnswer && !mine && <><TakeInForm id={id} /><TurnAwayForm id={id} /></>}
    </>
  );
}

function Files({ ids }: { ids: readonly string[] }) {
  const { t } = useWords();
  return <>{ids.map((id, i) => <span key={id}>{i > 0 && ' '}<a href={`/api/evidence/${id}/file`}>{t('agents.fileN', { n: i + 1 })}</a></span>)}</>;
}

function TakeInForm({ id }: { id: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ identifier?: string; recordId?: string }>();
  const problems = useFormProblems(form, `take-${id}`);
  const send = useSend(({ recordId = '' }: { recordId?: string }, key) => answerOf(api.POST('/api/inquiries/{id}/taking-in', { params: { path: { id } }, body: { recordId }, headers: mutationHeaders(key) })), ({ number }) => void message.success(t('agents.taken', { number })));
  return (
    <details className="fold" open>
      <summary>{t('agents.take')}</summary>
      <Form form={form} name={`take-${id}`} layout="vertical" className="fold-body" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <p className="consequence">{t('agents.takeText')}</p>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <RecordFinder label={t('agents.identifier')} hint={t('agents.identifierHint')} />
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('agents.take')}</Button></div>
      </Form>
    </details>
  );
}

const TURNED_AWAY = AGENT_RESULTS.filter((result) => result !== 'taken');

function TurnAwayForm({ id }: { id: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ result: Exclude<AgentResult, 'taken'>; reasons: string }>();
  const problems = useFormProblems(form, `turn-${id}`);
  const send = useSend(
    ({ result, reasons }: { result: Exclude<AgentResult, 'taken'>; reasons: string }, key) => answerOf(api.POST('/api/inquiries/{id}/turning-away', { params: { path: { id } }, body: { result, reasons: reasons.trim() }, headers: mutationHeaders(key) })),
    () => void message.success(t('agents.turnedAway')),
  );
  return (
    <details className="fold">
      <summary>{t('agents.turnAway')}</summary>
      <Form form={form} name={`turn-${id}`} layout="vertical" className="fold-body" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="result" label={t('agents.reason')} rules={[{ required: true, message: t('agents.needResult') }]}><Radio.Group className="choices" options={TURNED_AWAY.map((value) => ({ value, label: t(`agents.results.${value}`) }))} /></Form.Item>
        <Form.Item name="reasons" label={t('agents.reasons')} extra={t('agents.reasonsHint')} rules={[{ required: true, whitespace: true, message: t('agents.needReasons') }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
        <div className="form-buttons"><Button htmlType="submit" loading={send.isPending}>{t('agents.sendTurnAway')}</Button></div>
      </Form>
    </details>
  );
}
