import { expect, test } from 'vitest';
import type { Act } from '../../domain/act.ts';
import type { CaseWorld } from '../../domain/case-world.ts';
import type { LinkedFix } from '../../domain/duplicate-acts.ts';
import { Refusal } from '../../domain/errors.ts';
import { claimDates, sumOf } from '../../domain/harm.ts';
import { asId } from '../../domain/ids.ts';
import type { EvidenceId, MeasureId, OrderId, OrgId } from '../../domain/ids.ts';
import { viewOf } from '../../domain/procedure.ts';
import type { RestorationFacts } from '../../domain/restoration-acts.ts';
import { RESTORATION_DUTIES } from '../../domain/restoration-acts.ts';
import type { RestorationRequest } from '../../domain/restoration-requests.ts';
import type { SaidOfDuty } from '../../domain/restoration-proof.ts';
import { assertProven, PROOF_OF_DUTY } from '../../domain/restoration-proof.ts';
import { restorationAct } from '../../domain/restoration-requests.ts';
import { restorationOrders } from '../../domain/restoration.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { openClock } from '../../domain/clock-fold.ts';
import { apply, foldCase } from '../../domain/situation.ts';
import { parseDay } from '../../domain/time.ts';
import { loadPack } from '../../policies/load.ts';
import { goldenActs } from '../golden-logs/read-golden-log.ts';
import { worldAt } from '../golden-logs/world-of-log.ts';

const decidedLog = (): Act[] => goldenActs('upheld').slice(0, goldenActs('upheld').findIndex((a) => a.kind === 'decided') + 1);

function decided(harms: CaseWorld['harms'] = []): { s: CaseSituation; world: CaseWorld } {
  const log = decidedLog();
  const s = foldCase(log);
  return { s, world: { ...worldAt(log), pack: loadPack(s.pack), harms } };
}
const orders = (harms?: CaseWorld['harms']): RestorationFacts['restorationOrdered'][] => {
  const { s, world } = decided(harms);
  return restorationOrders(s, world).flatMap((d) => (d.kind === 'restorationOrdered' ? [d.facts] : []));
};
const measure = (id: string, executor: string, kind: 'administrative' | 'social', over = false) => ({ id: asId<MeasureId>(id), executorId: asId<OrgId>(executor), kind, over });

test('every executing department is told, and the provider and the publisher, each of its own duties', () => {
  const given = orders();
  expect(given.map(({ orgId, of }) => [orgId, of])).toEqual([
    ['daqing-finance', undefined], ['daqing-resources', undefined], ['bank-yunfan', undefined], ['daqing-market', undefined], ['daqing-tax', ['provider']], ['daqing-platform', ['publisher']],
  ]);
  expect(given.at(-2)!.duties).toEqual(['informReliers', 'compensationRoute']);
  expect(given.at(-1)!.duties).toEqual(['withdrawNotice']);
});

test('the kind of measure says which duties there are; one that ran out before it could be suspended has its order too', () => {
  const given = orders([measure('past', 'daqing-water', 'social', true)]);
  expect(given.find(({ orgId }) => orgId === 'daqing-water')).toMatchObject({ measureIds: ['past'], duties: ['withdrawNotice', 'informReliers', 'restoreHonour', 'compensationRoute'] });
});

test('a provider that executed a measure has one order, in both parts', () => {
  const given = orders([measure('own', 'daqing-tax', 'administrative', true)]);
  expect(given.filter(({ orgId }) => orgId === 'daqing-tax').map(({ of, duties }) => [of, duties])).toEqual([[['executor', 'provider'], ['informReliers', 'reopenApplication', 'restoreHonour', 'compensationRoute']]]);
});

