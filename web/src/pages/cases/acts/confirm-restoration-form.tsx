import { Form, Input } from 'antd';
import { Link } from 'react-router';
import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { DutyList } from '../sections/duty-list.tsx';
import { actKey } from './act-names.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';
import { usePaper } from './use-paper.tsx';

/** The subject says that a department has restored what it harmed. */
export function ConfirmRestorationForm({ act, view }: ActFormProps) {
  const { t, org, colon, aside } = useWords();
  const path = { id: view.id, orderId: act.ref };
  const paper = usePaper(view, 'subject');
  const sending = useAct(view, t('acts.names.restorationConfirmed'), (remark: string, headers) => answerOf(api.POST('/api/cases/{id}/restorations/{orderId}/confirmation', { params: { path }, body: { remark, evidenceIds: paper.evidenceIds }, headers })));
  const order = view.restorations.find(({ orderId }) => orderId === act.ref);
  const objecting = view.acts.find(({ kind, ref, allowed }) => kind === 'restorationObjected' && ref === act.ref && allowed);
  return (
    <Form name={`confirm-${act.ref}`} layout="vertical" requiredMark={false} onFinish={({ remark = '' }: { remark?: string }) => sending.send(remark.trim())}>
      {order !== undefined && <p><strong>{org(order.org)}</strong>{colon}</p>}
      {order !== undefined && <DutyList order={order} view={view} />}
      {objecting !== undefined && <p><Link to={`?act=${encodeURIComponent(actKey(objecting))}`}>{t('restoration.notDone')}</Link></p>}
      <p className="consequence">{t('acts.consequences.restorationConfirmed')}</p>
      <Form.Item name="remark" label={`${t('acts.remark')}${aside(t('shell.common.optional'))}`}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      {paper.field}
      {!paper.missing && <SendRow sending={{ ...sending, pending: sending.pending || paper.busy }} label={t('acts.buttons.restorationConfirmed')} />}
    </Form>
  );
}
