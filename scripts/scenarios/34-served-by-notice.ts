import type { Scenario } from '../lib/scenario.ts';
import { REJECTED } from '../lib/scenario.ts';

/** 公告送达: whom paper did not reach. */
export const scenario: Scenario = {
  law: '§8-34',
  title: 'A decision that cannot be served on paper: public notice of thirty days, served when it has run',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.freeRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '已履行完毕', claimedValue: null });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'accurate', '经核对，尚未履行完毕');
    await stage.decided(caseId, { ...REJECTED, by: 'paper' });
    const { today } = await stage.get<{ today: string }>('platform-clerk', '/api/me');
    await stage.post('platform-clerk', `/api/cases/${caseId}/public-notice`, { on: today, where: '大庆日报', reason: '受送达人下落不明', evidenceIds: [] });
    stage.say('served when the notice has run: move the demo’s date on by its bar');
    return [caseId];
  },
};
