import type { Scenario } from '../lib/scenario.ts';

/** 举报: somebody else's record is wrong; whoever reports it learns what came of it in one of a few words, and nothing of anybody. */
export const scenario: Scenario = {
  law: '§8-39',
  title: 'A third party reports a wrong record: opened ex officio, and the reporter learns nothing of its subject',
  async play(stage) {
    const record = await stage.newRecord('company-yunshan');
    const { inquiryId, number } = await stage.post<{ inquiryId: string; number: string }>('person-lin', '/api/inquiries', { where: '公示网站', byWhom: record.title, shown: '决定书写的是另一家公司', report: true });
    stage.say(`person-lin: report ${number}`);
    const { caseId } = await stage.post<{ caseId: string }>('platform-clerk', '/api/filings', {
      recordId: record.id, refusal: null, evidenceIds: [], how: 'exOfficio', receivedAt: null, applicant: null, grounds: [{ kind: 'notOurs', field: null, explanation: '决定书所列主体与本记录不符', claimedValue: null }],
    });
    await stage.refused('platform-clerk', `/api/inquiries/${inquiryId}/answer`, { answer: '已经查明，该公司……', recordId: null }, 'invalid-field');
    await stage.post('platform-clerk', `/api/inquiries/${inquiryId}/answer`, { answer: 'examined', recordId: null });
    const told = await stage.get<{ reportResult: string; answer: string | null }>('person-lin', `/api/inquiries/${inquiryId}`);
    stage.must(told.reportResult === 'examined' && told.answer === null, 'person-lin is told that it was examined, and nothing else');
    return [caseId];
  },
};
