import type { Scenario } from '../lib/scenario.ts';
import { REJECTED } from '../lib/scenario.ts';

/** 更正文书: a mistake in an issued letter, put right by another one that takes its place. */
export const scenario: Scenario = {
  law: '§7',
  title: 'A mistake in an issued decision letter: corrected by another letter, the old one superseded, served again',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'accurate', '与案卷原件逐项核对');
    await stage.decided(caseId, REJECTED);
    await stage.until(caseId, 'the service', ({ timeline }) => timeline.some(({ kind }) => kind === 'served'));
    const letter = (await stage.see(caseId)).letters.find(({ kind }) => kind === 'decisionLetter')!;
    const at = `/api/cases/${caseId}/letters/${letter.id}`;
    await stage.post('platform-clerk', `${at}/correction-draft`, { reason: '案号有笔误', corrections: [{ pointer: '/reasons', to: '异议不成立，理由同前' }] });
    await stage.refused('platform-clerk', `${at}/correction`, {}, 'conflict-of-interest');
    await stage.post('platform-clerk-2', `${at}/correction`, {});
    await stage.until(caseId, 'the second service', ({ timeline }) => timeline.filter(({ kind }) => kind === 'served').length === 2);
    const { paragraphs } = await stage.get<{ paragraphs: string[] }>(company, `/api/letters/${letter.id}`);
    const code = paragraphs.find((text) => text.startsWith('查验码：'))!.slice('查验码：'.length);
    const { state, replacedBy } = await stage.get<{ state: string; replacedBy: { number: string } | null }>(company, `/api/public/letters/${code}`);
    stage.must(state === 'superseded' && replacedBy !== null, `${letter.number} is superseded, says the public page by its code`);
    return [caseId];
  },
};
