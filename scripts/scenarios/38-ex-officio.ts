import type { Scenario } from '../lib/scenario.ts';

/** 主动发现: suspended from the finding on, the subject is told. */
export const scenario: Scenario = {
  law: '§8-38',
  title: 'A department finds the doubt itself: suspended at once, the subject told by letter',
  async play(stage) {
    const record = await stage.freeRecord('company-yanqi');
    const [measure] = record.measures;
    const office = stage.clerkOf(measure!.executor.id, 'executor');
    const { caseId } = await stage.post<{ caseId: string }>(office, '/api/filings', {
      recordId: record.id, how: 'exOfficio', receivedAt: null, applicant: null, refusal: null, evidenceIds: [],
      grounds: [{ kind: 'wrongContent', field: 'amount', explanation: '执行中发现数额与决定书不符', claimedValue: '100.00' }],
    });
    stage.say(`${office}: found it, and the measures rest`);
    await stage.refused('company-yanqi', `/api/cases/${caseId}/withdrawal`, { reasons: '' }, 'not-allowed-in-stage');
    await stage.accepted(caseId);
    return [caseId];
  },
};
