import { Button } from 'antd';
import { useState } from 'react';
import { FIELD_LABELS, OUTCOME_LABELS, REMEDY_LABELS } from '../../../../../domain/labels.ts';
import { useDecisionPreview } from '../../../api/queries.ts';
import type { CaseView } from '../../../api/types.ts';
import { Facts } from '../../../components/facts.tsx';
import { Paper } from '../../../components/paper.tsx';
import { Loaded } from '../../../components/states.tsx';
import { useWords } from '../../../i18n/words.ts';

/** What is drafted, for who signs it and who drafted it; with the letter as it would be issued. */
export function DraftCard({ view, draft }: { view: CaseView; draft: NonNullable<CaseView['draft']> }) {
  const { t, label, value, instant } = useWords();
  const [shown, setShown] = useState(false);
  const waits = draft.state === 'open' || draft.state === 'toReview' ? draft.state : null;
  const preview = useDecisionPreview(view.id, draft.at, shown && waits !== null);
  const next = waits === 'toReview' ? 'decisionReviewed' : 'decided';
  const isNext = view.acts.some(({ kind, allowed }) => kind === next && allowed);
  return (
    <article className="card" aria-labelledby="decision-draft">
      <h3 id="decision-draft">{t('decision.draft')} · {t(`decision.state.${draft.state}`)}</h3>
      {waits !== null && !isNext && view.relations.includes('platform') && <p className="consequence">{t(draft.review ? `decision.notYours.${waits}` : 'decision.ownDraft')}</p>}
      <Facts
        facts={[
          draft.remark !== null && { name: t('decision.remark'), wide: true, value: <span className="prose">{draft.remark}</span> },
          { name: t('kase.outcome'), value: label(OUTCOME_LABELS[draft.outcome]) },
          { name: t('kase.remedy'), value: label(REMEDY_LABELS[draft.remedy]) },
          { name: t('acts.names.decisionDrafted'), value: instant(draft.at) },
          draft.review && { name: t('decision.reviewed'), value: draft.reviewed === null ? t('decision.reviewNeeded') : instant(draft.reviewed.at) },
          draft.reviewed !== null && draft.reviewed.remark !== '' && { name: t('decision.reviewRemark'), wide: true, value: <span className="prose">{draft.reviewed.remark}</span> },
          { name: t('acts.names.decided'), value: t(draft.otherSigner ? 'decision.otherSigner' : 'decision.sameSigner') },
          draft.changes.length > 0 && { name: t('kase.changes'), wide: true, value: <ul className="plain">{draft.changes.map(({ field, to }) => <li key={field}>{label(FIELD_LABELS[field])} → <ins>{value(field, to)}</ins></li>)}</ul> },
          { name: t('kase.facts'), wide: true, value: <span className="prose">{draft.facts}</span> },
          { name: t('kase.reasons'), wide: true, value: <span className="prose">{draft.reasons}</span> },
        ]}
      />
      {waits !== null && !shown && <p><Button onClick={() => setShown(true)}>{t('decision.preview')}</Button></p>}
      {waits !== null && shown && (
        <Loaded query={preview}>
          {({ title, number, paragraphs }) => (
            <>
              <p className="fine">{t('decision.previewTitle')}</p>
              <Paper number={number} title={title} paragraphs={paragraphs} />
            </>
          )}
        </Loaded>
      )}
    </article>
  );
}
