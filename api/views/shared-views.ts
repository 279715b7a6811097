import type { MeasureStateView } from '../../db/schema.ts';
import { shortProofOf } from '../../db/due-reads.ts';
import type { Register } from '../../db/register.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Terms } from '../../domain/limit.ts';
import { stoppedSince } from '../../domain/limit.ts';
import { measureStateOn } from '../../domain/measure-check.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { isPast } from '../../domain/clock-fold.ts';
import type { Subject } from '../../domain/subject.ts';
import type { CertifiedMeasure } from '../../domain/suspension-certificate.ts';
import { certificateStanding } from '../../domain/suspension-certificate.ts';
import type { Instant } from '../../domain/time.ts';
import { dayAt } from '../../domain/time.ts';
import type { DueView } from '../schemas/common.ts';

/** All of China keeps one time; the day people see is its day. */
export const ZONE = 'Asia/Shanghai';

export type Orgs = ReadonlyMap<OrgId, Organisation>;

export function orgView(orgs: Orgs, id: OrgId): { id: string; name: string; nameEn: string } {
  const org = orgs.get(id);
  return { id, name: org?.name ?? id, nameEn: org?.nameEn ?? id };
}

export function dueView(register: Register, terms: Terms, now: Instant): DueView {
  const { startedOn, count, unit, skippedDays, statutory, extended, stoppedDays, left, byCalendar, receivedAs } = shortProofOf(register, terms);
  return {
    limit: terms.limit, dueAt: terms.dueAt, dueOn: terms.dueOn, provisional: terms.provisional, overdue: isPast(terms, now), startedOn, count, unit,
    skippedDays, statutory, extended, stoppedDays, stoppedSince: stoppedSince(terms), left,
    ...(byCalendar === undefined ? {} : { byCalendar }), ...(receivedAs === undefined ? {} : { receivedAs }),
  };
}

export function measureView(orgs: Orgs, m: MeasureStateView, now: Instant) {
  const on = measureStateOn({ from: m.from_day, until: m.until_day, endedHow: m.ended_how, suspended: m.suspended }, dayAt(now, ZONE));
  // Lists show when it begins, and beside its record, whose state they show as well.
  const state = on === 'notBegun' || on === 'recordWithdrawn' ? 'inForce' : on;
  return { id: m.id, title: m.title, basis: m.basis, kind: m.kind, executor: orgView(orgs, m.executor_id), from: m.from_day, until: m.until_day, state, code: m.code, edition: m.edition, exception: state === 'inForce' ? m.exception : null, stay: m.ended_how === null ? m.stay : null };
}

/** What a stranger sees of a certificate of suspension: whether it holds, and each measure on it. */
export const certifiedView = (orgs: Orgs, measures: readonly CertifiedMeasure[]) => ({
  standing: certificateStanding(measures), measures: measures.map(({ title, executorId, state }) => ({ title, department: orgView(orgs, executorId), state })),
});

/** A subject by name and number; a person's number is masked wherever it is shown. */
export const subjectView = ({ id, kind, name, identifier }: Subject) => ({ id, kind, name, identifier });
