import { App, Button, Form, Input, Radio } from 'antd';
import { RATINGS, REFUSAL_REASONS, REVOCATION_REASONS, SHIELD_ENDS, type Rating, type RefusalReason, type RepairOutcome, type RevocationReason, type ShieldEnd } from '../../../../domain/repair-acts.ts';
import { REFUSAL_LABELS, REPAIR_OUTCOME_LABELS, REVOCATION_LABELS } from '../../../../domain/repair-labels.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { Repair } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../components/evidence-picker.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  text?: string;
  outcome?: RepairOutcome;
  refusal?: RefusalReason;
  revocation?: RevocationReason;
  how?: ShieldEnd;
  files?: TakenFile[];
  rating?: Rating;
}
type Act = Repair['acts'][number];
/** What is reported as still shown has a form of its own. */
type FormAct = Act & { kind: Exclude<Act['kind'], 'stillShownReported'> };
const hasForm = (act: Act): act is FormAct => act.kind !== 'stillShownReported';

/** One call per kind of act; the counter decides whether it is allowed. */
function post(repairId: string, { kind, ref }: FormAct, v: Values, key: string) {
  const params = { path: { id: repairId } };
  const headers = mutationHeaders(key);
  const text = v.text?.trim() ?? '';
  switch (kind) {
    case 'repairAccepted':
      return answerOf(api.POST('/api/repairs/{id}/acceptance', { params, headers, body: {} }));
    case 'repairSupplementAsked':
      return answerOf(api.POST('/api/repairs/{id}/supplement-request', { params, headers, body: { missing: text } }));
    case 'repairSupplemented':
      return answerOf(api.POST('/api/repairs/{id}/supplement', { params, headers, body: { statement: text, evidenceIds: (v.files ?? []).map(({ id }) => id) } }));
    case 'repairExtended':
      return answerOf(api.POST('/api/repairs/{id}/extension', { params, headers, body: { reason: text } }));
    case 'repairDecided':
      return answerOf(api.POST('/api/repairs/{id}/decision', { params, headers, body: { outcome: v.outcome ?? 'refused', reason: v.outcome === 'refused' ? (v.refusal ?? null) : null, reasons: text } }));
    case 'repairConverted':
      return answerOf(api.POST('/api/repairs/{id}/conversion', { params, headers, body: { reasons: text } }));
    case 'repairWithdrawn':
      return answerOf(api.POST('/api/repairs/{id}/withdrawal', { params, headers, body: {} }));
    case 'recipientConfirmed':
      return answerOf(api.POST('/api/repairs/{id}/notices/{noticeId}/confirmation', { params: { path: { id: repairId, noticeId: ref } }, headers, body: v.rating === undefined ? {} : { rating: v.rating } }));
    case 'recipientDefunct':
      return answerOf(api.POST('/api/repairs/{id}/notices/{noticeId}/defunct', { params: { path: { id: repairId, noticeId: ref } }, headers, body: { reason: text } }));
    case 'repairRevoked':
      return answerOf(api.POST('/api/repairs/{id}/revocation', { params, headers, body: { reason: v.revocation ?? 'falseCommitment', reasons: text } }));
    case 'shieldSettled':
      return answerOf(api.POST('/api/repairs/{id}/shield-end', { params, headers, body: { how: v.how ?? 'restored', reasons: text } }));
  }
}

/** What the reader can do now, one form each. */
export function RepairActs({ repair }: { repair: Repair }) {
  const allowed = repair.acts.filter(hasForm).filter((act) => act.allowed);
  return <>{allowed.map((act) => <ActForm key={`${act.kind}-${act.ref}`} repair={repair} act={act} />)}</>;
}

function ActForm({ repair, act }: { repair: Repair; act: FormAct }) {
  const { t, label, org } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  // A clerk enters the slips of several recipients: each form says whose.
  const notice = repair.notices.find(({ noticeId }) => noticeId === act.ref);
  const name = `${act.kind}-${act.ref}`;
  const problems = useFormProblems(form, name);
  const send = useSend((values: Values, key) => post(repair.id, act, values, key), () => void message.success(t('repairs.acts.sent')));
  const outcome = Form.useWatch('outcome', form);
  const { kind } = act;
  const need = [{ required: true, whitespace: true, message: t('repairs.acts.need') }];
  const choose = [{ required: true, message: t('repairs.acts.need') }];
  const outcomes: RepairOutcome[] = repair.ground === 'reorganisation' ? ['shielded', 'refused'] : ['granted', 'refused'];
  const textLabel = kind === 'repairSupplementAsked' ? t('repairs.acts.what') : kind === 'repairSupplemented' ? t('repairs.apply.statement') : kind === 'repairExtended' ? t('repairs.acts.reason') : t('repairs.acts.reasons');
  const hasText = kind !== 'repairAccepted' && kind !== 'repairWithdrawn' && kind !== 'recipientConfirmed';
  return (
    <details className="fold card" open={kind === 'repairDecided' || kind === 'repairAccepted' || kind === 'recipientConfirmed' || kind === 'repairSupplemented'}>
      <summary>{t(`repairs.acts.${kind}`)}{notice !== undefined && repair.notices.length > 1 && <> · {org(notice.org)}</>}</summary>
      <Form form={form} name={name} layout="vertical" className="fold-body" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        {kind === 'repairDecided' && <Form.Item name="outcome" label={t('repairs.acts.outcome')} rules={choose}><Radio.Group>{outcomes.map((each) => <Radio key={each} value={each}>{label(REPAIR_OUTCOME_LABELS[each])}</Radio>)}</Radio.Group></Form.Item>}
        {kind === 'repairDecided' && outcome === 'refused' && <Form.Item name="refusal" label={t('repairs.acts.refusal')} rules={choose}><Radio.Group>{REFUSAL_REASONS.map((each) => <Radio key={each} value={each}>{label(REFUSAL_LABELS[each])}</Radio>)}</Radio.Group></Form.Item>}
        {kind === 'repairRevoked' && <Form.Item name="revocation" label={t('repairs.acts.revocation')} rules={choose}><Radio.Group>{REVOCATION_REASONS.map((each) => <Radio key={each} value={each}>{label(REVOCATION_LABELS[each])}</Radio>)}</Radio.Group></Form.Item>}
        {kind === 'shieldSettled' && <Form.Item name="how" label={t('repairs.acts.how')} rules={choose}><Radio.Group>{SHIELD_ENDS.map((each) => <Radio key={each} value={each}>{t(`repairs.acts.${each}`)}</Radio>)}</Radio.Group></Form.Item>}
        {act.asksRating && <Form.Item name="rating" label={t('repairs.page.rating')} rules={choose}><Radio.Group>{RATINGS.map((each) => <Radio key={each} value={each}>{t(`repairs.page.ratings.${each}`)}</Radio>)}</Radio.Group></Form.Item>}
        {hasText && <Form.Item name="text" label={textLabel} rules={kind === 'repairSupplemented' ? [] : need}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>}
        {kind === 'repairSupplemented' && <Form.Item name="files" label={t('repairs.apply.proof')}><EvidencePicker label={t('repairs.apply.proof')} /></Form.Item>}
        <div className="form-buttons"><Button type="primary" htmlType="submit" danger={kind === 'repairRevoked'} loading={send.isPending}>{t(`repairs.acts.${kind}`)}</Button></div>
      </Form>
    </details>
  );
}
