import { Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** A recipient that is no more, and whose copies nobody has taken over, is not waited for. */
export function DefunctForm({ act, view }: ActFormProps) {
  const { t, org } = useWords();
  const path = { id: view.id, noticeId: act.ref };
  const sending = useAct(view, t('acts.names.recipientDefunct'), (reason: string, headers) => answerOf(api.POST('/api/cases/{id}/notices/{noticeId}/defunct', { params: { path }, body: { reason }, headers })));
  const notice = view.corrections.flatMap(({ notices }) => notices).find(({ noticeId }) => noticeId === act.ref);
  return (
    <Form name={`defunct-${act.ref}`} layout="vertical" requiredMark={false} onFinish={({ reason }: { reason: string }) => sending.send(reason.trim())}>
      {notice !== undefined && <p><strong>{org(notice.org)}</strong></p>}
      <p className="consequence">{t('acts.consequences.recipientDefunct')}</p>
      <Form.Item name="reason" label={t('recipients.reason')} rules={[{ required: true, whitespace: true, message: t('recipients.needReason') }]}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.recipientDefunct')} />
    </Form>
  );
}
