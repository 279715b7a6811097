import type { Scenario } from '../lib/scenario.ts';

/** 暂缓期间违规执行: the department is told to undo it, and reports. */
export const scenario: Scenario = {
  law: '§8-35',
  title: 'A department uses a suspended measure: told to undo it, with a clock; it reports what it undid',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    const order = (await stage.see(caseId)).suspensions[0]!;
    const { today } = await stage.get<{ today: string }>(company, '/api/me');
    const measureIds = record.measures.filter(({ executor }) => executor.id === order.org.id).map(({ id }) => id);
    await stage.post(company, `/api/cases/${caseId}/suspensions/${order.orderId}/breaches`, { measureIds, on: today, where: '交易大厅', what: '以信用记录为由退回投标文件', evidenceIds: [] });
    const { acts } = await stage.get<{ acts: { kind: string; ref: string }[] }>(stage.clerkOf(order.org.id, 'executor'), `/api/cases/${caseId}`);
    await stage.post(stage.clerkOf(order.org.id, 'executor'), `/api/cases/${caseId}/breaches/${acts.find(({ kind }) => kind === 'rolledBack')!.ref}/rollback`, { steps: '已恢复投标资格并书面致歉', evidenceIds: [] });
    stage.say(`${order.org.name} has undone it`);
    return [caseId];
  },
};
