import { App, Form, Input } from 'antd';
import { Link } from 'react-router';
import { INADMISSIBLE_REASON_LABELS } from '../../../../../domain/intake-labels.ts';
import type { InadmissibleReason } from '../../../../../domain/intake-acts.ts';
import { INADMISSIBLE_REASONS } from '../../../../../domain/intake-acts.ts';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { NativeSelect } from '../../../components/native-select.tsx';
import { OutcomeTag, PhaseTag } from '../../../components/state-tags.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  reason: InadmissibleReason;
  reasons: string;
}

/** 不予受理: for a reason of the table, beside what was objected to before on this record. */
export function TurnAwayForm({ view }: ActFormProps) {
  const { t, label, dayOf } = useWords();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'turn-away');
  const name = t('acts.names.notAccepted');
  const { earlier } = view.intake;
  const sending = useAct(
    view, name, ({ reason, reasons }: Values, headers) => answerOf(api.POST('/api/cases/{id}/inadmissibility', { params: { path: { id: view.id } }, body: { reason, reasons: reasons.trim() }, headers })),
    problems.onRefused,
  );
  const ask = (values: Values) => void modal.confirm({ title: t('acts.confirmTitle', { act: name }), content: t('intake.turnAway.consequence'), okText: name, onOk: () => sending.send(values) });
  return (
    <Form form={form} name="turn-away" layout="vertical" requiredMark={false} onFinish={ask} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('intake.turnAway.consequence')}</p>
      <h4>{t('intake.turnAway.earlier')}</h4>
      {earlier.length === 0 ? <p className="fine">{t('intake.turnAway.noEarlier')}</p> : (
        <ul className="plain">{earlier.map(({ id, number, phase, outcome, filedAt }) => <li key={id}><Link to={`/cases/${id}`}>{t('intake.turnAway.earlierRow', { number, day: dayOf(filedAt) })}</Link> <PhaseTag phase={phase} /> {outcome !== null && <OutcomeTag outcome={outcome} />}</li>)}</ul>
      )}
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="reason" label={t('intake.turnAway.reason')} extra={t('intake.turnAway.repeatHint')} rules={[{ required: true, message: t('intake.turnAway.needReason') }]}>
        <NativeSelect prompt={t('object.grounds.choose')} options={INADMISSIBLE_REASONS.map((value) => ({ value, text: label(INADMISSIBLE_REASON_LABELS[value]) }))} />
      </Form.Item>
      <Form.Item name="reasons" label={t('intake.turnAway.reasons')} extra={t('intake.turnAway.reasonsHint')} rules={[{ required: true, whitespace: true, message: t('intake.turnAway.needReasons') }]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.notAccepted')} quiet danger />
    </Form>
  );
}
