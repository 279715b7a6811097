import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { actName } from './act-names.ts';
import { MeasureTitles } from './measure-titles.tsx';
import { SendRow } from './send-row.tsx';
import { usePaper } from './use-paper.tsx';
import { useAct } from './use-act.ts';

/** A department takes note that measures resume, or that they are lifted: two acts, never one. */
export function EndingForm({ act, view }: ActFormProps) {
  const words = useWords();
  const { t } = words;
  const how = act.how ?? 'resumed';
  const path = { id: view.id, orderId: act.ref };
  const order = view.suspensions.find(({ orderId }) => orderId === act.ref);
  const paper = usePaper(view, order?.org.id);
  const sending = useAct(view, actName(act, words), (_body: null, headers) => answerOf(api.POST('/api/cases/{id}/suspensions/{orderId}/ending-acknowledgement', { params: { path }, body: { how, evidenceIds: paper.evidenceIds }, headers })));
  const ended = order?.endings.filter((ending) => ending.how === how).flatMap(({ measureIds }) => measureIds) ?? [];
  return (
    <>
      <p className="consequence">{how === 'resumed' ? t('acts.consequences.endingAcknowledgedResumed') : t('acts.consequences.endingAcknowledgedLifted')}</p>
      <MeasureTitles measures={order?.measures.filter(({ id }) => ended.includes(id)) ?? []} />
      {paper.field}
      {!paper.missing && <SendRow sending={{ ...sending, pending: sending.pending || paper.busy }} label={t('acts.buttons.endingAcknowledged')} onClick={() => sending.send(null)} />}
    </>
  );
}
