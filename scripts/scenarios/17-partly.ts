import type { Scenario } from '../lib/scenario.ts';

/** 部分不实: the amount is wrong, the conduct is right. */
export const scenario: Scenario = {
  law: '§8-17',
  title: 'Partly wrong: the amount is corrected, the entry stays, its measure resumes after service',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id);
    await stage.accepted(caseId);
    await stage.answered(caseId, 'partlyInaccurate', '与案卷原件逐项核对', '100.00');
    await stage.decided(caseId, { outcome: 'partlyUpheld', remedy: 'correct', facts: '数额有误', reasons: '其余内容与原件一致', changes: [{ field: 'amount', to: '100.00' }], lift: [] });
    await stage.until(caseId, 'the correction', ({ timeline }) => timeline.some(({ kind }) => kind === 'recordCorrected'));
    return [caseId];
  },
};
