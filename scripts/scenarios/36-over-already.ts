import type { Scenario } from '../lib/scenario.ts';

/** 已经执行完毕: a bid rejected yesterday cannot rest; it is written down as a harm and answered for. */
export const scenario: Scenario = {
  law: '§8-36',
  title: 'A bid was lost before anything could rest: kept as a harm, filed, the department’s checklist, and an annex to the claim',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.newRecord(company);
    const department = record.measures[0]!.executor.id;
    const { today } = await stage.get<{ today: string }>(company, '/api/me');
    const { entryId } = await stage.post<{ entryId: string }>(company, `/api/records/${record.id}/harms`, {
      harm: 'lostContract', on: today, orgId: department, where: '三号开标室', what: '投标被否决，标书制作费无法收回', amount: '38000.00', evidenceIds: [],
    });
    stage.say('company-yunshan: a harm, for its own eyes');
    const caseId = await stage.file(company, record.id, { kind: 'notOurs', field: null, explanation: '决定书所列主体不是我公司', claimedValue: null });
    await stage.post(company, `/api/cases/${caseId}/harms`, { entryIds: [entryId] });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'inaccurate', '与案卷原件逐项核对');
    await stage.decided(caseId, { outcome: 'upheld', remedy: 'revoke', facts: '系另一家公司的处罚', reasons: '主体错误', changes: [], lift: [] });
    const { letters } = await stage.until(caseId, 'the orders of restoration', (seen) => seen.letters.some(({ kind }) => kind === 'restorationOrder'));
    stage.say(`ordered to make it good by ${letters.find(({ kind }) => kind === 'restorationOrder')!.number}`);
    const { harms } = await stage.get<{ harms: { what: string | null }[] }>(stage.clerkOf(department, 'executor'), `/api/cases/${caseId}`);
    stage.must(harms.length === 1, 'the department has the harm on its checklist');
    return [caseId];
  },
};
