import { DUTY_RESULT_LABELS, RESTORATION_DUTY_LABELS } from '../../../../../domain/restoration-labels.ts';
import type { CaseView } from '../../../api/types.ts';
import { clockPath, DueText } from '../../../components/due-text.tsx';
import { StateTag } from '../../../components/state-tags.tsx';
import { useWords } from '../../../i18n/words.ts';

/** What an order to restore asks for, one by one: what came of it, how, and the proof. */
export function DutyList({ order, view }: { order: CaseView['restorations'][number]; view: CaseView }) {
  const { t, label, day } = useWords();
  if (order.duties.length === 0) return order.steps === null ? null : <blockquote className="prose quoted">{order.steps}</blockquote>;
  return (
    <ul className="rows">
      {order.duties.map(({ duty, result, steps, evidenceIds, proof, open, due }) => {
        const files = view.evidence.filter(({ id }) => evidenceIds.includes(id));
        return (
          <li key={duty} className="row">
            <div className="row-main">
              <p className="row-title"><strong>{label(RESTORATION_DUTY_LABELS[duty])}</strong>{' '}
                {open || result === null ? <StateTag tone="amber">{t('restoration.open')}</StateTag> : <StateTag tone={result === 'done' ? 'green' : 'neutral'}>{label(DUTY_RESULT_LABELS[result])}</StateTag>}
              </p>
              {steps !== null && <p className="prose">{steps}</p>}
              {files.map(({ id, fileName, mayFetch }) => <p key={id} className="fine">{mayFetch ? <a href={`/api/evidence/${id}/file`} download={fileName}>{fileName}</a> : fileName}</p>)}
              {proof !== null && proof.text !== null && <p className="fine">{t(`restoration.shown.${proof.by}`, { day: day(proof.on) })}{proof.by === 'address' ? <a href={proof.text} rel="noreferrer noopener" target="_blank">{proof.text}</a> : proof.text}</p>}
              {result === 'done' && !open && evidenceIds.length === 0 && proof === null && <p className="fine">{t('restoration.noProof')}</p>}
            </div>
            {due !== null && <p className="row-side"><DueText due={due} page={clockPath(view.id, { limit: due.limit, ref: order.orderId })} /></p>}
          </li>
        );
      })}
    </ul>
  );
}
