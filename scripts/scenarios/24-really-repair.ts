import type { Scenario } from '../lib/scenario.ts';

/** 实为信用修复: guided conversion that keeps the receipt instant. */
export const scenario: Scenario = {
  law: '§8-24',
  title: 'An objection that is really a repair application: converted, and the receipt instant goes along',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.post('platform-clerk', `/api/cases/${caseId}/transfer`, { reason: 'repair', reasons: '记录属实，义务已经履行' });
    const { letters } = await stage.see(caseId);
    stage.say(`${company} has the letter ${letters.find(({ kind }) => kind === 'transferNotice')!.number}, and applies at /records/${record.id}/repair`);
    return [caseId];
  },
};
