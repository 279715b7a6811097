import type { Scenario } from '../lib/scenario.ts';

/** 一次性补正: asked once for everything, supplemented, accepted. */
export const scenario: Scenario = {
  law: '§2.1',
  title: 'The one supplement notice: everything at once, no second, the acceptance clock stands still',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.freeRecord(company);
    const caseId = await stage.file(company, record.id);
    const notice = { items: [{ item: 'evidence', explanation: '请提交处罚决定书复印件' }, { item: 'value', explanation: '请写明正确的数额' }] };
    await stage.post('platform-clerk', `/api/cases/${caseId}/supplement-notice`, notice);
    await stage.refused('platform-clerk', `/api/cases/${caseId}/supplement-notice`, notice, 'already-done');
    await stage.moveOn('nextWorkingDay');
    await stage.post(company, `/api/cases/${caseId}/supplement`, { words: '数额应为100元，见决定书第二页', evidenceIds: [] });
    await stage.post('platform-clerk', `/api/cases/${caseId}/acceptance`, { remark: '材料齐全' });
    return [caseId];
  },
};
