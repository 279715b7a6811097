import { describe, expect, test } from 'vitest';
import type { Act, ActKind } from '../../domain/act.ts';
import type { CaseRequest } from '../../domain/case-acts.ts';
import { draftOf } from '../../domain/case-acts.ts';
import type { CaseWorld } from '../../domain/case-world.ts';
import { startClock } from '../../domain/clock.ts';
import { entails, lettersOf } from '../../domain/entails.ts';
import type { Refusal } from '../../domain/errors.ts';
import { asId } from '../../domain/ids.ts';
import type { EvidenceId, OrderId } from '../../domain/ids.ts';
import type { Limit, ObjectionLimit } from '../../domain/limit.ts';
import { tasksOf } from '../../domain/permission.ts';
import { viewOf } from '../../domain/procedure.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { apply, foldCase } from '../../domain/situation.ts';
import { plusMs } from '../../domain/time.ts';
import { goldenActs } from '../golden-logs/read-golden-log.ts';
import { worldAt } from '../golden-logs/world-of-log.ts';

const HOUR = 3_600_000;

/** The golden case "extended" right after the first act of a kind, and a world some hours later, with limits of the pack changed. */
function after(kind: ActKind, hours = 1, change: Partial<Record<ObjectionLimit, Partial<Limit>>> = {}): { s: CaseSituation; world: CaseWorld; log: Act[]; orderId: OrderId } {
  const acts = goldenActs('extended');
  const log = acts.slice(0, acts.findIndex((a) => a.kind === kind) + 1);
  const world = worldAt(log);
  const limits = { ...world.pack.limits };
  for (const [name, changed] of Object.entries(change)) limits[name as ObjectionLimit] = { ...limits[name as ObjectionLimit], ...changed };
  const s = foldCase(log);
  return { s, world: { ...world, at: plusMs(world.at, hours * HOUR), pack: { ...world.pack, limits } }, log, orderId: s.verifications[0]!.orderId };
}
/** The act a request makes, put into the situation, with what it entails. */
function done({ s, world, log }: ReturnType<typeof after>, request: CaseRequest) {
  const { draft } = draftOf(request, s, world);
  const last = log.at(-1)!;
  const act = { ...last, ...draft, seq: last.seq + 1, occurredAt: world.at, author: { class: 'person', userId: asId('u'), orgId: s.providerId } } as Act;
  apply(s, act);
  const entailed = entails(act, s, world);
  return { act, entailed, letters: lettersOf(act, s).map(({ letter, to }) => [letter, 'orgId' in to ? 'org' : 'subject']) };
}
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Refusal).code;
  }
  return 'nothing refused';
};
const extend = (orderId: OrderId): CaseRequest => ({ kind: 'clockExtended', orderId });
const stop = (orderId: OrderId): CaseRequest => ({ kind: 'clockStopped', orderId, reason: 'expertTest', explanation: '送检', evidenceIds: [asId<EvidenceId>('order-of-the-laboratory')] });
const restart = (orderId: OrderId): CaseRequest => ({ kind: 'clockRestarted', orderId, remark: '' });

