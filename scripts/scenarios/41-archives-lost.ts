import type { Scenario } from '../lib/scenario.ts';

/** 无法核实: nobody can prove it any more, so it is no longer disclosed. */
export const scenario: Scenario = {
  law: '§8-41',
  title: 'Unverifiable because the archives are lost: no longer disclosed, measures lifted, every recipient told',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'cannotVerify', '与案卷原件逐项核对');
    const words = { facts: '案卷因水灾灭失', reasons: '无法核实', changes: [], lift: [] };
    await stage.refused('platform-clerk', `/api/cases/${caseId}/decision-draft`, { outcome: 'rejected', remedy: 'none', ...words }, 'not-competent');
    await stage.decided(caseId, { outcome: 'unverifiable', remedy: 'stopDisclosure', ...words });
    const { record: now } = await stage.until(caseId, 'the stop of disclosure', ({ record: { state } }) => state === 'disclosureStopped');
    stage.must(now.state === 'disclosureStopped', 'the record is disclosed no more');
    stage.say(`marked ${now.mark}`);
    return [caseId];
  },
};
