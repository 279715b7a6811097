import type { Scenario } from '../lib/scenario.ts';

/** The decision behind the record falls while the provider is still asked: decided at once, revoked, lifted. */
export const scenario: Scenario = {
  law: '§8-22',
  title: 'The base decision annulled while the case runs: revoked within three working days, measures lifted rather than suspended',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.freeRecord(company);
    const caseId = await stage.file(company, record.id);
    await stage.accepted(caseId);
    await stage.post('platform-clerk', `/api/cases/${caseId}/base-annulment`, { by: 'judgment', on: '2026-01-05', document: '行政判决书', evidenceIds: [] });
    const draft = { outcome: 'upheld', remedy: 'revoke', facts: '生效判决已撤销原处罚决定', reasons: '记录失去依据', changes: [], lift: [] };
    await stage.post('platform-clerk', `/api/cases/${caseId}/decision-draft`, draft);
    await stage.refused('platform-clerk', `/api/cases/${caseId}/decision`, {}, 'conflict-of-interest');
    await stage.post('platform-clerk-2', `/api/cases/${caseId}/decision`, {});
    await stage.until(caseId, 'the revocation', ({ record: { state } }) => state === 'revoked');
    return [caseId];
  },
};
