import type { Scenario } from '../lib/scenario.ts';

/** 不是本单位提供: held against the batch that it came with. */
export const scenario: Scenario = {
  law: '§8-11',
  title: '“Not ours”: checked against the batch the record came with; sent to the wrong one, it goes to the right one by the same clock',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    const asked = async () => (await stage.see(caseId)).verifications.at(-1)!;
    const first = await asked();
    await stage.refused('tax-provider', `/api/cases/${caseId}/verifications/${first.orderId}/denial`, { reason: '本单位没有作出过这一处罚' }, 'provenance-contradicts');
    await stage.post('platform-clerk', `/api/cases/${caseId}/verifications/${first.orderId}/recall`, { to: 'daqing-market', reason: '误判归属' });
    await stage.post(stage.clerkOf('daqing-market', 'provider'), `/api/cases/${caseId}/verifications/${(await asked()).orderId}/denial`, { reason: '本单位没有作出过这一处罚' });
    stage.say(`asked now: ${(await asked()).org.name}, by the date of the first request`);
    return [caseId];
  },
};
