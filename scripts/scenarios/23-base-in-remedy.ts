import type { Scenario } from '../lib/scenario.ts';

/** 原决定在诉讼中: data only; the decision itself is not judged again here. */
export const scenario: Scenario = {
  law: '§8-23',
  title: 'The base penalty is before a court but not annulled: only the data are verified, and the letter says so',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.post('platform-clerk', `/api/cases/${caseId}/acceptance`, { remark: '' });
    await stage.post(company, `/api/cases/${caseId}/base-remedy`, { track: 'suit', document: '受理案件通知书', evidenceIds: [] });
    const seen = await stage.see(caseId);
    const [verification] = seen.verifications;
    await stage.post(stage.clerkOf(verification!.org.id, 'provider'), `/api/cases/${caseId}/verifications/${verification!.orderId}/answer`, {
      findings: seen.grounds.map(({ id }) => ({ groundId: id, result: 'accurate', reason: '与案卷原件逐项核对', rightValue: null })), evidenceIds: [],
    });
    await stage.post('platform-clerk', `/api/cases/${caseId}/decision-draft`, { outcome: 'rejected', remedy: 'none', facts: '尚未履行完毕', reasons: '异议不成立', changes: [], lift: [] });
    await stage.post('platform-clerk-2', `/api/cases/${caseId}/decision`, {});
    const { letters } = await stage.see(caseId);
    const { paragraphs } = await stage.get<{ paragraphs: string[] }>('platform-clerk', `/api/letters/${letters.find(({ kind }) => kind === 'decisionLetter')!.id}`);
    stage.say(paragraphs.find((text) => text.includes('不审查该决定是否合法')) ?? 'the letter does not say it');
    return [caseId];
  },
};