test('what the subject has filed is answered by whom it names, and by every executing department where it cannot say', () => {
  const { s, world } = decided();
  s.harms = [
    { entryId: asId('h1'), harm: 'lostHonour', on: parseDay('2026-02-03'), orgId: asId<OrgId>('daqing-finance'), evidenceIds: [] },
    { entryId: asId('h2'), harm: 'madePublic', on: parseDay('2026-02-04'), orgId: null, evidenceIds: [] },
  ];
  const given = restorationOrders(s, world).flatMap((d) => (d.kind === 'restorationOrdered' ? [d.facts] : []));
  expect(given.map(({ orgId, harms }) => [orgId, harms])).toEqual([
    ['daqing-finance', ['h1', 'h2']], ['daqing-resources', ['h2']], ['bank-yunfan', ['h2']], ['daqing-market', ['h2']], ['daqing-tax', undefined], ['daqing-platform', undefined],
  ]);
  expect(given[0]!.duties).toEqual(['withdrawNotice', 'restoreHonour', 'compensationRoute']);
});

test('two years from the first harm are the safe day, rolled off a day off; from service it may be later', () => {
  const { world } = decided();
  expect(claimDates(parseDay('2026-02-11'), parseDay('2026-11-30'), world.pack, world.calendar)).toMatchObject({ from: '2026-02-11', until: '2028-02-11', fromServiceUntil: '2028-11-30', months: 24, statutory: true });
  expect(claimDates(parseDay('2026-12-30'), parseDay('2026-11-28'), world.pack, world.calendar)).toMatchObject({ from: '2026-11-28', until: '2028-11-28' });
  expect(sumOf(['486200.50', null, '0.55'])).toBe('486201.05');
});

test('where nothing was executed the provider, whoever published it and everybody who was given it are told all the same', () => {
  const { s, world } = decided();
  for (const d of s.decisions) d.lift = [];
  const given = (change: Partial<CaseWorld>) => restorationOrders(s, { ...world, ...change }).flatMap((d) => (d.kind === 'restorationOrdered' ? [d.facts] : []));
  const ids = (...names: string[]) => names.map((name) => asId<OrgId>(name));
  expect(given({}).map(({ orgId, of, measureIds }) => [orgId, of, measureIds])).toEqual([['daqing-tax', ['provider'], []], ['daqing-platform', ['publisher'], []]]);
  // The ledger: a department without a report, its own provider, and two that publish what they are given.
  const ledger = { recipients: ids('daqing-housing', 'daqing-tax', 'heilongjiang-platform', 'national-enterprise-system'), platformsAbove: ids('heilongjiang-platform', 'national-enterprise-system') };
  expect(given(ledger).map(({ orgId, of, duties }) => [orgId, of, duties])).toEqual([
    ['daqing-housing', undefined, ['withdrawNotice', 'informReliers', 'reopenApplication', 'restoreHonour', 'compensationRoute']],
    ['daqing-tax', ['provider'], ['informReliers', 'compensationRoute']],
    ['daqing-platform', ['publisher'], ['withdrawNotice']], ['heilongjiang-platform', ['publisher'], ['withdrawNotice']], ['national-enterprise-system', ['publisher'], ['withdrawNotice']],
  ]);
  // The certificate waits for nobody of whom only the ledger knows.
  expect(given(ledger).map(({ given: only }) => only)).toEqual([true, undefined, undefined, undefined, undefined]);
  // What is not published has no publisher; what nobody can be named for is answered by whoever provided it.
  s.harms = [{ entryId: asId('h1'), harm: 'madePublic', on: parseDay('2026-02-03'), orgId: null, evidenceIds: [] }];
  expect(given({ ...ledger, isPublic: false }).map(({ orgId, harms }) => [orgId, harms])).toEqual([['daqing-housing', undefined], ['daqing-tax', ['h1']]]);
  // A pack that names no duties restores what was executed, and nothing was.
  expect(given({ ...ledger, pack: { ...world.pack, restoration: [] } })).toEqual([]);
});

