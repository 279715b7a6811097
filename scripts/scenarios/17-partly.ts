import type { Scenario } from '../lib/scenario.ts';

/** 部分不实: the amount is wrong, the conduct is right. */
export const scenario: Scenario = {
  law: '§8-17',
  title: 'Partly wrong: the amount is corrected, the entry stays, its measure resumes after service',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id);
    await stage.post('platform-clerk', `/api/cases/${caseId}/acceptance`, { remark: '' });
    const seen = await stage.see(caseId);
    const [verification] = seen.verifications;
    await stage.post(stage.clerkOf(verification!.org.id, 'provider'), `/api/cases/${caseId}/verifications/${verification!.orderId}/answer`, {
      findings: seen.grounds.map(({ id }) => ({ groundId: id, result: 'partlyInaccurate', reason: '与案卷原件逐项核对', rightValue: '100.00' })), evidenceIds: [],
    });
    await stage.post('platform-clerk', `/api/cases/${caseId}/decision-draft`, { outcome: 'partlyUpheld', remedy: 'correct', facts: '数额有误', reasons: '其余内容与原件一致', changes: [{ field: 'amount', to: '100.00' }], lift: [] });
    await stage.post('platform-clerk-2', `/api/cases/${caseId}/decision`, {});
    await stage.until(caseId, 'the correction', ({ timeline }) => timeline.some(({ kind }) => kind === 'recordCorrected'));
    return [caseId];
  },
};
