import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseView } from '../../api/views/case-view.ts';
import { caseMaterial } from '../../db/case-reads.ts';
import { letterFor } from '../../db/letter-reads.ts';
import type { ActFacts } from '../../domain/act.ts';
import { letterText } from '../../letters/render-letter.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, GroundId, MeasureId, OrgId, RecordId } from '../../domain/ids.ts';
import type { GroundKind } from '../../domain/objection.ts';
import { parseDay } from '../../domain/time.ts';
import { BANK, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { acknowledgeAll, acknowledgeEndings, actorFor, clerk, confirmNotices, demoActor, restore, sign } from '../setup/play-story.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { addRecord } from '../setup/standing-data.ts';
import { brokenChains, doubled, measuresOf, recordOf } from './effects.ts';

let house: Installation;
beforeAll(async () => {
  house = await startInstallation();
});
afterAll(() => house.stop());

const [first, second] = [demoActor('company-yunshan'), demoActor('company-yanqi')];
const DOCUMENT = '试罚〔2026〕并审';
/** A record of one decision with a measure on it, given to two organisations. */
async function record(subject: typeof first, document: string): Promise<RecordId> {
  const given = await addRecord(house.register, {
    subjectId: subject.subjectId!, providerId: TAX, recipients: [RESOURCES, BANK],
    measures: [{ id: asId<MeasureId>(crypto.randomUUID()), executorId: RESOURCES, kind: 'administrative', title: '限制参与招标投标', basis: '依据', from: parseDay('2026-01-05'), until: null }],
    fields: { subjectName: '大庆试例有限公司', documentNumber: document, conduct: '试例行为', penalty: '罚款1000.00元', amount: '1000.00', decidedOn: parseDay('2026-01-04'), publicUntil: '', performed: 'no' } as never,
  });
  return given.recordId;
}
async function accepted(subject: typeof first, recordId: RecordId, kind: GroundKind): Promise<CaseId> {
  const { caseId } = await house.counter.file(subject, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind, field: null, explanation: `${kind}：详见所附材料`, claimedValue: null }] });
  await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '' });
  await acknowledgeAll(house, caseId);
  return caseId;
}
const merge = (lead: CaseId, other: CaseId) => house.counter.act(clerk(), lead, { kind: 'casesMerged', caseId: other, reason: '同一处罚决定' });
async function answerAll(lead: CaseId, results: readonly ('accurate' | 'inaccurate')[]): Promise<void> {
  const { orderId } = (await house.situation(lead)).verifications[0]!;
  await house.counter.act(actorFor(TAX, 'provider'), lead, { kind: 'answered', orderId, evidenceIds: [], findings: results.map((result, i) => ({ groundId: asId<GroundId>(`g${i + 1}`), result, reason: '与台账核对', rightValue: null })) });
}
async function revoke(lead: CaseId): Promise<void> {
  await house.counter.act(clerk(), lead, { kind: 'decisionDrafted', outcome: 'upheld', remedy: 'revoke', facts: '经核实有误', reasons: '经核实有误的信息应当撤销', changes: [], lift: [] });
  await sign(house, lead);
  await house.settled();
  expect(await house.violations()).toBe(0);
}
const told = async (...cases: CaseId[]): Promise<OrgId[]> => (await Promise.all(cases.map((id) => house.acts(id)))).flat().flatMap((a) => (a.kind === 'recipientNotified' ? [(a.facts as ActFacts['recipientNotified']).orgId] : [])).toSorted();

test('§8-14: two objections of one subject to one record, upheld together: revoked once, lifted, each recipient told once, restored and closed', async () => {
  const recordId = await record(first, `${DOCUMENT}1号`);
  const lead = await accepted(first, recordId, 'notOurs');
  const other = await accepted(first, recordId, 'performed');
  await merge(lead, other);
  await answerAll(lead, ['inaccurate', 'inaccurate']);
  await revoke(lead);
  expect(await recordOf(house.register, recordId)).toMatchObject({ state: 'revoked', version: 2 });
  // One correction of one record, whichever case carried it out first.
  expect(await told(lead, other)).toEqual([BANK, RESOURCES].toSorted());
  const done = (await Promise.all([lead, other].map((id) => house.situation(id)))).map(({ corrections: [c] }) => [c!.done!.toVersion, c!.done!.beside ?? false, c!.notices.length]);
  expect(done.toSorted((a, b) => Number(a[1]) - Number(b[1]))).toEqual([[2, false, 2], [2, true, 0]]);
  for (const id of [lead, other]) {
    await acknowledgeEndings(house, id);
    await confirmNotices(house, id);
    await restore(house, id, { ...DEMO_SCENARIOS.upheld, by: first });
  }
  await house.settled();
  for (const id of [lead, other]) {
    await acknowledgeEndings(house, id);
    expect(doubled(await house.acts(id))).toEqual([]);
  }
  await house.settled();
  expect((await measuresOf(house.register, recordId)).map(({ ended_how }) => ended_how)).toEqual(['lifted']);
  expect((await Promise.all([lead, other].map((id) => house.situation(id)))).map(({ phase }) => phase)).toEqual(['closed', 'closed']);
  const restored = (await Promise.all([lead, other].map((id) => house.situation(id)))).map((s) => s.restorations.flatMap((r) => r.measureIds).length);
  expect(restored, 'each case has its own restoration and its own certificate').toEqual([1, 1]);
  expect(await brokenChains(house.register)).toEqual([]);
});

