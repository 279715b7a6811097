import { useCallback, useState } from 'react';
import type { GroundKind } from '../../../../domain/objection.ts';
import type { RecordField } from '../../../../domain/record.ts';
import { newKey } from '../../api/client.ts';
import type { FilingBody } from '../../api/types.ts';
import type { TakenFile } from '../../components/evidence-picker.tsx';
import { normalValue } from '../../components/field-input.tsx';

export interface DraftGround {
  kind?: GroundKind | '';
  field?: RecordField | '';
  claimedValue?: string;
  explanation?: string;
}

/** An objection being written. Its key is made once, so that filing it twice is filing it once. */
export interface Draft {
  key: string;
  refusal: { where?: string; byWhom?: string; shown?: string };
  grounds: DraftGround[];
  files: TakenFile[];
}

const place = (recordId: string): string => `zm-draft-${recordId}`;

function readDraft(recordId: string): Draft {
  const fresh: Draft = { key: newKey(), refusal: {}, grounds: [{}], files: [] };
  try {
    const kept = sessionStorage.getItem(place(recordId));
    return kept === null ? fresh : { ...fresh, ...(JSON.parse(kept) as Draft) };
  } catch {
    return fresh;
  }
}

/** The draft of this tab: it outlives a reload and a new login, and is gone when the tab closes, the objection is filed or the person logs out. */
export function useDraft(recordId: string) {
  const [draft, setDraft] = useState(() => readDraft(recordId));
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        const after = { ...before, ...part };
        sessionStorage.setItem(place(recordId), JSON.stringify(after));
        return after;
      }),
    [recordId],
  );
  const discard = useCallback(() => sessionStorage.removeItem(place(recordId)), [recordId]);
  return { draft, change, discard };
}

/** What the counter is given; parts that were skipped are null. */
export function bodyOf(draft: Draft, recordId: string): FilingBody {
  const { where = '', byWhom = '', shown = '' } = draft.refusal;
  const refusal = [where, byWhom, shown].some((text) => text.trim() !== '') ? { where: where.trim(), byWhom: byWhom.trim(), shown: shown.trim() } : null;
  const grounds = draft.grounds.flatMap(({ kind, field, claimedValue, explanation = '' }) => {
    if (!kind) return [];
    const contested = kind === 'wrongContent' && field ? field : null;
    return [{ kind, field: contested, explanation: explanation.trim(), claimedValue: contested !== null && claimedValue?.trim() ? normalValue(contested, claimedValue) : null }];
  });
  return { recordId, grounds, refusal, evidenceIds: draft.files.map(({ id }) => id) };
}
