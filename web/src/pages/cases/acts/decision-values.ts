import type { MootReason, Outcome, Remedy } from '../../../../../domain/objection.ts';
import type { Sanction } from '../../../../../domain/publicity.ts';
import { RECORD_FIELDS, type RecordField } from '../../../../../domain/record.ts';
import type { CaseView, DecisionBody, MeasureView } from '../../../api/types.ts';
import type { ServiceWay } from '../../../../../domain/service.ts';
import { normalValue } from '../../../components/field-input.tsx';

/** The decision's form: each field of the record may be ticked and given a new value. */
export interface DecisionValues {
  outcome?: Outcome;
  remedy?: Remedy;
  mootReason?: MootReason;
  by?: ServiceWay;
  facts?: string;
  reasons?: string;
  changes?: Partial<Record<RecordField, { on?: boolean; to?: string }>>;
  lift?: string[];
  /** Those of the record to begin with. */
  sanctions?: Sanction[];
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
  // What the platform itself has got wrong goes back to what it was handed in.
  const own = view.ownError.flatMap(({ field, handedIn }) => (handedIn === null ? [] : [[field, { on: true, to: handedIn }] as const]));
  return Object.fromEntries([...own, ...right]);
}

/** The draft there is, to be changed; undefined without one. */
export function valuesOfDraft({ draft, sanctions: stated }: CaseView): DecisionValues | undefined {
  if (draft === null) return undefined;
  const { outcome, remedy, facts, reasons, changes, lift, mootReason, by, sanctions } = draft;
  return { outcome, remedy, by, ...(mootReason === null ? {} : { mootReason }), facts, reasons, lift, sanctions: sanctions.length > 0 ? sanctions : (stated ?? []), changes: Object.fromEntries(changes.map(({ field, to }) => [field, { on: true, to }])) };
}

/** What the counter is given: only what the chosen outcome and remedy call for. */
export function decisionBody({ outcome, remedy, facts = '', reasons = '', changes = {}, lift = [], mootReason, by = 'electronic', sanctions = [] }: DecisionValues, { outcomes: options, sanctions: stated }: Pick<CaseView, 'outcomes' | 'sanctions'>): DecisionBody {
  // Where an outcome leaves no choice, nobody is asked.
  const remedies = options.find((option) => option.outcome === outcome)?.remedies ?? [];
  const chosen = remedy !== undefined && remedies.includes(remedy) ? remedy : (remedies[0] ?? 'none');
  return {
    outcome: outcome ?? 'rejected', remedy: chosen, facts: facts.trim(), reasons: reasons.trim(),
    changes: chosen !== 'correct' ? [] : RECORD_FIELDS.flatMap((field) => (changes[field]?.on === true ? [{ field, to: normalValue(field, changes[field].to ?? '') }] : [])),
    lift: chosen === 'correct' || outcome === 'moot' ? lift : [],
    ...(chosen === 'correct' && stated !== null && (sanctions.length !== stated.length || sanctions.some((each) => !stated.includes(each))) ? { sanctions } : {}),
    by, ...(outcome === 'moot' ? { mootReason: mootReason ?? null } : {}),
  };
}
