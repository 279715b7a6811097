import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { ANNULLED_BY, TRACKS } from '../../../../../domain/base-decision.ts';
import type { Label } from '../../../../../domain/labels.ts';
import { ANNULLED_LABELS, RECEIVER_LABELS, REMEDY_RESULT_LABELS, REMEDY_TRACK_LABELS, STAY_LABELS, TRACK_LABELS } from '../../../../../domain/labels.ts';
import { REMEDY_RESULTS, REMEDY_TRACKS } from '../../../../../domain/remedy.ts';
import { APPLICANT_LABELS, SUBJECT_END_LABELS } from '../../../../../domain/intake-labels.ts';
import { SUBJECT_ENDS, SUCCESSOR_KINDS } from '../../../../../domain/subject-end-acts.ts';
import { RECEIVERS } from '../../../../../domain/service.ts';
import { answerOf, api } from '../../../api/client.ts';
import type { ActPermission, CaseView, Receipt } from '../../../api/types.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import { SendRow } from './send-row.tsx';
import { type Headers, useAct } from './use-act.ts';

export type DocumentedKind = Extract<ActPermission['kind'], 'baseAnnulled' | 'baseInRemedy' | 'serviceReceipted' | 'noticePublished' | 'remedyFiled' | 'remedyServed' | 'remedyAnswered' | 'remedyEnded' | 'suspensionImposed' | 'suspensionEnded' | 'stayAnswered' | 'subjectEnded' | 'successorCame'>;
type Choice = 'by' | 'track' | 'receiver' | 'remedyTrack' | 'result' | 'simple' | 'agreed' | 'how' | 'as';
type Text = 'document' | 'remark' | 'where' | 'reason' | 'answer' | 'name' | 'identifier';
type Values = { on?: string } & Partial<Record<Choice | Text, string>>;

interface Shape {
  choice: { name: Choice; options: readonly string[]; labels: Readonly<Record<string, Label>> } | null;
  on: boolean;
  texts: readonly { name: Text; required: boolean }[];
  post(at: { id: string; ref: string }, values: Values, evidenceIds: string[], headers: Headers): Promise<Receipt>;
}

const PROCEDURES = ['ordinary', 'simple'] as const;
const PROCEDURE_LABELS = { ordinary: { zh: '普通程序（十个工作日内答复）', en: 'Ordinary (answer in ten working days)' }, simple: { zh: '简易程序（五个工作日内答复）', en: 'Simple (answer in five working days)' } } as const;
const CONSENTS = ['agreed', 'refused'] as const;
const DOCUMENT = [{ name: 'document', required: true }] as const;

