import { Button, Form, Input } from 'antd';
import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSend } from '../../api/mutations.ts';
import { useUploads } from '../../api/queries.ts';
import type { Uploads } from '../../api/types.ts';
import { uploadRecords } from '../../api/upload-records.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';

const TONES = { running: 'blue', done: 'green', broken: 'red' } as const;

/** Records by the batch: a provider hands in, and sees what became of each batch. */
export function UploadListPage() {
  const { t } = useWords();
  const uploads = useUploads();
  const provider = useUser().roles.includes('provider');
  return (
    <Page title={t('uploads.title')} lead={t('uploads.lead')}>
      <Loaded query={uploads}>
        {(data) => (
          <>
            {provider && <UploadForm columns={data.columns} />}
            <section aria-labelledby="batches">
              <h2 id="batches">{t('uploads.list')}</h2>
              {data.uploads.length === 0 ? <EmptyState title={t('uploads.none')} text={t('uploads.noneText')} /> : <Batches uploads={data.uploads} />}
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function UploadForm({ columns }: { columns: Uploads['columns'] }) {
  const { t, list, aside } = useWords();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ batchKey: string }>();
  const file = useRef<HTMLInputElement>(null);
  const problems = useFormProblems(form, 'upload');
  const send = useSend(({ batchKey }: { batchKey: string }) => {
    const chosen = file.current?.files?.[0];
    if (chosen === undefined) throw new Error(t('uploads.needFile'));
    return uploadRecords(batchKey.trim(), chosen);
  }, ({ id }) => void navigate(`/uploads/${id}`));
  return (
    <Form form={form} name="upload" layout="vertical" className="card narrow-form" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('uploads.form')}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="batchKey" label={t('uploads.batchKey')} extra={t('uploads.batchKeyHint')} rules={[{ required: true, whitespace: true, message: t('uploads.needBatchKey') }, { pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, message: t('uploads.badBatchKey') }]}><Input autoComplete="off" maxLength={64} /></Form.Item>
      <p><label htmlFor="upload-file">{t('uploads.file')}</label><br /><input id="upload-file" ref={file} type="file" accept=".csv,.txt,.jsonl,.ndjson,.xlsx" required /></p>
      <p className="fine">{t('uploads.columns')}: {list(columns.map(({ name, zh }) => `${zh}${aside(name)}`))}</p>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('uploads.submit')}</Button></div>
      {send.isPending && <output>{t('uploads.sending')}</output>}
    </Form>
  );
}

function Batches({ uploads }: { uploads: Uploads['uploads'] }) {
  const { t, org, instant } = useWords();
  return (
    <ScrollTable label={t('uploads.listLabel')} head={[t('uploads.batch'), t('uploads.provider'), t('uploads.received'), t('uploads.state'), t('uploads.created'), t('uploads.revised'), t('uploads.unchanged'), t('uploads.refused'), t('uploads.quarantined')]}>
      {uploads.map((u) => (
        <tr key={u.id}>
          <td><Link to={`/uploads/${u.id}`}>{u.batchKey}</Link></td><td>{org(u.provider)}</td><td>{instant(u.receivedAt)}</td><td><StateTag tone={TONES[u.state]}>{t(`uploads.states.${u.state}`)}</StateTag></td>
          <td>{u.created}</td><td>{u.revised}</td><td>{u.unchanged}</td><td>{u.refused}</td><td>{u.quarantined > 0 ? <StateTag tone="amber">{String(u.quarantined)}</StateTag> : 0}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
