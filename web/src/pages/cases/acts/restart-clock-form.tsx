import { Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** What kept the verification is over: the clock runs on with what was left. */
export function RestartClockForm({ act, view }: ActFormProps) {
  const { t, aside } = useWords();
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.clockRestarted'), (remark: string, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/clock-restart', { params: { path }, body: { remark }, headers })));
  return (
    <Form name={`restart-${act.ref}`} layout="vertical" requiredMark={false} onFinish={({ remark = '' }: { remark?: string }) => sending.send(remark.trim())}>
      <p className="consequence">{t('acts.consequences.clockRestarted')}</p>
      <Form.Item name="remark" label={`${t('acts.remark')}${aside(t('shell.common.optional'))}`}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.clockRestarted')} />
    </Form>
  );
}
