import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { FEE_ANSWERS, APPLICANT_KINDS, type ApplicantKind, type FeeAnswer, type OfficeWay } from '../../../../domain/filing-acts.ts';
import { APPLICANT_LABELS, FEE_LABELS, FILING_WAY_LABELS } from '../../../../domain/intake-labels.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useOwnMeasures } from '../../api/queries.ts';
import type { Receipt } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../components/evidence-picker.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';
import { RecordFinder } from '../inquiries/record-finder.tsx';
import { GroundFields } from '../objections/ground-fields.tsx';
import { UrgencyFields } from '../objections/urgency-fields.tsx';
import { filedOf, missingOf, type Draft, type DraftGround } from '../objections/use-draft.ts';

interface Values {
  how: OfficeWay;
  receivedAt?: string;
  recordId?: string;
  as?: ApplicantKind;
  name?: string;
  identifier2?: string;
  scope?: string;
  validUntil?: string;
  fee?: FeeAnswer;
  grounds: (DraftGround | undefined)[];
}

const MOST_GROUNDS = 10;

/** The record, who stands here and by what right, and what is wrong with it. */
export function CounterForm({ clerk, onFiled }: { clerk: boolean; onFiled: (receipt: Receipt) => void }) {
  const { t, label } = useWords();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'counter', (name) => (name[0] === 'applicant' && name[1] !== undefined ? [name[1] === 'identifier' ? 'identifier2' : name[1]] : name));
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const how = Form.useWatch('how', form) ?? 'counter';
  const as = Form.useWatch('as', form) ?? 'self';
  const grounds = Form.useWatch('grounds', form) ?? [];
  const recordId = Form.useWatch('recordId', form);
  const [urgency, setUrgency] = useState<Pick<Draft, 'stake' | 'primaFacieIds'>>({});
  const [tried, setTried] = useState(false);
  const missing = tried ? missingOf(urgency.stake) : [];
  const send = useSend((values: Values, key) => answerOf(api.POST('/api/filings', { body: bodyOf(values, { ...urgency, files }), headers: mutationHeaders(key) })), onFiled);
  const need = (message: string) => [{ required: true, whitespace: true, message }];
  const ways: readonly OfficeWay[] = clerk ? ['counter', 'paper', 'exOfficio'] : ['counter', 'exOfficio'];
  return (
    <Form
      form={form} name="counter" layout="vertical" className="card" requiredMark={false} initialValues={{ how: 'counter', as: 'self', fee: 'unsaid', grounds: [{}] }}
      onFinish={(values: Values) => {
        setTried(true);
        if (missingOf(urgency.stake).length === 0) send.mutate(values, { onError: problems.onRefused });
      }} onFinishFailed={problems.onFinishFailed} onValuesChange={(changed: Partial<Values>) => {
        problems.clear();
        // Files are kept under the key of the record's subject: another record, other files.
        if ('recordId' in changed) {
          setFiles([]);
          setUrgency({});
        }
      }}
    >
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="how" label={t('counter.how')}><Radio.Group className="choices" options={ways.map((value) => ({ value, label: label(FILING_WAY_LABELS[value]) }))} /></Form.Item>
      {how === 'paper' && <Form.Item name="receivedAt" label={t('counter.receivedAt')} extra={t('counter.receivedAtHint')} rules={need(t('counter.needReceivedAt'))}><Input type="datetime-local" /></Form.Item>}
      <h2>{t('counter.record')}</h2>
      {clerk ? <RecordFinder /> : <ReceivedRecords />}
      {how !== 'exOfficio' && (
        <>
          <h2>{t('counter.applicant')}</h2>
          <Form.Item name="as" label={t('counter.as')}><NativeSelect options={APPLICANT_KINDS.map((value) => ({ value, text: label(APPLICANT_LABELS[value]) }))} /></Form.Item>
          <Form.Item name="name" label={t('counter.name')} rules={need(t('counter.needName'))}><Input maxLength={100} autoComplete="off" /></Form.Item>
          {as === 'agent' && (
            <>
              <Form.Item name="identifier2" label={t('counter.identifier')} rules={need(t('counter.needIdentifier'))}><Input maxLength={40} autoComplete="off" /></Form.Item>
              <Form.Item name="validUntil" label={t('counter.validUntil')} rules={need(t('counter.needValidUntil'))}><Input type="date" /></Form.Item>
              <Form.Item name="fee" label={t('counter.fee')} extra={t('counter.feeHint')}><Radio.Group options={FEE_ANSWERS.map((value) => ({ value, label: label(FEE_LABELS[value]) }))} /></Form.Item>
            </>
          )}
          {as !== 'self' && <Form.Item name="scope" label={t('counter.scope')} extra={t('counter.scopeHint')}><Input.TextArea rows={2} maxLength={500} /></Form.Item>}
        </>
      )}
      <h2>{t('counter.ground')}</h2>
      <Form.List name="grounds">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => <GroundFields key={key} index={name} onRemove={fields.length > 1 ? () => remove(name) : undefined} />)}
            {fields.length < MOST_GROUNDS && <Button onClick={() => add({})}>{t('object.grounds.add')}</Button>}
          </>
        )}
      </Form.List>
      <h2>{t('object.evidence.title')}</h2>
      <p className="fine">{t(how === 'paper' ? 'counter.filesPaper' : as === 'self' || how === 'exOfficio' ? 'counter.files' : 'counter.filesAuthority')}</p>
      {recordId === undefined ? <p className="fine">{t('counter.filesFirst')}</p> : <EvidencePicker key={recordId} label={t('object.evidence.title')} value={files} onChange={setFiles} onBusy={setBusy} recordId={recordId} />}
      {how !== 'exOfficio' && <UrgencyFields draft={{ ...urgency, files, grounds: grounds.map((ground) => ground ?? {}) }} change={(part) => setUrgency((before) => ({ ...before, ...part }))} missing={missing} />}
      <p className="consequence">{t(how === 'exOfficio' ? 'counter.consequenceExOfficio' : 'counter.consequence')}</p>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending} disabled={busy}>{t('counter.file')}</Button></div>
    </Form>
  );
}

/** Records that were given to this department. */
function ReceivedRecords() {
  const { t } = useWords();
  const own = useOwnMeasures();
  const received = own.data?.received ?? [];
  return (
    <Form.Item name="recordId" label={t('counter.received')} rules={[{ required: true, message: t('inquiries.find.needChoice') }]}>
      <NativeSelect prompt={t('object.grounds.choose')} options={received.map(({ id, title, number, subjectName }) => ({ value: id, text: `${subjectName} · ${title} · ${number}` }))} />
    </Form.Item>
  );
}

function bodyOf(values: Values, written: Pick<Draft, 'stake' | 'primaFacieIds' | 'files'>) {
  const { how, receivedAt, recordId = '', as = 'self', name = '', identifier2, scope = '', validUntil, fee = 'unsaid', grounds } = values;
  const filed = filedOf({ ...(how === 'exOfficio' ? { files: written.files } : written), grounds: grounds.map((ground) => ground ?? {}) });
  return {
    how, recordId, refusal: null, ...filed, receivedAt: how === 'paper' && receivedAt ? `${receivedAt}:00+08:00` : null,
    applicant: how === 'exOfficio' ? null : {
      as, name: name.trim(), identifier: as === 'agent' ? (identifier2 ?? '').trim() : null, scope: scope.trim(), validUntil: as === 'agent' && validUntil ? validUntil : null,
      proofIds: as === 'self' ? [] : filed.evidenceIds, fee: as === 'agent' ? fee : ('none' as const),
    },
  };
}
