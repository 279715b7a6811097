import { App, Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** 申请撤回: nothing ends by it yet. */
export function WithdrawalForm({ view }: ActFormProps) {
  const { t, aside } = useWords();
  const sending = useAct(view, t('acts.names.withdrawalAsked'), (reasons: string, headers) => answerOf(api.POST('/api/cases/{id}/withdrawal', { params: { path: { id: view.id } }, body: { reasons }, headers })));
  return (
    <Form name="withdrawal" layout="vertical" requiredMark={false} onFinish={({ reasons = '' }: { reasons?: string }) => sending.send(reasons.trim())}>
      <p className="consequence">{t('intake.withdrawal.consequence')}</p>
      <Form.Item name="reasons" label={`${t('intake.withdrawal.reasons')}${aside(t('shell.common.optional'))}`}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.withdrawalAsked')} />
    </Form>
  );
}

/** 确认撤回: the second time, and in force. */
export function ConfirmWithdrawalForm({ view }: ActFormProps) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const name = t('acts.names.withdrawn');
  const sending = useAct(view, name, (_body: undefined, headers) => answerOf(api.POST('/api/cases/{id}/withdrawal/confirmation', { params: { path: { id: view.id } }, body: {}, headers })));
  const consequence = t('intake.withdrawal.confirmConsequence');
  const ask = () => void modal.confirm({ title: t('acts.confirmTitle', { act: name }), content: consequence, okText: name, onOk: () => sending.send(undefined) });
  return (
    <>
      <p className="consequence">{consequence}</p>
      <SendRow sending={sending} label={t('acts.buttons.withdrawn')} onClick={ask} danger />
    </>
  );
}

/** 撤回授权: whoever filed for the subject is out at once; the objection stays. */
export function RevokePowerForm({ view }: ActFormProps) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const name = t('acts.names.powerRevoked');
  const sending = useAct(view, name, (_body: undefined, headers) => answerOf(api.POST('/api/cases/{id}/power-revocation', { params: { path: { id: view.id } }, body: {}, headers })));
  const consequence = t('agents.revokeConsequence');
  const ask = () => void modal.confirm({ title: t('acts.confirmTitle', { act: name }), content: consequence, okText: name, onOk: () => sending.send(undefined) });
  return (
    <>
      <p className="consequence">{consequence}</p>
      <SendRow sending={sending} label={t('acts.buttons.powerRevoked')} onClick={ask} danger />
    </>
  );
}
