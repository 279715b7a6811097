import type { Scenario } from '../lib/scenario.ts';
import { leastPdf } from '../lib/scenario.ts';

/** 主体终止: a company is deregistered while its case runs; who goes on in its place is waited for, and the case goes on. */
export const scenario: Scenario = {
  law: '§8-5',
  title: 'A company is deregistered while its objection runs: its liquidator is waited for, comes, and the case goes on',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    const paper = async (name: string): Promise<string> => {
      const form = leastPdf(name);
      form.set('caseId', caseId);
      return (await stage.send<{ id: string }>('platform-clerk', '/api/evidence', form)).id;
    };
    const { today } = await stage.get<{ today: string }>(company, '/api/me');
    await stage.post('platform-clerk', `/api/cases/${caseId}/subject-end`, { how: 'deregistered', on: today, document: '准予注销登记通知书', evidenceIds: [await paper('准予注销登记通知书.pdf')] });
    stage.must((await stage.see(caseId)).suspensions.every(({ endings }) => endings.length === 0), 'what rests goes on resting while somebody is waited for');
    await stage.post('platform-clerk', `/api/cases/${caseId}/successor`, { as: 'liquidator', name: '大庆雁栖渚食品有限公司清算组', document: '清算组备案通知书', evidenceIds: [await paper('清算组备案通知书.pdf')] });
    const { phase, letters } = await stage.see(caseId);
    stage.must(phase === 'verifying', 'the case goes on with the liquidator');
    stage.say(`told by ${letters.at(-1)!.number}`);
    return [caseId];
  },
};
