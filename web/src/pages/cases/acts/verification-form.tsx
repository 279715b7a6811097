import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** The provider takes note of the request; its answer follows. */
export function VerificationForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.verificationAcknowledged'), (_body: null, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/acknowledgement', { params: { path }, body: {}, headers })));
  return (
    <>
      <p className="consequence">{t('acts.consequences.verificationAcknowledged')}</p>
      <SendRow sending={sending} label={t('acts.buttons.verificationAcknowledged')} onClick={() => sending.send(null)} />
    </>
  );
}
