import { App, Button, Form, Input } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useProofConnectors } from '../../api/queries.ts';
import type { ProofConnectors as Connectors } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Loaded } from '../../components/states.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';
import { areKeys, keysIn } from './public-keys.ts';

/** Which authorities' systems answer for proof of performance, and by which keys. */
export function ProofConnectors({ operator }: { operator: boolean }) {
  const { t, org, instant, list } = useWords();
  const query = useProofConnectors();
  return (
    <section className="card" aria-labelledby="connectors">
      <h2 id="connectors">{t('proofs.connectors.title')}</h2>
      <p className="fine">{t('proofs.connectors.lead')}</p>
      <Loaded query={query}>
        {(data) => (
          <>
            {data.connectors.length === 0 ? <p>{t('proofs.connectors.empty')}</p> : (
              <ScrollTable label={t('proofs.connectors.listLabel')} head={[t('repairs.page.authority'), t('proofs.connectors.address'), t('proofs.connectors.keys'), t('proofs.connectors.changed')]}>
                {data.connectors.map((each) => <tr key={each.org.id}><td>{org(each.org)}</td><td className="break">{each.address}</td><td>{list(each.keys)}</td><td>{instant(each.changedAt)}</td></tr>)}
              </ScrollTable>
            )}
            {operator && <ConnectorForm data={data} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function ConnectorForm({ data }: { data: Connectors }) {
  const { t, org, list } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ orgId: string; address?: string; publicKeys?: string }>();
  const problems = useFormProblems(form, 'connector', (name) => name.slice(0, 1));
  const save = useSend(
    ({ orgId, address = '', publicKeys }: { orgId: string; address?: string; publicKeys?: string }, key) => answerOf(api.POST('/api/operators/proof-connectors/{orgId}', {
      params: { path: { orgId } }, body: { address: address.trim() === '' ? null : address.trim(), publicKeys: keysIn(publicKeys) }, headers: mutationHeaders(key),
    })),
    () => {
      void message.success(t('proofs.connectors.saved'));
      form.resetFields();
    },
  );
  const readable = async (_rule: unknown, text?: string) => {
    if (!areKeys(text)) throw new Error(t('recipients.channels.badKeys'));
  };
  const orgs = [...data.connectors.map((each) => each.org), ...data.others];
  return (
    <details className="fold">
      <summary>{t('proofs.connectors.form')}</summary>
      <Form form={form} name="connector" layout="vertical" className="fold-body narrow-form" requiredMark={false} onFinish={(values) => save.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="orgId" label={t('repairs.page.authority')} rules={[{ required: true, message: t('recipients.channels.needOrg') }]}><NativeSelect prompt={t('recipients.channels.choose')} options={orgs.map((each) => ({ value: each.id, text: org(each) }))} /></Form.Item>
        <Form.Item name="address" label={t('proofs.connectors.address')} extra={<>{t('proofs.connectors.remove')}<br />{data.hosts.length === 0 ? t('recipients.channels.allowedNone') : t('recipients.channels.allowed', { hosts: list(data.hosts) })}</>}><Input autoComplete="off" maxLength={500} /></Form.Item>
        <Form.Item name="publicKeys" label={t('recipients.channels.publicKeys')} extra={t('recipients.channels.publicKeysHint')} rules={[{ validator: readable }]}><Input.TextArea rows={2} spellCheck={false} /></Form.Item>
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={save.isPending}>{t('proofs.connectors.save')}</Button></div>
      </Form>
    </details>
  );
}