describe('an extension', () => {
  test('says what was granted and how often it is left, moves the procedure, and extends the whole case by as much', () => {
    const scene = after('verificationAcknowledged');
    const before = viewOf('verification', scene.orderId, scene.s);
    const { act, entailed, letters } = done(scene, extend(scene.orderId));
    expect(act.facts).toMatchObject({ count: 5, left: 0, answer: { extensions: [{ count: 5, by: 'providerPrincipal' }] } });
    expect(entailed).toMatchObject([{ kind: 'clockMoved', facts: { limit: 'total', generation: 1, terms: { extensions: [{ count: 5, by: 'platform' }] } } }]);
    expect(letters).toEqual([['extensionNotice', 'subject']]);
    const now = viewOf('verification', scene.orderId, scene.s);
    expect([now.phase, now.cause, now.dueAt! > before.dueAt!]).toEqual(['asked', before.cause, true]);
  });

  test('is cut to the cumulative limit of the whole case, and refused when that leaves nothing', () => {
    // Accepted on the day of receipt: 5 + 5 working days fit into 10; into 8 only 3 more do, into 5 none.
    const granted = (total: Partial<Limit>) => {
      const scene = after('verificationAcknowledged', 1, { total });
      const clock = scene.s.clocks.find((c) => c.limit === 'total')!;
      clock.terms = startClock('total', clock.terms.startedAt, scene.world.pack, scene.world.calendar);
      return done(scene, extend(scene.orderId)).act.facts;
    };
    expect(granted({ count: 10, extension: null })).toMatchObject({ count: 5 });
    expect(granted({ count: 8, extension: null })).toMatchObject({ count: 3, answer: { extensions: [{ count: 3 }] } });
    expect(granted({ count: 7, extension: { count: 1, times: 1, by: 'platform', basis: '试验', evidence: 'assumption' } })).toMatchObject({ count: 3 });
    expect(codeOf(() => granted({ count: 5, extension: null }))).toBe('total-exhausted');
  });

  test('is refused at the due instant and where the pack knows none', () => {
    const scene = after('verificationAcknowledged');
    const dueAt = scene.s.verifications[0]!.answer.dueAt!;
    expect(codeOf(() => draftOf(extend(scene.orderId), scene.s, { ...scene.world, at: dueAt }))).toBe('limit-expired');
    expect(codeOf(() => draftOf(extend(scene.orderId), scene.s, { ...scene.world, at: plusMs(dueAt, -1) }))).toBe('nothing refused');
    const bare = after('verificationAcknowledged', 1, { verification: { extension: null } });
    expect(codeOf(() => draftOf(extend(bare.orderId), bare.s, bare.world))).toBe('not-provided-for');
    const others = after('verificationAcknowledged', 1, { verification: { extension: { count: 15, times: 1, by: 'competentOrgan', basis: '试验', evidence: 'text' } } });
    expect(codeOf(() => draftOf(extend(others.orderId), others.s, others.world)), 'it is another\'s power').toBe('not-provided-for');
  });
});

