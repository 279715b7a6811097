import { App, Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** Accepting: mark, suspend and ask, all in the one act. */
export function AcceptForm({ view }: ActFormProps) {
  const { t, org, aside } = useWords();
  const { modal } = App.useApp();
  const name = t('acts.names.accepted');
  const consequence = t('acts.consequences.accepted', { provider: org(view.record.provider) });
  const sending = useAct(view, name, (remark: string, headers) => answerOf(api.POST('/api/cases/{id}/acceptance', { params: { path: { id: view.id } }, body: { remark }, headers })));
  const ask = ({ remark = '' }: { remark?: string }) =>
    void modal.confirm({ title: t('acts.confirmTitle', { act: name }), content: consequence, okText: name, onOk: () => sending.send(remark.trim()) });
  return (
    <Form name="accept" layout="vertical" requiredMark={false} onFinish={ask}>
      <p className="consequence">{consequence}</p>
      <Form.Item name="remark" label={`${t('acts.remark')}${aside(t('shell.common.optional'))}`}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.accepted')} />
    </Form>
  );
}
