import { Alert, App, Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { NOTICE_WAYS } from '../../../../domain/notice-way.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useChannels } from '../../api/queries.ts';
import type { ChannelBody, Channels } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { Page } from '../../components/page.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Loaded } from '../../components/states.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { ProofConnectors } from './proof-connectors.tsx';
import { areKeys, keysIn } from './public-keys.ts';

/** How each organisation's system is reached, by what its acknowledgements are known, and what the platform signs with. */
export function ChannelPage() {
  const { t } = useWords();
  const channels = useChannels();
  const operator = useUser().roles.includes('operator');
  return (
    <Page title={t('recipients.channels.title')} lead={t('recipients.channels.lead')}>
      <Loaded query={channels}>
        {(data) => (
          <>
            {data.channels.length > 0 && <Table channels={data.channels} />}
            {operator && <ChannelForm data={data} />}
            <ProofConnectors operator={operator} />
            <SigningKeys keys={data.signingKeys} operator={operator} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Table({ channels }: { channels: Channels['channels'] }) {
  const { t, org, instant, list } = useWords();
  return (
    <ScrollTable label={t('recipients.channels.listLabel')} head={[t('recipients.org'), t('recipients.way'), t('recipients.channels.address'), t('recipients.channels.proof'), t('recipients.channels.changed')]}>
      {channels.map(({ org: recipient, way, address, keys, hasSecret, changedAt }) => (
        <tr key={recipient.id}>
          <td>{org(recipient)}</td><td>{t(`recipients.ways.${way}`)}</td><td className="break">{address ?? '—'}</td>
          <td>{keys.length > 0 ? t('recipients.channels.keys', { keys: list(keys) }) : hasSecret ? t('recipients.channels.secret') : '—'}</td><td>{instant(changedAt)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}

interface Values {
  orgId?: string;
  way?: ChannelBody['way'] | '';
  address?: string;
  publicKeys?: string;
  newSecret?: boolean;
}

function ChannelForm({ data }: { data: Channels }) {
  const { t, org, list } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [secret, setSecret] = useState<string | null>(null);
  const problems = useFormProblems(form, 'channel', (name) => name.slice(0, 1));
  const save = useSend(
    ({ orgId = '', way, address = '', publicKeys, newSecret = false }: Values, key) => answerOf(api.POST('/api/operators/channels/{orgId}', {
      params: { path: { orgId } }, body: { way: way ? way : 'web', address: address.trim() === '' ? null : address.trim(), publicKeys: keysIn(publicKeys), newSecret }, headers: mutationHeaders(key),
    })),
    ({ secret: made }) => {
      setSecret(made);
      void message.success(t('recipients.channels.saved'));
      form.resetFields();
    },
  );
  const readable = async (_rule: unknown, text?: string) => {
    if (!areKeys(text)) throw new Error(t('recipients.channels.badKeys'));
  };
  const orgs = [...data.channels.map((channel) => channel.org), ...data.others];
  return (
    <Form form={form} name="channel" layout="vertical" className="card narrow-form" requiredMark={false} onFinish={(values) => save.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('recipients.channels.form')}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      {secret !== null && <Alert type="warning" showIcon title={t('recipients.channels.secretOnce')} description={<code className="break">{secret}</code>} />}
      <Form.Item name="orgId" label={t('recipients.org')} rules={[{ required: true, message: t('recipients.channels.needOrg') }]}><NativeSelect prompt={t('recipients.channels.choose')} options={orgs.map((each) => ({ value: each.id, text: org(each) }))} /></Form.Item>
      <Form.Item name="way" label={t('recipients.way')} rules={[{ required: true, message: t('recipients.channels.needWay') }]}><NativeSelect prompt={t('recipients.channels.choose')} options={NOTICE_WAYS.map((way) => ({ value: way, text: t(`recipients.ways.${way}`) }))} /></Form.Item>
      <Form.Item name="address" label={t('recipients.channels.address')} extra={<>{t('recipients.channels.addressHint')}<br />{data.webhookHosts.length === 0 ? t('recipients.channels.allowedNone') : t('recipients.channels.allowed', { hosts: list(data.webhookHosts) })}</>}><Input autoComplete="off" maxLength={500} /></Form.Item>
      <Form.Item name="publicKeys" label={t('recipients.channels.publicKeys')} extra={t('recipients.channels.publicKeysHint')} rules={[{ validator: readable }]}><Input.TextArea rows={2} spellCheck={false} /></Form.Item>
      <Form.Item name="newSecret" valuePropName="checked"><Checkbox>{t('recipients.channels.newSecret')}</Checkbox></Form.Item>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={save.isPending}>{t('recipients.channels.save')}</Button></div>
    </Form>
  );
}

function SigningKeys({ keys, operator }: { keys: Channels['signingKeys']; operator: boolean }) {
  const words = useWords();
  const { t, instant, aside } = words;
  const { message } = App.useApp();
  const rotate = useSend((_input: null, key) => answerOf(api.POST('/api/operators/signing-keys', { body: {}, headers: mutationHeaders(key) })), () => void message.success(t('recipients.channels.rotated')));
  return (
    <section className="card" aria-labelledby="signing-keys">
      <h2 id="signing-keys">{t('recipients.channels.signing')}</h2>
      <p className="fine">{t('recipients.channels.signingText', { url: '/.well-known/zhengming-keys.json' })}</p>
      <ul>{keys.map(({ kid, madeAt, retiredAt }) => <li key={kid}><code>{kid}</code> {t('recipients.channels.madeAt', { at: instant(madeAt) })}{aside(retiredAt === null ? t('recipients.channels.inUse') : t('recipients.channels.retired', { at: instant(retiredAt) }))}</li>)}</ul>
      {operator && <Button disabled={rotate.isPending} onClick={() => rotate.mutate(null, { onError: (error) => void message.error(errorSentence(error, words)) })}>{t('recipients.channels.rotate')}</Button>}
    </section>
  );
}
