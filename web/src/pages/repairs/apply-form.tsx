import { App, Button, Checkbox, Form, Input, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { REPAIR_GROUNDS, type RepairGround } from '../../../../domain/repair-acts.ts';
import { REPAIR_GROUND_LABELS } from '../../../../domain/repair-labels.ts';
import { answerOf, api, mutationHeaders, newKey } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useSavedRepairDraft } from '../../api/queries.ts';
import type { RepairDraft, RepairPlan } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../components/evidence-picker.tsx';
import { Loaded } from '../../components/states.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';
import { FetchProof } from './fetched-proofs.tsx';

interface Values {
  ground: RepairGround;
  statement: string;
  proofs: TakenFile[];
  proofKind?: string;
  proofDay: string;
  signedBy: string;
  agent?: string;
  power?: TakenFile[];
  convert?: boolean;
}

/** The draft of a record's application stays in this tab, and on the server, until it is sent; the signature is given anew each time. */
const draftKey = (recordId: string): string => `repair-${recordId}`;

/** The application, as it was left on whichever device. */
export function ApplyForm({ data }: { data: RepairPlan }) {
  const saved = useSavedRepairDraft(data.recordId);
  return <Loaded query={saved}>{({ draft }) => <Application data={data} saved={draft} />}</Loaded>;
}

/** One application for one record: proof, the commitment signed on the screen, and that it is free. */
function Application({ data, saved }: { data: RepairPlan; saved: RepairDraft | null }) {
  const { recordId, today, converted, fetchedProofs, service } = data;
  const { t, label, instant } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const problems = useFormProblems(form, 'repair');
  const send = useSend(
    (v: Values, key) => answerOf(api.POST('/api/repairs', {
      body: {
        recordId, ground: v.ground, statement: v.statement.trim(), commitment: { text: t('repairs.apply.commitment'), signedBy: v.signedBy.trim() },
        proofs: v.proofs.map(({ id }) => ({ evidenceId: id, datedOn: v.proofDay, kind: (v.proofKind ?? '').trim() })), powerOfAttorney: v.power?.[0]?.id ?? null, agent: v.agent?.trim() ? v.agent.trim() : null, receivedOn: null,
        ...(fetchedProofs.length === 0 ? {} : { fetchedProofs: fetchedProofs.map(({ id }) => id) }),
        convertedFrom: v.convert === true && converted !== null ? converted.id : null,
      },
      headers: mutationHeaders(key),
    })),
    ({ repairId }) => {
      sessionStorage.removeItem(draftKey(recordId));
      void message.success(t('repairs.acts.sent'));
      void navigate(`/repairs/${repairId}`);
    },
  );
  const [savedAt, keep] = useKeptDraft(recordId);
  const ground = Form.useWatch('ground', form);
  const files = Form.useWatch('proofs', form) ?? [];
  // What the authority's system says, and what an organisation has confirmed, is proof enough.
  const needsFile = fetchedProofs.length === 0 && ground !== 'socialService';
  const hasAgent = (Form.useWatch('agent', form) ?? '').trim() !== '';
  const needsWords = needsFile || files.length > 0;
  const grounds = REPAIR_GROUNDS.filter((each) => each !== 'socialService' || (service !== null && service.count !== null));
  const kept = sessionStorage.getItem(draftKey(recordId));
  const initial: Partial<Values> = { ground: 'performed', statement: '', proofs: [], proofDay: today, convert: converted !== null, ...(kept === null ? (saved ?? {}) : (JSON.parse(kept) as Partial<Values>)) };
  return (
    <section className="card" aria-labelledby="apply">
      <h2 id="apply">{t('repairs.apply.title')}</h2>
      <p>{t('repairs.apply.free')}</p>
      <Form
        form={form} name="repair" layout="vertical" requiredMark={false} initialValues={initial} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed}
        onValuesChange={(_, { signedBy: _signature, ...all }) => { problems.clear(); sessionStorage.setItem(draftKey(recordId), JSON.stringify(all)); keep(all); }}
      >
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="ground" label={t('repairs.apply.ground')}><Radio.Group>{grounds.map((each) => <Radio key={each} value={each}>{label(REPAIR_GROUND_LABELS[each])}</Radio>)}</Radio.Group></Form.Item>
        <Form.Item name="statement" label={t('repairs.apply.statement')} extra={t('repairs.apply.statementHint')}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
        <FetchProof data={data} />
        <Form.Item name="proofs" label={t('repairs.apply.proof')} dependencies={['ground']} rules={needsFile ? [{ required: true, type: 'array', min: 1, message: t('repairs.apply.needProof') }] : []}><EvidencePicker text={t('repairs.apply.files')} label={t('repairs.apply.proof')} onBusy={setBusy} /></Form.Item>
        <Form.Item name="proofKind" label={t('repairs.apply.proofKind')} rules={needsWords ? [{ required: true, whitespace: true, message: t('repairs.apply.needKind') }] : []}><Input maxLength={100} /></Form.Item>
        <Form.Item name="proofDay" label={t('repairs.apply.proofDay')} rules={[{ required: true, message: t('repairs.apply.needDay') }]}><Input type="date" max={today} /></Form.Item>
        <Form.Item name="agent" label={t('repairs.apply.agent')}><Input maxLength={100} /></Form.Item>
        <Form.Item name="power" label={t('repairs.apply.power')} dependencies={['agent']} rules={hasAgent ? [{ required: true, type: 'array', min: 1, message: t('repairs.apply.needPower') }] : []}><EvidencePicker text={t('repairs.apply.files')} label={t('repairs.apply.power')} onBusy={setBusy} max={1} /></Form.Item>
        {converted !== null && <Form.Item name="convert" valuePropName="checked"><Checkbox>{t('repairs.apply.convert', { number: converted.number, at: instant(converted.receivedAt) })}</Checkbox></Form.Item>}
        <h3>{t('repairs.apply.commitmentTitle')}</h3>
        <p>{t('repairs.apply.commitment')}</p>
        <Form.Item name="signedBy" label={t('repairs.apply.sign')} rules={[{ required: true, whitespace: true, message: t('repairs.apply.needSign') }]}><Input maxLength={100} autoComplete="name" /></Form.Item>
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending} disabled={busy}>{t('repairs.apply.submit')}</Button>{savedAt !== undefined && <output className="fine">{t('repairs.apply.saved', { at: instant(savedAt) })}</output>}</div>
      </Form>
    </section>
  );
}

/** How long nobody writes before what was written is kept on the server. */
const PAUSE_MS = 1_500;

/** Keeps the draft whenever its author pauses; says when it was kept last. */
function useKeptDraft(recordId: string): [string | undefined, (draft: RepairDraft) => void] {
  const [draft, setDraft] = useState<RepairDraft>();
  const [savedAt, setSavedAt] = useState<string>();
  useEffect(() => {
    if (draft === undefined) return undefined;
    const timer = setTimeout(() => {
      // What cannot be kept there is still kept in this tab; sending says what is wrong.
      answerOf(api.PUT('/api/records/{id}/repair-draft', { params: { path: { id: recordId } }, body: draft, headers: mutationHeaders(newKey()) })).then(({ savedAt: at }) => setSavedAt(at), () => setSavedAt(undefined));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, recordId]);
  return [savedAt, setDraft];
}
