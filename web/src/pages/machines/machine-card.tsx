import { App, Button, Form, Input } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { Machine } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Facts } from '../../components/facts.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { StateTag } from '../../components/state-tags.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';

const MOST_KEYS = 2;

/** One machine with its keys, and what an operator can do to it. */
export function MachineCard({ machine }: { machine: Machine }) {
  const words = useWords();
  const { t, org, instant, list } = words;
  const { message, modal } = App.useApp();
  const operator = useUser().roles.includes('operator');
  const { id, keys, endedAt } = machine;
  const live = keys.filter(({ revokedAt }) => revokedAt === null);
  const failed = (error: unknown) => void message.error(errorSentence(error, words));
  const revoke = useSend((kid: string, key) => answerOf(api.POST('/api/operators/machines/{id}/keys/{kid}/revocation', { params: { path: { id, kid } }, body: {}, headers: mutationHeaders(key) })), () => void message.success(t('machines.done.revoked')));
  const end = useSend((_: void, key) => answerOf(api.POST('/api/operators/machines/{id}/end', { params: { path: { id } }, body: {}, headers: mutationHeaders(key) })), () => void message.success(t('machines.done.ended')));
  const ask = (title: string, content: string, okText: string, onOk: () => void) => void modal.confirm({ title, content, okText, cancelText: t('machines.cancel'), okButtonProps: { danger: true }, onOk });
  return (
    <article className="card" aria-label={machine.name}>
      <p className="row-title">
        <strong>{machine.name}</strong> {endedAt !== null && <StateTag tone="neutral">{t('machines.ended')}</StateTag>} {endedAt === null && live.length === 0 && <StateTag tone="amber">{t('machines.noKey')}</StateTag>}
      </p>
      <Facts facts={[
        { name: t('machines.org'), value: org(machine.org) }, { name: t('machines.scopes'), value: list(machine.scopes.map((scope) => t(`machines.scopeNames.${scope}`))) },
        { name: t('machines.client'), value: <code className="break">{id}</code>, wide: true },
      ]} />
      <p className="fine">{t('machines.registered', { at: instant(machine.registeredAt) })}{endedAt !== null && ` · ${t('machines.endedAt', { at: instant(endedAt) })}`}</p>
      <ul className="rows" aria-label={t('machines.keys')}>
        {keys.map(({ kid, alg, addedAt, revokedAt }) => (
          <li key={kid} className="row">
            <div className="row-main">
              <p className="row-title"><code className="break">{kid}</code> <StateTag tone={revokedAt === null && endedAt === null ? 'green' : 'neutral'}>{t(revokedAt === null ? 'machines.live' : 'machines.revoked')}</StateTag></p>
              <p className="fine">{alg} · {t('machines.addedAt', { at: instant(addedAt) })}{revokedAt !== null && ` · ${t('machines.revokedAt', { at: instant(revokedAt) })}`}</p>
            </div>
            {operator && revokedAt === null && endedAt === null && (
              <div className="row-side"><Button danger size="small" loading={revoke.isPending} aria-label={`${t('machines.revoke')} ${kid}`} onClick={() => ask(t('machines.revokeTitle'), t('machines.revokeText'), t('machines.revoke'), () => revoke.mutate(kid, { onError: failed }))}>{t('machines.revoke')}</Button></div>
            )}
          </li>
        ))}
      </ul>
      {operator && endedAt === null && live.length < MOST_KEYS && <KeyForm machineId={id} />}
      {operator && endedAt === null && <div className="form-buttons"><Button danger loading={end.isPending} onClick={() => ask(t('machines.endTitle'), t('machines.endText'), t('machines.end'), () => end.mutate(undefined, { onError: failed }))}>{t('machines.end')}</Button></div>}
    </article>
  );
}

function KeyForm({ machineId }: { machineId: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ publicKey: string }>();
  const name = `key-${machineId}`;
  const problems = useFormProblems(form, name);
  const add = useSend(
    ({ publicKey }: { publicKey: string }, key) => answerOf(api.POST('/api/operators/machines/{id}/keys', { params: { path: { id: machineId } }, body: { publicKey }, headers: mutationHeaders(key) })),
    () => {
      void message.success(t('machines.done.added'));
      form.resetFields();
    },
  );
  return (
    <details className="besides">
      <summary>{t('machines.add')}</summary>
      <Form form={form} name={name} layout="vertical" requiredMark={false} onFinish={(values) => add.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="publicKey" label={t('machines.publicKey')} extra={t('machines.publicKeyHint')} rules={[{ required: true, whitespace: true, message: t('machines.needKey') }]}>
          <Input.TextArea rows={5} maxLength={4000} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <div className="form-buttons"><Button htmlType="submit" loading={add.isPending}>{t('machines.add')}</Button></div>
      </Form>
    </details>
  );
}