describe('a stop', () => {
  test('takes the date from the verification and from the whole case, and tells both sides', () => {
    const scene = after('verificationAcknowledged');
    const { entailed, letters } = done(scene, stop(scene.orderId));
    expect(viewOf('verification', scene.orderId, scene.s)).toMatchObject({ phase: 'asked', dueAt: null });
    expect(entailed).toMatchObject([{ kind: 'clockMoved', facts: { limit: 'total', terms: { dueAt: null } } }]);
    expect(letters).toEqual([['clockStopNotice', 'subject'], ['clockStopNotice', 'org']]);
  });

  test('leaves the whole case running where the pack has no such stop for it, and is refused where it has none at all', () => {
    const only = after('verificationAcknowledged', 1, { total: { stops: [] } });
    expect(done(only, stop(only.orderId)).entailed).toEqual([]);
    const none = after('verificationAcknowledged', 1, { verification: { stops: [] } });
    expect(codeOf(() => draftOf(stop(none.orderId), none.s, none.world))).toBe('not-provided-for');
    expect(codeOf(() => draftOf({ kind: 'clockStopped', orderId: none.orderId, reason: 'applicant', explanation: '' }, none.s, none.world))).toBe('not-provided-for');
  });

  test.each(['expertTest', 'supplement', 'jointMeeting', 'forceMajeure', 'applicant'] as const)('for %s needs its document', (reason) => {
    const scene = after('verificationAcknowledged', 1, { verification: { stops: [{ reason: 'expertTest', basis: '依据', evidence: 'text' }, ...(reason === 'expertTest' ? [] : [{ reason, basis: '依据', evidence: 'text' as const }])] } });
    expect(codeOf(() => draftOf({ kind: 'clockStopped', orderId: scene.orderId, reason, explanation: '有原因' }, scene.s, scene.world))).toBe('value-needed');
    expect(draftOf({ kind: 'clockStopped', orderId: scene.orderId, reason, explanation: '有原因', evidenceIds: [asId<EvidenceId>('paper')] }, scene.s, scene.world).draft).toMatchObject({ facts: { reason, evidenceIds: ['paper'] } });
    expect(done(scene, stop(scene.orderId)).act.facts).toMatchObject({ evidenceIds: ['order-of-the-laboratory'] });
  });

  test('ends with the restart, for the whole case as well', () => {
    const scene = after('clockMoved', 0);
    expect(foldCase(goldenActs('extended').slice(0, 24)).clocks.find((c) => c.limit === 'total')!.terms.dueAt).toBeNull();
    const standing = after('verificationAcknowledged', 0);
    expect(codeOf(() => draftOf(restart(standing.orderId), standing.s, standing.world))).toBe('already-done');
    done(scene, stop(scene.orderId)).entailed.forEach((draft) => apply(scene.s, { ...scene.log.at(-1)!, ...draft } as Act));
    const later = { ...scene, world: { ...scene.world, at: plusMs(scene.world.at, 50 * HOUR) } };
    const { act, entailed, letters } = done(later, restart(scene.orderId));
    expect(act.facts).toMatchObject({ answer: { stops: [{ from: scene.world.at, to: later.world.at }] } });
    expect(entailed).toMatchObject([{ kind: 'clockMoved', facts: { limit: 'total', terms: { stops: [{ to: later.world.at }] } } }]);
    expect(letters).toEqual([['clockRestartNotice', 'subject'], ['clockRestartNotice', 'org']]);
    expect(viewOf('verification', scene.orderId, scene.s).dueAt).not.toBeNull();
  });

  test('of two reasons one may be over before the other: both clocks stand until the last, and the letter names which lasts', () => {
    const stops = [{ reason: 'expertTest', basis: '测试', evidence: 'assumption' }, { reason: 'applicant', basis: '测试', evidence: 'assumption' }] as const;
    const scene = after('verificationAcknowledged', 1, { verification: { stops: [...stops] }, total: { stops: [...stops] } });
    const put = (made: ReturnType<typeof done>) => made.entailed.forEach((draft) => apply(scene.s, { ...scene.log.at(-1)!, ...draft } as Act));
    const inHours = (hours: number) => ({ ...scene, world: { ...scene.world, at: plusMs(scene.world.at, hours * HOUR) } });
    const { hardStop } = scene.s.verifications[0]!;
    put(done(scene, stop(scene.orderId)));
    expect(tasksOf(scene.s).filter(({ ref }) => ref === scene.orderId).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['clockStopped', 'clockRestarted']));
    put(done(inHours(24), { kind: 'clockStopped', orderId: scene.orderId, reason: 'applicant', explanation: '等申请人提供原件', evidenceIds: [asId<EvidenceId>('letter-of-the-applicant')] }));
    const one = done(inHours(50), { kind: 'clockRestarted', orderId: scene.orderId, reason: 'expertTest', remark: '' });
    put(one);
    expect([one.act.facts, one.entailed]).toMatchObject([{ reason: 'expertTest', answer: { dueAt: null }, hardStop }, []]);
    expect(viewOf('verification', scene.orderId, scene.s).dueAt).toBeNull();
    const last = done(inHours(100), { kind: 'clockRestarted', orderId: scene.orderId, reason: 'applicant', remark: '' });
    expect(last.entailed).toMatchObject([{ kind: 'clockMoved', facts: { limit: 'total', terms: { stops: [{ to: inHours(100).world.at }] } } }]);
    expect(viewOf('verification', scene.orderId, scene.s).dueAt).not.toBeNull();
  });

  test('ends with an answer, which is in time however long the clock stood, and lets the whole case run on', () => {
    const scene = after('clockExtended');
    done(scene, stop(scene.orderId)).entailed.forEach((draft) => apply(scene.s, { ...scene.log.at(-1)!, ...draft } as Act));
    const later = { ...scene, world: { ...scene.world, at: plusMs(scene.world.at, 2_000 * HOUR) } };
    const findings = scene.s.grounds.map((g) => ({ groundId: g.id, result: 'accurate' as const, reason: '与决定书一致', rightValue: null }));
    const { entailed } = done(later, { kind: 'answered', orderId: scene.orderId, findings, evidenceIds: [] });
    expect(scene.s.verifications[0]!.answered!.late).toBe(false);
    expect(entailed.map((d) => d.kind)).toEqual(['clockMoved', 'decisionOpened']);
    expect(entailed[0]).toMatchObject({ facts: { limit: 'total', terms: { stops: [{ to: later.world.at }] } } });
  });
});