/** What each of these acts asks for, and where it goes. */
const SHAPES: Record<DocumentedKind, Shape> = {
  baseAnnulled: {
    choice: { name: 'by', options: ANNULLED_BY, labels: ANNULLED_LABELS }, on: true, texts: [{ name: 'document', required: true }],
    post: ({ id }, { by, on = '', document = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/base-annulment', {
      params: { path: { id } }, body: { by: chosen(ANNULLED_BY, by), on, document, evidenceIds }, headers,
    })),
  },
  baseInRemedy: {
    choice: { name: 'track', options: TRACKS, labels: TRACK_LABELS }, on: false, texts: [{ name: 'document', required: true }],
    post: ({ id }, { track, document = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/base-remedy', { params: { path: { id } }, body: { track: chosen(TRACKS, track), document, evidenceIds }, headers })),
  },
  serviceReceipted: {
    choice: { name: 'receiver', options: RECEIVERS, labels: RECEIVER_LABELS }, on: true, texts: [{ name: 'remark', required: false }],
    post: ({ id }, { receiver, on = '', remark = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/service-receipt', {
      params: { path: { id } }, body: { receiver: chosen(RECEIVERS, receiver), on, remark, evidenceIds }, headers,
    })),
  },
  noticePublished: {
    choice: null, on: true, texts: [{ name: 'where', required: true }, { name: 'reason', required: true }],
    post: ({ id }, { on = '', where = '', reason = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/public-notice', { params: { path: { id } }, body: { on, where, reason, evidenceIds }, headers })),
  },
  remedyFiled: {
    choice: { name: 'remedyTrack', options: REMEDY_TRACKS, labels: REMEDY_TRACK_LABELS }, on: true, texts: DOCUMENT,
    post: ({ id }, { remedyTrack, on = '', document = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/remedies', { params: { path: { id } }, body: { track: chosen(REMEDY_TRACKS, remedyTrack), on, document, evidenceIds }, headers })),
  },
  remedyServed: {
    choice: { name: 'simple', options: PROCEDURES, labels: PROCEDURE_LABELS }, on: true, texts: DOCUMENT,
    post: ({ id, ref }, { simple, on = '', document = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/remedies/{remedyId}/service', {
      params: { path: { id, remedyId: ref } }, body: { simple: chosen(PROCEDURES, simple) === 'simple', on, document, evidenceIds }, headers,
    })),
  },
  remedyAnswered: {
    choice: null, on: false, texts: DOCUMENT,
    post: ({ id, ref }, { document = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/remedies/{remedyId}/answer', { params: { path: { id, remedyId: ref } }, body: { document, evidenceIds }, headers })),
  },
  remedyEnded: {
    choice: { name: 'result', options: REMEDY_RESULTS, labels: REMEDY_RESULT_LABELS }, on: true, texts: DOCUMENT,
    post: ({ id, ref }, { result, on = '', document = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/remedies/{remedyId}/result', {
      params: { path: { id, remedyId: ref } }, body: { result: chosen(REMEDY_RESULTS, result), on, document, evidenceIds }, headers,
    })),
  },
  suspensionImposed: {
    choice: null, on: false, texts: DOCUMENT,
    post: ({ id, ref }, { document = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/remedies/{remedyId}/suspension', { params: { path: { id, remedyId: ref } }, body: { document, evidenceIds }, headers })),
  },
  subjectEnded: {
    choice: { name: 'how', options: SUBJECT_ENDS, labels: SUBJECT_END_LABELS }, on: true, texts: DOCUMENT,
    post: ({ id }, { how, on = '', document = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/subject-end', { params: { path: { id } }, body: { how: chosen(SUBJECT_ENDS, how), on, document, evidenceIds }, headers })),
  },
  successorCame: {
    choice: { name: 'as', options: SUCCESSOR_KINDS, labels: APPLICANT_LABELS }, on: false, texts: [{ name: 'name', required: true }, { name: 'identifier', required: false }, { name: 'document', required: true }],
    post: ({ id }, { as, name = '', identifier = '', document = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/successor', {
      params: { path: { id } }, body: { as: chosen(SUCCESSOR_KINDS, as), name, identifier: identifier.trim() === '' ? null : identifier.trim(), document, evidenceIds }, headers,
    })),
  },
  stayAnswered: {
    choice: { name: 'agreed', options: CONSENTS, labels: STAY_LABELS }, on: false, texts: [{ name: 'answer', required: true }],
    post: ({ id, ref }, { agreed, answer = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/stay-requests/{requestId}/answer', {
      params: { path: { id, requestId: ref } }, body: { agreed: chosen(CONSENTS, agreed) === 'agreed', document: answer, evidenceIds }, headers,
    })),
  },
  suspensionEnded: {
    choice: null, on: false, texts: DOCUMENT,
    post: ({ id, ref }, { document = '' }, evidenceIds, headers) => answerOf(api.POST('/api/cases/{id}/remedies/{remedyId}/suspension-end', { params: { path: { id, remedyId: ref } }, body: { document, evidenceIds }, headers })),
  },
};

function chosen<T extends string>(options: readonly T[], value: string | undefined): T {
  const found = options.find((each) => each === value);
  if (found === undefined) throw new Error('the form asks for a choice');
  return found;
}

/** An act that registers a document: what it is, of which day, what it says, and the scan. */
export function DocumentedForm({ kind, reference, view }: { kind: DocumentedKind; reference: string; view: CaseView }) {
  const { t, label } = useWords();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, kind, ([part = '', ...rest]) => (kind === 'remedyFiled' && part === 'track' ? ['remedyTrack'] : kind === 'stayAnswered' && part === 'document' ? ['answer'] : [part, ...rest]));
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const shape = SHAPES[kind];
  const sending = useAct(view, t(`acts.names.${kind}`), (values: Values, headers) => shape.post({ id: view.id, ref: reference }, values, files.map(({ id }) => id), headers), problems.onRefused);
  const { choice } = shape;
  return (
    <Form form={form} name={kind} layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t(`decision.consequences.${kind}`)}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      {choice !== null && (
        <Form.Item name={choice.name} label={t(`decision.fields.${choice.name}`)} rules={[{ required: true, message: t('decision.needChoice') }]}>
          <Radio.Group className="choices" options={choice.options.map((each) => ({ value: each, label: label(choice.labels[each]!) }))} />
        </Form.Item>
      )}
      {shape.on && <Form.Item name="on" label={t('decision.day')} rules={[{ required: true, message: t('decision.needDay') }]}><Input type="date" /></Form.Item>}
      {shape.texts.map(({ name, required }) => (
        <Form.Item key={name} name={name} label={t(`decision.fields.${name}`)} rules={required ? [{ required, whitespace: true, message: t('decision.needText') }] : []}><Input.TextArea rows={name === 'document' || name === 'answer' ? 3 : 2} maxLength={name === 'answer' || (name === 'document' && kind.startsWith('remedy')) ? 4000 : 300} /></Form.Item>
      ))}
      <h4>{t('decision.scan')}</h4>
      <EvidencePicker label={t('decision.scan')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t(`acts.buttons.${kind}`)} quiet />
    </Form>
  );
}
