import type { Scenario } from '../lib/scenario.ts';

/** 移送: a credit item of the central bank’s database has a way of its own; here nothing is decided and nothing rests. */
export const scenario: Scenario = {
  law: '§8-6, 8',
  title: 'A loan in the central bank’s database, and a list of another city: transferred with the competent body’s address',
  async play(stage) {
    const company = 'company-yanqi';
    const cases: string[] = [];
    for (const [reason, explanation] of [['centralBank', '逾期贷款早已结清'], ['otherCity', '外地平台公布的信息有误']] as const) {
      const record = await stage.newRecord(company);
      const caseId = await stage.file(company, record.id, { kind: 'notOurs', field: null, explanation, claimedValue: null });
      await stage.post('platform-clerk', `/api/cases/${caseId}/transfer`, { reason, reasons: '该信息由其他单位依其规定处理，不属本平台办理' });
      const { phase, suspensions, record: { mark }, letters } = await stage.see(caseId);
      stage.must(phase === 'closed' && suspensions.length === 0 && mark === 'none', 'nothing rests, nothing is marked, and the city decides nothing');
      stage.say(`told by ${letters.find(({ kind }) => kind === 'transferNotice')!.number}`);
      cases.push(caseId);
    }
    return cases;
  },
};
