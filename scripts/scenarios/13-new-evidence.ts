import type { Scenario } from '../lib/scenario.ts';
import { leastPdf } from '../lib/scenario.ts';

/** 补充证据: after the answer and before the decision; whoever had answered is asked anew, once. */
export const scenario: Scenario = {
  law: '§8-13',
  title: 'New evidence after the provider has answered: it is asked anew, and its first answer counts no more',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.freeRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    const answer = async (result: string, evidence: object[]): Promise<void> => {
      const { verifications, grounds } = await stage.see(caseId);
      const { orderId, org } = verifications.find((v) => v.answered === null)!;
      await stage.post(stage.clerkOf(org.id, 'provider'), `/api/cases/${caseId}/verifications/${orderId}/answer`, { findings: grounds.map(({ id }) => ({ groundId: id, result, reason: '与本单位台账核对', rightValue: null })), evidenceIds: [], evidence });
      stage.say(`${org.name}: ${result}`);
    };
    await answer('accurate', []);
    const form = leastPdf('缴款凭证.pdf');
    const { id } = await stage.send<{ id: string }>(company, '/api/evidence', form);
    await stage.post(company, `/api/cases/${caseId}/evidence`, { words: '银行缴款凭证', evidenceIds: [id] });
    await answer('inaccurate', [{ evidenceId: id, how: 'offline', by: '孙立群', accepted: true, reason: '' }]);
    return [caseId];
  },
};
