import type { Scenario } from '../lib/scenario.ts';
import { leastPdf } from '../lib/scenario.ts';

/** 代理申请: the power is examined before anything is looked up; withdrawn, it ends at once. */
export const scenario: Scenario = {
  law: '§8-5, 37',
  title: 'A lawyer files for a company: the power is examined, the case taken in with its receipt instant, the power withdrawn',
  async play(stage) {
    const [company, lawyer] = ['company-yunshan', 'lawyer-qiao'];
    const record = await stage.newRecord(company);
    const { user } = await stage.get<{ user: { subject: { identifier: string } } }>(company, '/api/me');
    const proof = async (): Promise<string> => {
      const form = leastPdf('授权委托书.pdf');
      return (await stage.send<{ id: string }>(lawyer, '/api/evidence', form)).id;
    };
    const filed = async (documentNumber: string): Promise<string> => {
      const id = await proof();
      const { inquiryId, number } = await stage.post<{ inquiryId: string; number: string }>(lawyer, '/api/agent-filings', {
        identifier: user.subject.identifier, documentNumber, evidenceIds: [id], grounds: [{ kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null }],
        applicant: { as: 'agent', scope: '代为提出异议', scopes: ['remedy'], validUntil: '2099-12-31', proofIds: [id], fee: 'none' },
      });
      stage.say(`${lawyer}: filed for the company, ${number}`);
      return inquiryId;
    };
    // A number of nobody: the answer is the same, until the platform has examined the power.
    const unknown = await filed('庆税罚〔2026〕不存在');
    await stage.post('platform-clerk', `/api/inquiries/${unknown}/turning-away`, { result: 'noSuchRecord', reasons: '授权属实，没有收录该文书号的记录。' });
    const inquiryId = await filed(record.fields.documentNumber);
    const { caseId } = await stage.post<{ caseId: string }>('platform-clerk', `/api/inquiries/${inquiryId}/taking-in`, { recordId: record.id });
    stage.say(`taken in as ${(await stage.see(caseId, lawyer)).number}, which the lawyer sees`);
    await stage.accepted(caseId);
    await stage.refused(lawyer, `/api/cases/${caseId}/withdrawal`, { reasons: '和解' }, 'beyond-power');
    await stage.post(company, `/api/cases/${caseId}/power-revocation`, {});
    await stage.refused(lawyer, `/api/cases/${caseId}/evidence`, { words: '', evidenceIds: [await proof()] }, 'not-found');
    return [caseId];
  },
};