test('a record of the same fact that is put right with it is restored too: by who provided it, who published it, who was given it and who executed on it', () => {
  const { s, world } = decided();
  const ids = (...names: string[]) => names.map((name) => asId<OrgId>(name));
  const twin: LinkedFix = {
    recordId: asId('twin'), title: '行政处罚', providerId: asId('daqing-water'), version: 1, state: 'published', fields: world.record.fields, after: world.record.fields, remedy: 'revoke', isPublic: true,
    recipients: ids('daqing-housing', 'daqing-finance', 'heilongjiang-platform'), platformsAbove: ids('heilongjiang-platform'), measures: [measure('ran-out', 'daqing-parks', 'social', true), measure('rests', 'daqing-roads', 'social')],
  };
  const facts = (change: Partial<CaseWorld>) => restorationOrders(s, { ...world, ...change }).flatMap((d) => (d.kind === 'restorationOrdered' ? [d.facts] : []));
  const before = new Map(facts({}).map((f) => [f.orgId, f]));
  const given = facts({ linked: [twin] });
  expect(given.filter(({ recordIds }) => recordIds !== undefined).map(({ orgId, of, measureIds, recordIds, given: only }) => [orgId, of, measureIds, recordIds, only])).toEqual([
    ['daqing-finance', undefined, before.get(asId('daqing-finance'))!.measureIds, [s.recordId, 'twin'], undefined],
    ['daqing-parks', undefined, ['ran-out'], ['twin'], undefined],
    ['daqing-housing', undefined, [], ['twin'], true],
    ['daqing-water', ['provider'], [], ['twin'], undefined],
    ['daqing-platform', ['publisher'], [], [s.recordId, 'twin'], undefined],
    ['heilongjiang-platform', ['publisher'], [], ['twin'], undefined],
  ]);
  // Everybody else is ordered what they were.
  const others = (all: typeof given) => all.filter(({ orgId }) => before.has(orgId) && orgId !== 'daqing-finance' && orgId !== 'daqing-platform').map(({ orgId, of, measureIds, recordIds }) => [orgId, of, measureIds, recordIds]);
  expect(others(given)).toEqual(others([...before.values()]));
  // What is restricted was shown by nobody.
  expect(facts({ linked: [{ ...twin, isPublic: false }], isPublic: false }).filter(({ of }) => of?.includes('publisher'))).toEqual([]);
});

/** The situation after the provider's order and these acts. */
function provider(): { s: CaseSituation; world: CaseWorld; orderId: OrderId; act(request: RestorationRequest): void } {
  const { s, world } = decided();
  const facts = orders().find(({ orgId }) => orgId === 'daqing-tax')!;
  const log = decidedLog();
  const add = (draft: unknown): void => {
    apply(s, { ...(draft as Act), id: asId(`a${s.seq + 1}`), dossierId: log[0]!.dossierId, seq: s.seq + 1, version: 1, author: { class: 'entailed', by: log.at(-1)!.id }, occurredAt: world.at, recordedAt: world.at });
  };
  add({ kind: 'restorationOrdered', facts });
  return { s, world, orderId: facts.orderId, act: (request) => add(restorationAct(request, s, world).draft) };
}
const done = (duty: 'informReliers' | 'compensationRoute', evidenceIds: EvidenceId[] = []): SaidOfDuty => ({ duty, result: 'done', steps: '已办理', evidenceIds, ...(evidenceIds.length > 0 ? {} : { proof: { by: 'document', on: parseDay('2026-01-05'), text: '庆税函〔2026〕1号' } }) });
const fieldOf = (tried: () => void): string | null => {
  try {
    tried();
  } catch (error) {
    return (error as Refusal).field ?? null;
  }
  return null;
};

test('a report speaks of each open duty once, with proof out of its own files', () => {
  const { orderId, act } = provider();
  const file = asId<EvidenceId>('e1');
  const report = (duties: ReturnType<typeof done>[], evidenceIds: EvidenceId[] = []) => () => act({ kind: 'restorationReported', orderId, steps: '已恢复', evidenceIds, duties });
  expect(fieldOf(report([]))).toBe('/duties');
  expect(fieldOf(report([done('informReliers')]))).toBe('/duties');
  expect(fieldOf(report([done('informReliers'), done('informReliers'), done('compensationRoute')]))).toBe('/duties/1/duty');
  expect(fieldOf(report([done('informReliers', [file]), done('compensationRoute')]))).toBe('/duties/0/evidenceIds/0');
  expect(fieldOf(report([done('informReliers', [file]), done('compensationRoute')], [file]))).toBeNull();
});

