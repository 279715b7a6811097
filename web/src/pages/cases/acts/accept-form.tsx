import { App, Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { FurtherProviders, type Further } from './further-providers.tsx';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** Accepting: mark, suspend and ask, all in the one act. */
export function AcceptForm({ view }: ActFormProps) {
  const { t, org, aside } = useWords();
  const { modal } = App.useApp();
  const name = t('acts.names.accepted');
  const consequence = t('acts.consequences.accepted', { provider: org(view.record.provider) });
  const sending = useAct(view, name, (body: { remark: string; further: Further[] }, headers) => answerOf(api.POST('/api/cases/{id}/acceptance', { params: { path: { id: view.id } }, body, headers })));
  const ask = ({ remark = '', further = [] }: { remark?: string; further?: Further[] }) =>
    void modal.confirm({ title: t('acts.confirmTitle', { act: name }), content: consequence, okText: name, onOk: () => sending.send({ remark: remark.trim(), further: further.map(({ orgId, reason }) => ({ orgId, reason: reason.trim() })) }) });
  return (
    <Form name="accept" layout="vertical" requiredMark={false} onFinish={ask}>
      <p className="consequence">{consequence}</p>
      <Form.Item name="remark" label={`${t('acts.remark')}${aside(t('shell.common.optional'))}`}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <FurtherProviders view={view} />
      <SendRow sending={sending} label={t('acts.buttons.accepted')} />
    </Form>
  );
}
