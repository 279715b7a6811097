import { useCallback, useEffect, useRef, useState } from 'react';
import type { GroundKind } from '../../../../domain/objection.ts';
import type { StakeKind } from '../../../../domain/filing-acts.ts';
import type { RecordField } from '../../../../domain/record.ts';
import { answerOf, api, mutationHeaders, newKey } from '../../api/client.ts';
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
  /** What is lost unless it is done soon. */
  stake?: { kind?: StakeKind | ''; on?: string; what?: string; proofIds?: string[] };
  primaFacieIds?: string[];
}

const place = (recordId: string): string => `zm-draft-${recordId}`;

/** How long nobody writes before what was written is kept on the server. */
const PAUSE_MS = 1_500;

function readDraft(recordId: string, saved: Draft | null): Draft {
  const fresh: Draft = { key: newKey(), refusal: {}, grounds: [{}], files: [] };
  try {
    const kept = sessionStorage.getItem(place(recordId));
    return { ...fresh, ...(kept === null ? saved : (JSON.parse(kept) as Draft)) };
  } catch {
    return { ...fresh, ...saved };
  }
}

/**
 * The draft of this tab, kept on the server as well whenever its author pauses: it outlives a reload, a new login and the device, and is gone when
 * the objection is filed. `saved`: as it was left elsewhere.
 */
export function useDraft(recordId: string, saved: Draft | null) {
  const [draft, setDraft] = useState(() => readDraft(recordId, saved));
  const [savedAt, setSavedAt] = useState<string>();
  const begun = useRef(draft);
  useEffect(() => {
    if (draft === begun.current) return undefined;
    const timer = setTimeout(() => {
      // What cannot be kept there is still kept here; filing says what is wrong.
      answerOf(api.PUT('/api/records/{id}/draft', { params: { path: { id: recordId } }, body: draft, headers: mutationHeaders(newKey()) })).then(({ savedAt: at }) => setSavedAt(at), () => setSavedAt(undefined));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, recordId]);
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
  return { draft, change, discard, savedAt };
}

/** What the counter is given; parts that were skipped are null. */
export function bodyOf(draft: Draft, recordId: string): FilingBody {
  const { where = '', byWhom = '', shown = '' } = draft.refusal;
  const refusal = [where, byWhom, shown].some((text) => text.trim() !== '') ? { where: where.trim(), byWhom: byWhom.trim(), shown: shown.trim() } : null;
  return { recordId, refusal, ...filedOf(draft) };
}

/** Grounds, files and what is at stake as they are filed, whoever writes them down. */
export function filedOf(draft: Pick<Draft, 'grounds' | 'files' | 'stake' | 'primaFacieIds'>) {
  const grounds = draft.grounds.flatMap(({ kind, field, claimedValue, explanation = '' }) => {
    if (!kind) return [];
    const contested = kind === 'wrongContent' && field ? field : null;
    return [{ kind, field: contested, explanation: explanation.trim(), claimedValue: contested !== null && claimedValue?.trim() ? normalValue(contested, claimedValue) : null }];
  });
  const evidenceIds = draft.files.map(({ id }) => id);
  const { kind, on = '', what = '', proofIds = [] } = draft.stake ?? {};
  const there = (ids: readonly string[]) => ids.filter((id) => evidenceIds.includes(id));
  return { grounds, evidenceIds, primaFacieIds: there(draft.primaFacieIds ?? []), stake: kind ? { kind, on, what: what.trim(), proofIds: there(proofIds) } : null };
}

/** What of a stake has to be said still, once its kind is. */
export const missingOf = (stake: Draft['stake']): ('on' | 'what')[] => (stake?.kind ? (['on', 'what'] as const).filter((name) => (stake[name] ?? '').trim() === '') : []);
