import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { MeasureTitles } from './measure-titles.tsx';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** A department takes note that it must not execute these measures now. */
export function SuspensionForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.suspensionAcknowledged'), (_body: null, headers) => answerOf(api.POST('/api/cases/{id}/suspensions/{orderId}/acknowledgement', { params: { path }, body: {}, headers })));
  return (
    <>
      <p className="consequence">{t('acts.consequences.suspensionAcknowledged')}</p>
      <MeasureTitles measures={view.suspensions.find(({ orderId }) => orderId === act.ref)?.measures ?? []} />
      <SendRow sending={sending} label={t('acts.buttons.suspensionAcknowledged')} onClick={() => sending.send(null)} />
    </>
  );
}
