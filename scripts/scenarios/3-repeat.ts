import type { Scenario } from '../lib/scenario.ts';

/** 重复异议: nothing new, so it is refused with reasons, and suspends nothing anew. */
export const scenario: Scenario = {
  law: '§8-3, 4',
  title: 'A repeated objection without new evidence: refused with reasons, no new suspension',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.post('platform-clerk', `/api/cases/${caseId}/acceptance`, { remark: '' });
    const seen = await stage.see(caseId);
    const [verification] = seen.verifications;
    await stage.post(stage.clerkOf(verification!.org.id, 'provider'), `/api/cases/${caseId}/verifications/${verification!.orderId}/answer`, {
      findings: seen.grounds.map(({ id }) => ({ groundId: id, result: 'accurate', reason: '与案卷原件逐项核对', rightValue: null })), evidenceIds: [],
    });
    await stage.post('platform-clerk', `/api/cases/${caseId}/decision-draft`, { outcome: 'rejected', remedy: 'none', facts: '尚未履行完毕', reasons: '异议不成立', changes: [], lift: [] });
    await stage.post('platform-clerk-2', `/api/cases/${caseId}/decision`, {});
    await stage.until(caseId, 'the service', ({ timeline }) => timeline.some(({ kind }) => kind === 'served'));
    const again = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.post('platform-clerk', `/api/cases/${again}/inadmissibility`, { reason: 'repeatWithoutNewEvidence', reasons: '上一件已查清，本次没有新的证据' });
    const { phase, suspensions } = await stage.see(again);
    stage.say(`the second one: ${phase}, ${suspensions.length} suspensions`);
    return [caseId, again];
  },
};
