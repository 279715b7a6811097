import type { Scenario } from '../lib/scenario.ts';

/** The ordinary way: suspended at acceptance, found wrong, corrected, restored, closed. */
export const scenario: Scenario = {
  law: '§6',
  title: 'An objection that is upheld: suspended, corrected, restored, closed',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.freeRecord(company);
    const caseId = await stage.file(company, record.id);
    await stage.accepted(caseId);
    const accepted = await stage.see(caseId);
    stage.say(`accepted: ${accepted.suspensions.length} departments suspend`);
    for (const { orderId, org } of accepted.suspensions) await stage.receipt(stage.clerkOf(org.id, 'executor'), `/api/cases/${caseId}/suspensions/${orderId}/acknowledgement`, {});
    const [verification] = accepted.verifications;
    const findings = accepted.grounds.map(({ id }) => ({ groundId: id, result: 'inaccurate', reason: '经核对原件，录入有误', rightValue: '100.00' }));
    await stage.post(stage.clerkOf(verification!.org.id, 'provider'), `/api/cases/${caseId}/verifications/${verification!.orderId}/answer`, { findings, evidenceIds: [] });
    await stage.decided(caseId, {
      outcome: 'upheld', remedy: 'correct', facts: '数额录入有误', reasons: '经核实有误的信息应当更正', changes: [{ field: 'amount', to: '100.00' }], lift: [],
    });
    stage.say('decided: corrected');
    await stage.until(caseId, 'the correction', ({ timeline }) => timeline.some(({ kind }) => kind === 'recordCorrected'));
    return [caseId];
  },
};
