import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { usePaper } from './use-paper.tsx';
import { useAct } from './use-act.ts';

/** The provider takes note of the request; its answer follows. */
export function VerificationForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const path = { id: view.id, orderId: act.ref };
  const paper = usePaper(view, view.verifications.find(({ orderId }) => orderId === act.ref)?.org.id);
  const sending = useAct(view, t('acts.names.verificationAcknowledged'), (_body: null, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/acknowledgement', { params: { path }, body: { evidenceIds: paper.evidenceIds }, headers })));
  return (
    <>
      <p className="consequence">{t('acts.consequences.verificationAcknowledged')}</p>
      {paper.field}
      {!paper.missing && <SendRow sending={{ ...sending, pending: sending.pending || paper.busy }} label={t('acts.buttons.verificationAcknowledged')} onClick={() => sending.send(null)} />}
    </>
  );
}
