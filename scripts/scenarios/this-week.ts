import type { Scenario } from '../lib/scenario.ts';

/** 急件: what is at stake this week is first in the queue. */
export const scenario: Scenario = {
  law: '§8',
  title: 'This week, not this month: what harms soon is first in the clerk’s queue',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.freeRecord(company);
    const { today } = await stage.get<{ today: string }>(company, '/api/me');
    const caseId = await stage.file(company, record.id, {}, { stake: { kind: 'bid', on: today, what: '今日开标', proofIds: [] } });
    const { tasks } = await stage.get<{ tasks: { caseId?: string }[] }>('platform-clerk', '/api/tasks');
    stage.say(`in the clerk's queue: no. ${tasks.findIndex((task) => task.caseId === caseId) + 1} of ${tasks.length}`);
    await stage.post('platform-clerk', `/api/cases/${caseId}/acceptance`, { remark: '急件' });
    return [caseId];
  },
};
