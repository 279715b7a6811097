import type { Scenario } from '../lib/scenario.ts';
import { REJECTED } from '../lib/scenario.ts';

/** 复核 by another person than decided, and what it orders. */
export const scenario: Scenario = {
  law: '§8-42',
  title: 'A rejected objection reviewed by another person, who has it decided anew; the case file with its hash',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.freeRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '已履行完毕', claimedValue: null });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'accurate', '经核对，尚未履行完毕');
    await stage.decided(caseId, REJECTED);
    await stage.until(caseId, 'the service', ({ timeline }) => timeline.some(({ kind }) => kind === 'served'));
    await stage.post(company, `/api/cases/${caseId}/remedies`, { track: 'review', on: '2026-01-05', document: '有新的履行凭证', evidenceIds: [] });
    const { remedies } = await stage.get<{ remedies: { id: string }[] }>('platform-clerk', `/api/cases/${caseId}`);
    const result = { on: '2026-01-05', result: 'redo', document: '原决定未核对缴款凭证', evidenceIds: [] };
    await stage.refused('platform-clerk-2', `/api/cases/${caseId}/remedies/${remedies[0]!.id}/result`, result, 'conflict-of-interest');
    await stage.post('platform-clerk-3', `/api/cases/${caseId}/remedies/${remedies[0]!.id}/result`, result);
    const file = await stage.post<{ pages: number; sha256: string }>('platform-clerk', `/api/cases/${caseId}/case-file`, {});
    stage.say(`case file: ${file.pages} pages, SHA-256 ${file.sha256}`);
    return [caseId];
  },
};
