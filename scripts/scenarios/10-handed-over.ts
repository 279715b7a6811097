import type { Scenario } from '../lib/scenario.ts';

/** 改送: the wrong organisation was asked; the right one answers by the same date. */
export const scenario: Scenario = {
  law: '§8-10, 11',
  title: 'Handed over to the right organisation: the clock is kept, the applicant does not wait anew',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.freeRecord(company);
    const caseId = await stage.file(company, record.id);
    await stage.accepted(caseId);
    const { verifications: [asked] } = await stage.see(caseId);
    const other = record.provider.id === 'daqing-market' ? 'daqing-tax' : 'daqing-market';
    await stage.refused('platform-clerk', `/api/cases/${caseId}/verifications/${asked!.orderId}/recall`, { to: null, reason: '不由该单位提供' }, 'value-needed');
    await stage.post('platform-clerk', `/api/cases/${caseId}/verifications/${asked!.orderId}/recall`, { to: other, reason: '不由该单位提供' });
    return [caseId];
  },
};