test('that nothing of the kind has happened is shown where the subject has filed that it did', () => {
  const { s, orderId, act } = provider();
  const order = s.restorations.find((r) => r.orderId === orderId)!;
  s.harms = [{ entryId: asId('h1'), harm: 'cost', on: parseDay('2026-02-03'), orgId: null, evidenceIds: [] }];
  order.harms = [asId('h1')];
  const file = asId<EvidenceId>('e1');
  const nothing = (evidenceIds: EvidenceId[]): SaidOfDuty => ({ duty: 'compensationRoute', result: 'nothingToDo', steps: '没有发生', evidenceIds });
  const report = (evidenceIds: EvidenceId[]) => () => act({ kind: 'restorationReported', orderId, steps: '已恢复', evidenceIds, duties: [done('informReliers'), nothing(evidenceIds)] });
  expect([fieldOf(report([])), fieldOf(report([file]))]).toEqual(['/duties/1/evidenceIds', null]);
});

test('an objection opens what it names again, by a clock of its own, and the procedure has another cause', () => {
  const { s, orderId, act } = provider();
  const first = viewOf('restoration', orderId, s);
  act({ kind: 'restorationReported', orderId, steps: '已恢复', evidenceIds: [], duties: [done('informReliers'), done('compensationRoute')] });
  expect(viewOf('restoration', orderId, s).phase).toMatch(/reported|awaitingWord/);
  expect(fieldOf(() => act({ kind: 'restorationObjected', orderId, duties: ['restoreHonour'], reason: '没有', evidenceIds: [] }))).toBe('/duties/0');
  expect(fieldOf(() => act({ kind: 'restorationObjected', orderId, duties: [], reason: '没有', evidenceIds: [] }))).toBe('/duties');
  act({ kind: 'restorationObjected', orderId, duties: ['informReliers'], reason: '没有收到', evidenceIds: [] });
  const again = viewOf('restoration', orderId, s);
  expect([again.phase, again.cause > first.cause]).toEqual(['ordered', true]);
  expect([openClock(s, 'restoration', orderId)?.generation, openClock(s, 'restorationConfirmation', orderId)]).toEqual([2, undefined]);
  // Only what was objected to is reported again; the rest stands.
  expect(fieldOf(() => act({ kind: 'restorationReported', orderId, steps: '已补办', evidenceIds: [], duties: [done('compensationRoute')] }))).toBe('/duties');
  act({ kind: 'restorationReported', orderId, steps: '已补办', evidenceIds: [], duties: [done('informReliers')] });
  expect(s.restorations.at(-1)).toMatchObject({ objected: { times: 1 }, done: [{ duty: 'compensationRoute' }, { duty: 'informReliers' }] });
});

