import { Form, Input } from 'antd';
import { STOP_REASON_LABELS } from '../../../../../domain/labels.ts';
import type { StopReason } from '../../../../../domain/limit.ts';
import { answerOf, api } from '../../../api/client.ts';
import { NativeSelect } from '../../../components/native-select.tsx';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  /** '': every stop. */
  reason?: StopReason | '';
  remark?: string;
}

/** What kept the verification is over: the clock runs on with what was left. Of several reasons one may be over before the others. */
export function RestartClockForm({ act, view }: ActFormProps) {
  const { t, aside, label } = useWords();
  const open = view.verifications.find(({ orderId }) => orderId === act.ref)?.openStops ?? [];
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.clockRestarted'), ({ reason, remark = '' }: Values, headers) =>
    answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/clock-restart', { params: { path }, body: { remark: remark.trim(), ...(reason ? { reason } : {}) }, headers })));
  return (
    <Form name={`restart-${act.ref}`} layout="vertical" requiredMark={false} initialValues={{ reason: '' }} onFinish={(values: Values) => sending.send(values)}>
      <p className="consequence">{t('acts.consequences.clockRestarted')}</p>
      {open.length > 1 && (
        <Form.Item name="reason" label={t('acts.clock.endedReason')} extra={t('acts.clock.endedReasonHint')}>
          <NativeSelect options={[{ value: '', text: t('acts.clock.allReasons') }, ...open.map((value) => ({ value, text: label(STOP_REASON_LABELS[value]) }))]} />
        </Form.Item>
      )}
      <Form.Item name="remark" label={`${t('acts.remark')}${aside(t('shell.common.optional'))}`}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.clockRestarted')} />
    </Form>
  );
}
