import { REMEDY_LABELS } from '../../../../../domain/labels.ts';
import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { usePaper } from './use-paper.tsx';
import { useAct } from './use-act.ts';

/** Whoever was given the old record confirms that their own copy is right now. */
export function NoticeForm({ act, view }: ActFormProps) {
  const { t, label, colon } = useWords();
  const path = { id: view.id, noticeId: act.ref };
  const correction = view.corrections.find(({ notices }) => notices.some(({ noticeId }) => noticeId === act.ref));
  const paper = usePaper(view, correction?.notices.find(({ noticeId }) => noticeId === act.ref)?.org.id);
  const sending = useAct(view, t('acts.names.recipientConfirmed'), (_body: null, headers) => answerOf(api.POST('/api/cases/{id}/notices/{noticeId}/confirmation', { params: { path }, body: { evidenceIds: paper.evidenceIds }, headers })));
  return (
    <>
      {correction !== undefined && <p>{t('kase.remedy')}{colon}<strong>{label(REMEDY_LABELS[correction.remedy])}</strong> · {view.record.title} {view.record.number}</p>}
      <p className="consequence">{t('acts.consequences.recipientConfirmed')}</p>
      {paper.field}
      {!paper.missing && <SendRow sending={{ ...sending, pending: sending.pending || paper.busy }} label={t('acts.buttons.recipientConfirmed')} onClick={() => sending.send(null)} />}
    </>
  );
}
