import { App, Form, Input } from 'antd';
import { TRANSFER_REASON_LABELS } from '../../../../../domain/intake-labels.ts';
import type { TransferReason } from '../../../../../domain/intake-acts.ts';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { Facts } from '../../../components/facts.tsx';
import { NativeSelect } from '../../../components/native-select.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  reason: TransferReason;
  reasons: string;
}

/** 移送: to whoever the pack names as competent. */
export function TransferForm({ view }: ActFormProps) {
  const { t, label } = useWords();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'transfer');
  const chosen = Form.useWatch('reason', form);
  const name = t('acts.names.transferred');
  const referral = view.intake.referrals.find(({ reason }) => reason === chosen);
  const sending = useAct(
    view, name, ({ reason, reasons }: Values, headers) => answerOf(api.POST('/api/cases/{id}/transfer', { params: { path: { id: view.id } }, body: { reason, reasons: reasons.trim() }, headers })),
    problems.onRefused,
  );
  const ask = (values: Values) => void modal.confirm({ title: t('acts.confirmTitle', { act: name }), content: t('intake.transfer.consequence'), okText: name, onOk: () => sending.send(values) });
  return (
    <Form form={form} name="transfer" layout="vertical" requiredMark={false} onFinish={ask} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('intake.transfer.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="reason" label={t('intake.transfer.reason')} rules={[{ required: true, message: t('intake.transfer.needReason') }]}>
        <NativeSelect prompt={t('object.grounds.choose')} options={view.intake.referrals.map(({ reason }) => ({ value: reason, text: label(TRANSFER_REASON_LABELS[reason]) }))} />
      </Form.Item>
      {referral !== undefined && (
        <Facts facts={[
          { name: t('intake.transfer.body'), value: referral.body, wide: true }, { name: t('intake.transfer.address'), value: referral.address }, { name: t('intake.transfer.contact'), value: referral.contact },
          { name: t('intake.transfer.basis'), value: referral.basis, wide: true },
        ]} />
      )}
      <Form.Item name="reasons" label={t('intake.turnAway.reasons')} extra={t('intake.turnAway.reasonsHint')} rules={[{ required: true, whitespace: true, message: t('intake.turnAway.needReasons') }]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.transferred')} quiet danger />
    </Form>
  );
}
