import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { MeasureTitles } from './measure-titles.tsx';
import { SendRow } from './send-row.tsx';
import { usePaper } from './use-paper.tsx';
import { useAct } from './use-act.ts';

/** A department takes note that it must not execute these measures now. */
export function SuspensionForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const path = { id: view.id, orderId: act.ref };
  const order = view.suspensions.find(({ orderId }) => orderId === act.ref);
  const paper = usePaper(view, order?.org.id);
  const sending = useAct(view, t('acts.names.suspensionAcknowledged'), (_body: null, headers) => answerOf(api.POST('/api/cases/{id}/suspensions/{orderId}/acknowledgement', { params: { path }, body: { evidenceIds: paper.evidenceIds }, headers })));
  return (
    <>
      <p className="consequence">{t('acts.consequences.suspensionAcknowledged')}</p>
      <MeasureTitles measures={order?.measures ?? []} />
      {paper.field}
      {!paper.missing && <SendRow sending={{ ...sending, pending: sending.pending || paper.busy }} label={t('acts.buttons.suspensionAcknowledged')} onClick={() => sending.send(null)} />}
    </>
  );
}
