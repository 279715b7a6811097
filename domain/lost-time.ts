import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { rulesOf } from './case-world.ts';
import { dueAfter } from './clock.ts';
import { loseTime, regainTime, termsWith } from './clock-ledger.ts';
import { ledgerOf } from './clock-proof.ts';
import type { EvidenceId } from './ids.ts';
import type { LedgerTerms, RunningTerms, StopReason } from './limit.ts';
import { isRunning, openStops } from './limit.ts';
import type { LostCause } from './lost-time-acts.ts';
import type { CaseSituation } from './situation.ts';
import type { Verification } from './verification-situation.ts';
import type { Instant } from './time.ts';
import { dayAt } from './time.ts';

const PLATFORM: StopReason = 'platform';
type Lost = Extract<ActDraft, { kind: 'lostTime' }>;

/** Whoever is asked and still has time. */
const waiting = (s: CaseSituation): Verification[] => s.verifications.filter((v) => v.round === s.round && v.answered === null && v.recalledSeq === undefined && v.silentSeq === null);

function act(v: Verification, cause: LostCause, stretch: { from: Instant; to: Instant | null }, answer: LedgerTerms, world: CaseWorld): Lost {
  // As it would be without the stretch: while the clock stands it has no date.
  const { stops, ...ledger } = ledgerOf(v.answer);
  const before = termsWith(v.answer, { ...ledger, stops: stops.filter((stop) => stop.reason !== PLATFORM || stop.from !== stretch.from) }, rulesOf(v.orgId, world)).dueOn;
  const hardStop: RunningTerms = isRunning(answer) ? dueAfter(answer.dueAt, 'hardStop', world.pack, rulesOf(v.orgId, world).calendar) : v.hardStop;
  return { kind: 'lostTime', facts: { orderId: v.orderId, cause, ...stretch, before, answer, hardStop } };
}

/**
 * 扫描占用的时间: what nobody may open yet cannot be verified. From the day after a file came in that the scanner has not released, the clock of whoever verifies stands still on the
 * platform's account, and runs on when the last is released. Within one day nothing is lost: a day counts when it ends while the clock runs. `unreleased`: the files, and since when.
 */
export function lostToScanning(s: CaseSituation, unreleased: readonly { id: EvidenceId; since: Instant }[], releasedAt: Instant | null, world: CaseWorld): Lost[] {
  const files = unreleased.filter(({ id }) => s.evidenceIds.includes(id));
  const { zone } = world.pack;
  return waiting(s).flatMap((v): Lost[] => {
    const rules = rulesOf(v.orgId, world);
    const stands = openStops(v.answer).includes(PLATFORM);
    if (files.length > 0 && !stands) {
      const since = files.map((f) => (f.since > v.requestedAt ? f.since : v.requestedAt)).reduce((a, b) => (a < b ? a : b));
      if (dayAt(since, zone) >= dayAt(world.at, zone) || !isRunning(v.answer) || since >= v.answer.dueAt) return [];
      return [act(v, 'scan', { from: since, to: null }, loseTime(v.answer, { from: since, to: null }, rules), world)];
    }
    if (files.length === 0 && stands && v.answer.algorithm === 2) {
      const { from } = v.answer.stops.find((stop) => stop.reason === PLATFORM && stop.to === null)!;
      const to = releasedAt !== null && releasedAt > from ? releasedAt : world.at;
      return [act(v, 'scan', { from, to }, regainTime(v.answer, to, rules), world)];
    }
    return [];
  });
}

/** 平台停机: a stretch in which the platform was not there for anybody; nothing where it moves no date. */
export function lostToOutage(s: CaseSituation, stretch: { from: Instant; to: Instant }, world: CaseWorld): Lost[] {
  return waiting(s).flatMap((v): Lost[] => {
    if (!isRunning(v.answer) || v.requestedAt >= stretch.to || stretch.from >= v.answer.dueAt) return [];
    if (v.answer.algorithm === 2 && v.answer.stops.some((stop) => stop.reason === PLATFORM && stop.from === stretch.from)) return [];
    const answer = loseTime(v.answer, stretch, rulesOf(v.orgId, world));
    return answer.dueAt === v.answer.dueAt ? [] : [act(v, 'outage', stretch, answer, world)];
  });
}

