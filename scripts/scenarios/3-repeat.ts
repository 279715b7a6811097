import type { Scenario } from '../lib/scenario.ts';
import { REJECTED } from '../lib/scenario.ts';

/** 重复异议: nothing new, so it is refused with reasons, and suspends nothing anew. */
export const scenario: Scenario = {
  law: '§8-3, 4',
  title: 'A repeated objection without new evidence: refused with reasons, no new suspension',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'accurate', '与案卷原件逐项核对');
    await stage.decided(caseId, REJECTED);
    await stage.until(caseId, 'the service', ({ timeline }) => timeline.some(({ kind }) => kind === 'served'));
    const again = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.post('platform-clerk', `/api/cases/${again}/inadmissibility`, { reason: 'repeatWithoutNewEvidence', reasons: '上一件已查清，本次没有新的证据' });
    const { phase, suspensions } = await stage.see(again);
    stage.must(phase === 'closed' && suspensions.length === 0, 'the second one is over and has suspended nothing');
    return [caseId, again];
  },
};