test('each duty for which the pack has a limit has its own date, and may be reported by itself; the subject is asked with the last', () => {
  const { s, world, orderId, act } = provider();
  // Daqing: letters and the route to compensation in five working days, the order as a whole in ten.
  const [letters, route, whole] = [openClock(s, 'restorationLetters', orderId)!, openClock(s, 'restorationRoute', orderId)!, openClock(s, 'restoration', orderId)!];
  expect([letters.owner, letters.terms.limit]).toEqual([{ org: 'daqing-tax' }, 'restorationLetters']);
  expect(letters.terms.dueAt! < whole.terms.dueAt!).toBe(true);
  expect(route.terms.dueAt).toBe(letters.terms.dueAt);
  expect(orders([measure('past', 'daqing-water', 'social', true)]).find(({ orgId }) => orgId === 'daqing-water')!.due!.map(({ duty }) => duty)).toEqual(['withdrawNotice', 'informReliers', 'compensationRoute']);
  expect(fieldOf(() => act({ kind: 'restorationReported', orderId, steps: '先报', evidenceIds: [], duties: [], partly: true }))).toBe('/duties');
  const before = viewOf('restoration', orderId, s);
  act({ kind: 'restorationReported', orderId, steps: '先报', evidenceIds: [], duties: [done('informReliers')], partly: true });
  expect([openClock(s, 'restorationLetters', orderId), openClock(s, 'restorationRoute', orderId)?.terms, openClock(s, 'restorationConfirmation', orderId)]).toEqual([undefined, route.terms, undefined]);
  expect([viewOf('restoration', orderId, s), s.restorations.at(-1)!.reported]).toEqual([before, null]);
  // What is reported is not reported again; with what was left the subject is asked.
  expect(fieldOf(() => act({ kind: 'restorationReported', orderId, steps: '再报', evidenceIds: [], duties: [done('informReliers')], partly: true }))).toBe('/duties/0/duty');
  act({ kind: 'restorationReported', orderId, steps: '再报', evidenceIds: [], duties: [done('compensationRoute')] });
  expect(s.clocks.filter((c) => c.ref === orderId && c.endedAt === null).map(({ limit }) => limit)).toEqual(['restorationConfirmation']);
  // Objected to, a duty has its own date again.
  act({ kind: 'restorationObjected', orderId, duties: ['informReliers'], reason: '没有收到', evidenceIds: [] });
  expect(openClock(s, 'restorationLetters', orderId)?.generation).toBe(2);
  // A pack that states none of them leaves the order's one date.
  const silent = { ...world, pack: { ...world.pack, limits: { ...world.pack.limits, restorationNotice: undefined, restorationLetters: undefined, restorationRoute: undefined } } } as unknown as CaseWorld;
  expect(restorationOrders(decided().s, silent).some((d) => d.kind === 'restorationOrdered' && d.facts.due !== undefined)).toBe(false);
});

test('a duty is done when it is shown to be: by a file, or by what its kind allows; whatever else is said of it needs none', () => {
  const today = parseDay('2026-11-29');
  const refused = (said: SaidOfDuty): string | null => {
    try {
      assertProven(said, '/duties/0', today);
    } catch (error) {
      return error instanceof Refusal ? `${error.code} ${error.field}` : 'fault';
    }
    return null;
  };
  const said = (change: Partial<SaidOfDuty>): SaidOfDuty => ({ duty: 'withdrawNotice', result: 'done', steps: '已办理', evidenceIds: [], ...change });
  const [file, on] = [asId<EvidenceId>('e1'), parseDay('2026-11-28')];
  for (const duty of RESTORATION_DUTIES) {
    expect([refused(said({ duty })), refused(said({ duty, evidenceIds: [file] })), refused(said({ duty, result: 'nothingToDo' })), refused(said({ duty, result: 'impossible' }))], duty).toEqual(['proof-needed /duties/0/evidenceIds', null, null, null]);
    const shown = (by: 'address' | 'document', text: string) => refused(said({ duty, proof: { by, on, text } }));
    const ways = [shown('address', 'https://credit.daqing.example/notices/7'), shown('document', '庆函〔2026〕7号')];
    expect(ways, duty).toEqual((['address', 'document'] as const).map((by) => (PROOF_OF_DUTY[duty] === by ? null : 'invalid-field /duties/0/proof/by')));
  }
  for (const text of ['没有网址', 'javascript:alert(1)', 'file:///etc/passwd', 'http://localhost/x', 'https://user:secret@credit.daqing.example/']) expect(refused(said({ proof: { by: 'address', on, text } })), text).toBe('invalid-field /duties/0/proof/text');
  expect(refused(said({ proof: { by: 'address', on: parseDay('2026-11-30'), text: 'https://credit.daqing.example/' } }))).toBe('date-in-future /duties/0/proof/on');
});
