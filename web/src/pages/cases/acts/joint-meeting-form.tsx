import { Form, Input } from 'antd';
import { FINDING_LABELS } from '../../../../../domain/labels.ts';
import type { FindingResult } from '../../../../../domain/objection.ts';
import { answerOf, api } from '../../../api/client.ts';
import type { CaseView } from '../../../api/types.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { FindingFields, findingsBody } from './finding-fields.tsx';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  minutes: string;
  findings: { result: FindingResult; reason: string; rightValue?: string }[];
}

/** 联席会议: what each organisation answered stands beside it; the lead organ finds ground by ground, in its own name. */
export function JointMeetingForm({ view }: ActFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'meeting');
  const sending = useAct(
    view, t('acts.names.jointMeetingHeld'),
    ({ minutes, findings }: Values, headers) => answerOf(api.POST('/api/cases/{id}/joint-meeting', { params: { path: { id: view.id } }, body: { minutes: minutes.trim(), findings: findingsBody(view, findings) }, headers })),
    problems.onRefused,
  );
  return (
    <Form form={form} name="meeting" layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.meeting.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Answers view={view} />
      {view.grounds.map((ground, i) => <FindingFields key={ground.id} ground={ground} index={i} view={view} />)}
      <Form.Item name="minutes" label={t('acts.meeting.minutes')} extra={t('acts.meeting.minutesHint')} rules={[{ required: true, whitespace: true, message: t('acts.meeting.needMinutes') }]}><Input.TextArea rows={5} maxLength={8000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.jointMeetingHeld')} />
    </Form>
  );
}

function Answers({ view }: { view: CaseView }) {
  const { t, org, label, colon } = useWords();
  const answers = view.verifications.filter(({ round, answered }) => round === view.round && answered !== null);
  return (
    <section aria-label={t('acts.meeting.answers')}>
      <h4>{t('acts.meeting.answers')}</h4>
      <ul className="plain">
        {view.grounds.flatMap(({ id }, i) => answers.map(({ orderId, org: provider, answered }) => {
          const finding = answered?.findings.find(({ groundId }) => groundId === id);
          return finding === undefined ? null : <li key={`${id}-${orderId}`}>{t('kase.ground', { n: i + 1 })}{colon}<strong>{org(provider)}</strong> {label(FINDING_LABELS[finding.result])}{finding.reason !== null && <span className="fine"> {finding.reason}</span>}</li>;
        }))}
      </ul>
    </section>
  );
}
