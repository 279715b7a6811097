import type { Scenario } from '../lib/scenario.ts';

/** 到期不答: silence never confirms and never deletes; the superior decides. */
export const scenario: Scenario = {
  law: '§8-9',
  title: 'The provider never answers: urged, escalated, its record’s disclosure stopped as unverified; the superior answers in its own name',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    const { verifications: [asked], grounds, suspensions } = await stage.see(caseId);
    // Verification, the working day after it, and the hard stop; each move is a day of the house's work.
    for (let day = 0; day < 25 && (await stage.see(caseId)).record.state !== 'disclosureStopped'; day += 1) await stage.moveOn('nextWorkingDay');
    const silent = await stage.until(caseId, 'the hard stop and 督办', ({ record: { state }, timeline }) => state === 'disclosureStopped' && timeline.some(({ kind, limit }) => kind === 'escalated' && limit === 'verification'));
    stage.say(`${asked!.org.name} is silent: ${silent.timeline.filter(({ kind }) => kind === 'urged' || kind === 'escalated').map(({ kind }) => kind).join(', ')}; marked ${silent.record.mark}, ${suspensions.length} suspension order(s) stand`);
    await stage.refused('platform-clerk', `/api/cases/${caseId}/decision-draft`, { outcome: 'rejected', remedy: 'none', facts: '未答复', reasons: '未答复', changes: [], lift: [] }, 'not-allowed-in-stage');
    await stage.post('supervisor-tax', `/api/cases/${caseId}/verifications/${asked!.orderId}/answer`, { findings: grounds.map(({ id }) => ({ groundId: id, result: 'inaccurate', reason: '调阅征管系统，已经缴清', rightValue: null })), evidenceIds: [] });
    stage.say('the superior has answered');
    await stage.decided(caseId, { outcome: 'upheld', remedy: 'revoke', facts: '经上级单位核实，已经缴清', reasons: '信息有误，应当撤销', changes: [], lift: [] });
    await stage.until(caseId, 'the revocation', ({ record: { state } }) => state === 'revoked');
    return [caseId];
  },
};