test('§8-14, 8-9: the provider of a merged case stays silent: at the hard stop neither record is disclosed, and split off it stays so until it is decided', async () => {
  const records = [await record(first, `${DOCUMENT}2号`), await record(second, `${DOCUMENT}2号`)] as const;
  const lead = await accepted(first, records[0], 'performed');
  const other = await accepted(second, records[1], 'performed');
  await merge(lead, other);
  const { hardStop } = (await house.situation(lead)).verifications[0]!;
  await house.moveTo(hardStop.dueAt);
  await house.nextWorkingDay();
  await house.settled();
  expect((await Promise.all(records.map((id) => recordOf(house.register, id)))).map(({ state, mark }) => [state, mark])).toEqual([['disclosureStopped', 'disputed'], ['disclosureStopped', 'disputed']]);
  expect((await house.acts(other)).filter((a) => a.kind === 'mergedSilent')).toMatchObject([{ author: { class: 'entailed' }, facts: { caseId: lead, recordId: records[1] } }]);
  expect(await house.violations()).toBe(0);
  await house.counter.act(clerk(), lead, { kind: 'caseSplit', caseId: other, reason: '案情不同' });
  expect((await recordOf(house.register, records[1])).state, 'silence is not undone by splitting').toBe('disclosureStopped');
});

test('§8-14: a ground that only the other party has is asked of the provider by the same clock, answered in the leading case and decided in its own; its words stay between those who verify and decide', async () => {
  const records = [await record(first, `${DOCUMENT}3号`), await record(second, `${DOCUMENT}3号`)] as const;
  const lead = await accepted(first, records[0], 'performed');
  const other = await accepted(second, records[1], 'expired');
  const before = (await house.situation(lead)).verifications[0]!.answer;
  await merge(lead, other);
  const s = await house.situation(lead);
  expect([s.grounds.map(({ kind }) => kind), s.besideGrounds, s.verifications[0]!.answer]).toEqual([['performed'], [{ id: 'g2', kind: 'expired', field: null, from: 'g1', caseId: other }], before]);
  const seenBy = async (actor: typeof first) => {
    const view = caseView(house.register, await house.register.organisations.all(), await caseMaterial(house.register, actor, lead), actor, true);
    return view.grounds.map((g) => [g.kind, g.explanation, g.beside]);
  };
  const both = [['performed', 'performed：详见所附材料', false], ['expired', 'expired：详见所附材料', true]];
  expect([await seenBy(actorFor(TAX, 'provider')), await seenBy(clerk()), await seenBy(first)]).toEqual([both, both, both.slice(0, 1)]);
  const notice = s.letters.filter(({ letter }) => letter === 'mergerNotice');
  const text = letterText(await letterFor(house.register, clerk(), notice.at(-1)!.letterId)).join('\n');
  expect([text.includes('请一并核实下列理由'), text.includes('详见所附材料')], 'told what to answer, and nobody’s words').toEqual([true, false]);
  await expect(answerAll(lead, ['inaccurate']), 'each is answered').rejects.toMatchObject({ code: 'ground-not-answered' });
  await answerAll(lead, ['inaccurate', 'inaccurate']);
  await revoke(lead);
  const [a, b] = [(await house.situation(lead)).decisions[0]!, (await house.situation(other)).decisions[0]!];
  expect([a.findings, a.outcome, b.findings, b.outcome]).toEqual([[{ groundId: 'g1', result: 'inaccurate' }], 'upheld', [{ groundId: 'g1', result: 'inaccurate' }], 'upheld']);
  // Two records, two corrections: each told once.
  expect(await told(lead, other)).toEqual([BANK, BANK, RESOURCES, RESOURCES].toSorted());
  expect((await house.acts(other)).filter((act) => act.kind === 'mergedHeard')).toHaveLength(1);

  const again = [await record(first, `${DOCUMENT}4号`), await record(second, `${DOCUMENT}4号`)] as const;
  const [third, fourth] = [await accepted(first, again[0], 'performed'), await accepted(second, again[1], 'expired')];
  await merge(third, fourth);
  await house.counter.act(clerk(), third, { kind: 'caseSplit', caseId: fourth, reason: '案情不同' });
  expect((await house.situation(third)).besideGrounds, 'split off it is asked by itself again').toEqual([]);
  await answerAll(third, ['accurate']);
  expect((await house.situation(third)).phase).toBe('deciding');
});
