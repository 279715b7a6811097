import type { BaseRecord } from './derived.ts';
import { derivedFrom, isSwitchedOn } from './derived.ts';
import type { DerivedEntry } from './derived-entry.ts';
import type { RepresentationId, SubjectId } from './ids.ts';
import type { CheckAnswer, CheckPurpose, CheckScope } from './measure-check.ts';
import { firstAnswer } from './measure-check.ts';
import type { Day } from './time.ts';
import { addDays, addMonths } from './time.ts';

/** A person as legal representative (法定代表人) of a company; both days count. */
export interface Representation {
  id: RepresentationId;
  companyId: SubjectId;
  personId: SubjectId;
  from: Day;
  until: Day | null;
}

/** A record of a company with the day that decides whom its bar rests on: that of the decision behind it. */
export interface CompanyRecord extends BaseRecord {
  companyId: SubjectId;
  decidedOn: Day;
  /** Since when nothing follows from it any more, where that is so. */
  overSince: Day | null;
}

/** How a bar stands: lifted with its company's record before its time. */
export const BAR_STATES = ['inForce', 'suspended', 'lifted'] as const;
export type BarState = (typeof BAR_STATES)[number];

/** A bar that rests on a person because of a record of a company (notice of 2018, 三(三)). */
export interface PersonBar {
  code: string;
  title: string;
  basis: string;
  companyId: SubjectId;
  from: Day;
  /** The last day; null: the clause sets none. */
  until: Day | null;
  state: BarState;
  /** Where it is lifted: since when. */
  liftedOn: Day | null;
}

/** Whether somebody was it on a day. */
export const isRepresentativeOn = ({ from, until }: Pick<Representation, 'from' | 'until'>, day: Day): boolean => from <= day && (until === null || day <= until);

/** Whether two spells of the same company have a day in common: it has one legal representative at a time. */
export const overlap = (a: Pick<Representation, 'from' | 'until'>, b: Pick<Representation, 'from' | 'until'>): boolean => (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until);

/**
 * The bars that rest on somebody on a day: of each company's record in the kinds of an entry, if the person was its legal representative on the day of the decision behind it, for as many years from then on as
 * the entry says. Whoever came later bears none of it, and whoever left keeps it. Worked out anew at each question, like what stands on the company; one whose time is over is not there any more.
 */
export function barsOn(entries: readonly DerivedEntry[], of: readonly Representation[], records: readonly CompanyRecord[], day: Day): PersonBar[] {
  return entries.filter((entry) => entry.sort === 'officerBar' && isSwitchedOn(entry, day)).flatMap((entry) => of.flatMap((representation) => {
    const theirs = records.filter((r) => r.companyId === representation.companyId && entry.categories.includes(r.category));
    const onCompany = derivedFrom([entry], theirs, day)[0]?.state;
    return theirs.filter((r) => isRepresentativeOn(representation, r.decidedOn)).flatMap((r): PersonBar[] => {
      const until = entry.years === undefined ? null : addDays(addMonths(r.decidedOn, 12 * entry.years), -1);
      const state = r.state === 'over' ? 'lifted' : r.state === 'suspended' ? 'suspended' : onCompany;
      if (state === undefined || r.decidedOn > day || (until !== null && until < day)) return [];
      return [{ code: entry.code, title: entry.title, basis: entry.basis!, companyId: r.companyId, from: r.decidedOn, until, state, liftedOn: state === 'lifted' ? r.overSince : null }];
    });
  })).sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : a.code < b.code ? -1 : 1));
}

/** Whether a check asks about bars: what somebody may not become is decided at an appointment, by a bar of the person, and no other measure was named. */
export const asksAboutBars = ({ kind, code = null }: CheckScope, purpose: CheckPurpose): boolean => purpose === 'appointment' && code === null && (kind === null || kind === 'personal');

const AS_ANSWER = { inForce: 'apply', suspended: 'suspended', lifted: 'lifted' } as const satisfies Record<BarState, CheckAnswer>;

/** The answer of a check with the bars of the person beside the measures of the department: a bar that is in force is applied by whoever appoints. */
export const answerWithBars = (answer: CheckAnswer, bars: readonly Pick<PersonBar, 'state'>[]): CheckAnswer => firstAnswer([answer, ...bars.map(({ state }) => AS_ANSWER[state])]);

/** How each bar stands, to be held against how it stands later. */
export const barsText = (bars: readonly Pick<PersonBar, 'code' | 'companyId' | 'from' | 'state'>[]): string => bars.map(({ code, companyId, from, state }) => [code, companyId, from, state].join(':')).sort().join(',');
