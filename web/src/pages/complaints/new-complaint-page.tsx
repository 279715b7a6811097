import { App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useComplaintOptions } from '../../api/queries.ts';
import type { ComplaintOptions, ComplaintRow } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../components/evidence-picker.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  againstId: string;
  kind: ComplaintRow['kind'];
  on?: string;
  where: string;
  what: string;
}

/** "They still refuse me": one page, a photo, and it goes to the organ above. */
export function NewComplaintPage() {
  const { t } = useWords();
  const [params] = useSearchParams();
  const recordId = params.get('record');
  // About something of one's own: it begins at the record or the case.
  return recordId === null ? (
    <Page title={t('complaints.newTitle')} narrow>
      <EmptyState title={t('complaints.whichRecord')} text=""><Link to="/file">{t('shell.nav.file')}</Link></EmptyState>
    </Page>
  ) : <ComplaintAbout recordId={recordId} caseId={params.get('case')} />;
}

function ComplaintAbout({ recordId, caseId }: { recordId: string; caseId: string | null }) {
  const { t } = useWords();
  const options = useComplaintOptions(recordId, caseId);
  return (
    <Page title={t('complaints.newTitle')} lead={options.data && t('complaints.lead', { title: options.data.recordTitle })} narrow>
      <Loaded query={options}>{(data) => (data.units.length === 0 ? <EmptyState title={t('complaints.noUnits')} text="" /> : <ComplaintForm options={data} recordId={recordId} caseId={caseId} />)}</Loaded>
    </Page>
  );
}

function ComplaintForm({ options: { units }, recordId, caseId }: { options: ComplaintOptions; recordId: string; caseId: string | null }) {
  const { t, org } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'complaint');
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const against = Form.useWatch('againstId', form);
  const unit = units.find(({ org: { id } }) => id === against);
  const kind = Form.useWatch('kind', form);
  const send = useSend(
    ({ againstId, kind: about, on, where, what }: Values, key) => answerOf(api.POST('/api/complaints', {
      body: { againstId, kind: about, recordId, caseId, on: on === undefined || on === '' ? null : on, where: where.trim(), what: what.trim(), evidenceIds: files.map(({ id }) => id) }, headers: mutationHeaders(key),
    })),
    ({ number, complaintId }) => {
      void message.success(t('complaints.sent', { number }));
      void navigate(`/complaints/${complaintId}`);
    },
  );
  return (
    <Form form={form} name="complaint" layout="vertical" className="card" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="againstId" label={t('complaints.against')} extra={unit && t('complaints.examiner', { org: org(unit.examiner) })} rules={[{ required: true, message: t('complaints.needAgainst') }]}>
        <NativeSelect prompt="" options={units.map((each) => ({ value: each.org.id, text: org(each.org) }))} onChange={() => form.resetFields(['kind'])} />
      </Form.Item>
      {unit !== undefined && (
        <Form.Item name="kind" label={t('complaints.kind')} rules={[{ required: true, message: t('complaints.needKind') }]}>
          <Radio.Group className="choices" options={unit.kinds.map((each) => ({ value: each, label: t(`complaints.kinds.${each}`) }))} />
        </Form.Item>
      )}
      <Form.Item name="on" label={t('complaints.on')} rules={kind === 'stillRefused' ? [{ required: true, message: t('complaints.needOn') }] : []}><Input type="date" /></Form.Item>
      <Form.Item name="where" label={t('complaints.where')} rules={[{ required: true, whitespace: true, message: t('complaints.needWhere') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="what" label={t('complaints.what')} extra={t('complaints.whatHint')} rules={[{ required: true, whitespace: true, message: t('complaints.needWhat') }]}><Input.TextArea rows={5} maxLength={4000} /></Form.Item>
      <h4>{t('complaints.photo')}</h4>
      <EvidencePicker label={t('complaints.photo')} value={files} onChange={setFiles} onBusy={setBusy} />
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={busy}>{t('complaints.submit')}</Button>
        <Button onClick={() => void navigate(-1)}>{t('shell.common.back')}</Button>
      </div>
    </Form>
  );
}
