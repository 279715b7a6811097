import type { Scenario } from '../lib/scenario.ts';

/** 一并审理: two objections about one fact, one verification, one decision, a letter each; the recipients are told once. */
export const scenario: Scenario = {
  law: '§8-14',
  title: 'Two objections to one record: verified and decided once, each with its own letter; one correction, told once',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.newRecord(company);
    const [lead, other] = [await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null }), await stage.file(company, record.id, { kind: 'duplicate', field: null, explanation: '同一处罚公示了两次', claimedValue: null })];
    for (const caseId of [lead, other]) await stage.accepted(caseId);
    await stage.post('platform-clerk', `/api/cases/${lead}/mergers`, { caseId: other, reason: '同一条记录' });
    await stage.answered(lead, 'inaccurate', '与本单位台账核对');
    await stage.decided(lead, { outcome: 'upheld', remedy: 'revoke', facts: '经核实有误', reasons: '经核实有误的信息应当撤销', changes: [], lift: [] });
    for (const caseId of [lead, other]) await stage.until(caseId, 'the revocation', ({ timeline }) => timeline.some(({ kind }) => kind === 'recordRevoked'));
    const told = (await Promise.all([lead, other].map((caseId) => stage.see(caseId)))).map(({ timeline }) => timeline.filter(({ kind }) => kind === 'recipientNotified').length);
    stage.say(`recipients told: ${told.join(' and ')}`);
    return [lead, other];
  },
};
