import type { Scenario } from '../lib/scenario.ts';

/** 撤回: asked for and confirmed; what was suspended is resumed. */
export const scenario: Scenario = {
  law: '§8-12',
  title: 'Withdrawn by the subject, confirmed a second time: mark and suspension end',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.freeRecord(company);
    const caseId = await stage.file(company, record.id);
    await stage.accepted(caseId);
    await stage.refused(company, `/api/cases/${caseId}/withdrawal/confirmation`, {}, 'not-allowed-in-stage');
    await stage.post(company, `/api/cases/${caseId}/withdrawal`, { reasons: '已与有关单位说明' });
    await stage.post(company, `/api/cases/${caseId}/withdrawal/confirmation`, {});
    stage.say(`${company}: withdrawn`);
    const seen = await stage.until(caseId, 'the resumption', ({ suspensions }) => suspensions.every(({ endings }) => endings.some(({ how }) => how === 'resumed')));
    for (const { orderId, org } of seen.suspensions) await stage.receipt(stage.clerkOf(org.id, 'executor'), `/api/cases/${caseId}/suspensions/${orderId}/ending-acknowledgement`, { how: 'resumed' });
    await stage.until(caseId, 'the close', ({ phase }) => phase === 'closed');
    return [caseId];
  },
};
