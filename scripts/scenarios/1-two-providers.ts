import type { Scenario } from '../lib/scenario.ts';

/** Two providers, one fact: they contradict each other, and the lead organ settles it in a joint meeting. */
export const scenario: Scenario = {
  law: '§8-1',
  title: 'Two providers contradict each other: the joint meeting finds, in the lead organ’s name',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.freeRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    const second = record.provider.id === 'daqing-market' ? 'daqing-tax' : 'daqing-market';
    await stage.post('platform-clerk', `/api/cases/${caseId}/acceptance`, { remark: '', further: [{ orgId: second, reason: '该单位也保存缴款情况' }] });
    const { verifications, grounds } = await stage.see(caseId);
    const found = (result: string, reason: string) => grounds.map(({ id }) => ({ groundId: id, result, reason, rightValue: null }));
    for (const [i, { orderId, org }] of verifications.entries()) {
      await stage.post(stage.clerkOf(org.id, 'provider'), `/api/cases/${caseId}/verifications/${orderId}/answer`, { findings: found(i === 0 ? 'inaccurate' : 'accurate', '与本单位台账核对'), evidenceIds: [] });
      stage.say(`${org.name} has answered`);
    }
    await stage.refused('platform-clerk', `/api/cases/${caseId}/decision-draft`, { outcome: 'upheld', remedy: 'revoke', facts: '已缴清', reasons: '履行', changes: [], lift: [] }, 'not-allowed-in-stage');
    await stage.post('supervisor', `/api/cases/${caseId}/joint-meeting`, { minutes: '核对缴款凭证，确认已经缴清', findings: found('inaccurate', '缴款凭证经核验真实') });
    stage.say('the joint meeting has found');
    return [caseId];
  },
};
