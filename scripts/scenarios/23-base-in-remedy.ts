import type { Scenario } from '../lib/scenario.ts';
import { REJECTED } from '../lib/scenario.ts';

/** 原决定在诉讼中: data only; the decision itself is not judged again here. */
export const scenario: Scenario = {
  law: '§8-23',
  title: 'The base penalty is before a court but not annulled: only the data are verified, and the letter says so',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    await stage.post(company, `/api/cases/${caseId}/base-remedy`, { track: 'suit', document: '受理案件通知书', evidenceIds: [] });
    await stage.answered(caseId, 'accurate', '与案卷原件逐项核对');
    await stage.decided(caseId, REJECTED);
    const { letters } = await stage.see(caseId);
    const { paragraphs } = await stage.get<{ paragraphs: string[] }>('platform-clerk', `/api/letters/${letters.find(({ kind }) => kind === 'decisionLetter')!.id}`);
    stage.must(paragraphs.some((text) => text.includes('不审查该决定是否合法')), 'the letter says that the legality of the base decision is not examined');
    return [caseId];
  },
};
