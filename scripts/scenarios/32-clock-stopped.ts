import type { Scenario } from '../lib/scenario.ts';
import { leastPdf } from '../lib/scenario.ts';

/** 中止计时: an expert test stops the provider’s clock; while it stands there is no date, and the measures rest on. */
export const scenario: Scenario = {
  law: '§8-32',
  title: 'The clock of the verification stands still for an expert test, and runs on with the days it had left',
  async play(stage) {
    const company = 'company-yanqi';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'wrongContent', field: 'amount', explanation: '检测费用不应计入', claimedValue: '100.00' });
    await stage.accepted(caseId);
    const [verification] = (await stage.see(caseId)).verifications;
    const at = `/api/cases/${caseId}/verifications/${verification!.orderId}`;
    const form = leastPdf('检测委托书.pdf');
    form.set('caseId', caseId);
    const { id } = await stage.send<{ id: string }>('tax-provider', '/api/evidence', form);
    await stage.post('tax-provider', `${at}/clock-stop`, { reason: 'expertTest', explanation: '产品已送检测机构', evidenceIds: [id] });
    await stage.refused('tax-provider', `${at}/extension-request`, { reason: '案卷较多' }, 'clock-stopped');
    await stage.post('platform-clerk', `${at}/clock-restart`, { remark: '检测报告已经收到' });
    const { letters, suspensions } = await stage.see(caseId);
    stage.must(['clockStopNotice', 'clockRestartNotice'].every((each) => letters.some(({ kind }) => kind === each)), 'both are told to the applicant in writing');
    stage.must(suspensions.every(({ endings }) => endings.length === 0), 'the measures have rested all the while');
    return [caseId];
  },
};
