import type { Scenario } from '../lib/scenario.ts';

/** 移送: a court's list is the executing court's; no city decision, no suspension. */
export const scenario: Scenario = {
  law: '§8-7',
  title: 'A court’s list: transferred to the executing court with its address',
  async play(stage) {
    const person = 'person-lin';
    const record = await stage.freeRecord(person);
    const caseId = await stage.file(person, record.id, { kind: 'notOurs', field: null, explanation: '失信被执行人名单中的人不是我', claimedValue: null });
    await stage.post('platform-clerk', `/api/cases/${caseId}/transfer`, { reason: 'courtList', reasons: '该信息由人民法院决定，不属本平台处理' });
    return [caseId];
  },
};
