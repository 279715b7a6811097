import { Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DutyResult, ProofWay } from '../../../../../domain/restoration-acts.ts';
import { DUTY_RESULTS } from '../../../../../domain/restoration-acts.ts';
import { DUTY_RESULT_LABELS, RESTORATION_DUTY_LABELS } from '../../../../../domain/restoration-labels.ts';
import { PROOF_OF_DUTY } from '../../../../../domain/restoration-proof.ts';
import { answerOf, api } from '../../../api/client.ts';
import { DueText } from '../../../components/due-text.tsx';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { MeasureTitles } from './measure-titles.tsx';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  steps: string;
  duties?: { result?: DutyResult; steps?: string; proof?: string; on?: string }[];
  partly?: boolean;
}

/** The address at which it can be seen, or the document by which it was done; in place of a file. */
function ProofFields({ at, by, needed, day }: { at: number; by: ProofWay; needed: boolean; day: boolean }) {
  const { t } = useWords();
  return (
    <>
      <Form.Item name={['duties', at, 'proof']} label={t(`restoration.shows.${by}`)} extra={t(`restoration.shows.${by}Hint`)} rules={[{ required: needed, whitespace: true, message: t('restoration.needProof') }]}><Input maxLength={500} autoComplete="off" /></Form.Item>
      <Form.Item name={['duties', at, 'on']} label={t(`restoration.shows.${by}On`)} rules={[{ required: needed || day, message: t('restoration.needOn') }]}><Input type="date" /></Form.Item>
    </>
  );
}

/** What an organisation has done to restore the reputation: duty by duty, each with its own proof. */
export function RestorationReportForm({ act, view }: ActFormProps) {
  const { t, label, dayOf } = useWords();
  const [form] = Form.useForm<Values>();
  const formName = `report-${act.ref}`;
  const problems = useFormProblems(form, formName);
  const [files, setFiles] = useState<Readonly<Record<string, readonly TakenFile[]>>>({});
  const [busy, setBusy] = useState<Readonly<Record<string, boolean>>>({});
  const order = view.restorations.find(({ orderId }) => orderId === act.ref);
  // The subject's words reach a department by its letter alone.
  const letter = view.letters.findLast(({ kind }) => kind === 'restorationObjection');
  const open = (order?.duties ?? []).filter((duty) => duty.open);
  const partly = Form.useWatch('partly', form) === true;
  const answered = Form.useWatch('duties', form) as Values['duties'];
  const idsOf = (key: string): string[] => (files[key] ?? []).map(({ id }) => id);
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.restorationReported'), ({ steps, duties = [], partly = false }: Values, headers) => answerOf(api.POST('/api/cases/{id}/restorations/{orderId}/report', {
    params: { path }, headers,
    body: {
      steps: steps.trim(), evidenceIds: [...new Set(Object.keys(files).flatMap(idsOf))],
      ...(open.length === 0 ? {} : { duties: open.flatMap(({ duty }, i) => {
        const said = duties[i];
        if (said?.result === undefined) return [];
        const [by, text, on] = [PROOF_OF_DUTY[duty], said.proof?.trim() ?? '', said.on ?? ''];
        return [{ duty, result: said.result, steps: said.steps?.trim() ?? '', evidenceIds: idsOf(duty), ...(by === null || text === '' || said.result !== 'done' ? {} : { proof: { by, text, on } }) }];
      }) }),
      ...(partly ? { partly } : {}),
    },
  })), problems.onRefused);
  const picker = (key: string, name: string) => (
    <EvidencePicker label={name} text={t('restoration.files')} value={files[key] ?? []} onChange={(taken) => setFiles((all) => ({ ...all, [key]: taken }))} onBusy={(is) => setBusy((all) => ({ ...all, [key]: is }))} caseId={view.id} />
  );
  return (
    <Form form={form} name={formName} layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.consequences.restorationReported')}</p>
      <MeasureTitles measures={order?.measures ?? []} />
      {order?.objection && <p>{t('restoration.objected', { day: dayOf(order.objection.at), times: order.objection.times })}{letter !== undefined && <> <Link to={`/cases/${view.id}/letters/${letter.id}`}>{t('restoration.why')}</Link></>}</p>}
      <ErrorSummary lines={problems.lines} count={problems.count} />
      {open.length > 1 && <Form.Item name="partly" valuePropName="checked"><Checkbox>{t('restoration.partly')}</Checkbox></Form.Item>}
      {open.map(({ duty, due }, i) => (
        <fieldset key={duty} className="ground-fields">
          <legend>{label(RESTORATION_DUTY_LABELS[duty])}</legend>
          {due !== null && <p><DueText due={due} /></p>}
          <Form.Item name={['duties', i, 'result']} label={t('restoration.result')} rules={[{ required: !partly, message: t('restoration.needResult') }]}>
            <Radio.Group className="choices" options={DUTY_RESULTS.map((value) => ({ value, label: label(DUTY_RESULT_LABELS[value]) }))} />
          </Form.Item>
          <Form.Item name={['duties', i, 'steps']} label={t('restoration.steps')} extra={t('restoration.stepsHint')} rules={[{ required: !partly || answered?.[i]?.result !== undefined, whitespace: true, message: t('restoration.needSteps') }]}><Input.TextArea rows={2} maxLength={4000} /></Form.Item>
          {answered?.[i]?.result === 'done' && <p className="fine">{t(PROOF_OF_DUTY[duty] === null ? 'restoration.fileNeeded' : 'restoration.proofNeeded')}</p>}
          {answered?.[i]?.result === 'done' && PROOF_OF_DUTY[duty] !== null && (
            <ProofFields at={i} by={PROOF_OF_DUTY[duty]} needed={idsOf(duty).length === 0} day={answered[i].proof?.trim() !== undefined && answered[i].proof.trim() !== ''} />
          )}
          {picker(duty, `${t('restoration.evidence')}: ${label(RESTORATION_DUTY_LABELS[duty])}`)}
        </fieldset>
      ))}
      <Form.Item name="steps" label={t('acts.report.steps')} extra={t('acts.report.stepsHint')} rules={[{ required: true, whitespace: true, message: t('acts.report.needSteps') }]}><Input.TextArea rows={3} maxLength={8000} /></Form.Item>
      {open.length === 0 && <><h4>{t('acts.report.evidence')}</h4>{picker('all', t('acts.report.evidence'))}</>}
      <SendRow sending={{ ...sending, pending: sending.pending || Object.values(busy).includes(true) }} label={t('acts.buttons.restorationReported')} quiet />
    </Form>
  );
}
