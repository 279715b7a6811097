import type { Outcome, Remedy } from '../../../../../domain/objection.ts';
import { RECORD_FIELDS, type RecordField } from '../../../../../domain/record.ts';
import type { CaseView, DecisionBody, MeasureView } from '../../../api/types.ts';
import { normalValue } from '../../../components/field-input.tsx';

/** The decision's form: each field of the record may be ticked and given a new value. */
export interface DecisionValues {
  outcome?: Outcome;
  remedy?: Exclude<Remedy, 'none'>;
  facts?: string;
  reasons?: string;
  changes?: Partial<Record<RecordField, { on?: boolean; to?: string }>>;
  lift?: string[];
}

/** Measures that this case suspends at the moment. */
export function suspendedMeasures(view: CaseView): MeasureView[] {
  const all = view.suspensions.flatMap(({ measures, endings }) => measures.filter(({ id }) => !endings.some(({ measureIds }) => measureIds.includes(id))));
  return all.filter(({ id }, i) => all.findIndex((other) => other.id === id) === i);
}

/** What the findings of this examination say is right, field by field, to begin with. */
export function proposedChanges(view: CaseView): NonNullable<DecisionValues['changes']> {
  const findings = view.verifications.filter(({ round }) => round === view.round).flatMap(({ answered }) => answered?.findings ?? []);
  const right = view.grounds.flatMap(({ id, field }) => {
    const value = findings.find((finding) => finding.groundId === id && finding.result !== 'accurate')?.rightValue;
    return field !== null && value ? [[field, { on: true, to: value }] as const] : [];
  });
  return Object.fromEntries(right);
}

/** The draft there is, to be changed; undefined without one. */
export function valuesOfDraft({ draft }: CaseView): DecisionValues | undefined {
  if (draft === null) return undefined;
  const { outcome, remedy, facts, reasons, changes, lift } = draft;
  return { outcome, ...(remedy === 'none' ? {} : { remedy }), facts, reasons, lift, changes: Object.fromEntries(changes.map(({ field, to }) => [field, { on: true, to }])) };
}

/** What the counter is given: only what the chosen outcome and remedy call for. */
export function decisionBody({ outcome, remedy, facts = '', reasons = '', changes = {}, lift = [] }: DecisionValues): DecisionBody {
  const chosen = outcome === 'rejected' ? 'none' : (remedy ?? 'none');
  return {
    outcome: outcome ?? 'rejected', remedy: chosen, facts: facts.trim(), reasons: reasons.trim(),
    changes: chosen !== 'correct' ? [] : RECORD_FIELDS.flatMap((field) => (changes[field]?.on === true ? [{ field, to: normalValue(field, changes[field].to ?? '') }] : [])),
    lift: chosen === 'correct' ? lift : [],
  };
}
