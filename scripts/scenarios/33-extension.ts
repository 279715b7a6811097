import type { Scenario } from '../lib/scenario.ts';

/** 延期: asked for by one person, approved by another, once, and told to the applicant in the same act. */
export const scenario: Scenario = {
  law: '§8-33',
  title: 'The provider’s time is extended once, told before the old date; a second extension is refused',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    const [verification] = (await stage.see(caseId)).verifications;
    const at = `/api/cases/${caseId}/verifications/${verification!.orderId}`;
    await stage.post('tax-provider', `${at}/extension-request`, { reason: '需要调取纸质案卷' });
    await stage.refused('tax-provider', `${at}/extension`, {}, 'not-your-role');
    await stage.post('tax-principal', `${at}/extension`, {});
    await stage.refused('tax-provider', `${at}/extension-request`, { reason: '案卷较多' }, 'already-done');
    const { letters } = await stage.see(caseId);
    stage.say(`told by ${letters.find(({ kind }) => kind === 'extensionNotice')!.number}`);
    return [caseId];
  },
};
