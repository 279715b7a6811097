import { randomUUID } from 'node:crypto';
import type { Scenario } from '../lib/scenario.ts';

/** 重复公示: one penalty stands here twice; what rests on either rests, and both are put right together. */
export const scenario: Scenario = {
  law: '§8-19',
  title: 'One penalty published twice: both rest, and both are revoked in one act',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.newRecord(company);
    // Once more under another key of its provider's, with other spacing.
    await stage.handIn(company, { key: randomUUID().slice(0, 8), documentNumber: ` ${record.fields.documentNumber} `, conduct: '逾期申报', amount: '500.00' });
    const twins = async (): Promise<{ id: string; state: string }[]> => (await stage.get<{ records: { id: string; state: string; fields: { documentNumber: string } }[] }>(company, '/api/records')).records.filter(({ fields }) => fields.documentNumber.trim() === record.fields.documentNumber.trim());
    stage.must((await twins()).length === 2, 'the penalty stands in the file twice');
    const caseId = await stage.file(company, record.id, { kind: 'notOurs', field: null, explanation: '决定书所列主体不是我公司', claimedValue: null });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'inaccurate', '与案卷原件逐项核对');
    await stage.decided(caseId, { outcome: 'upheld', remedy: 'revoke', facts: '系另一家公司的处罚', reasons: '主体错误', changes: [], lift: [] });
    await stage.until(caseId, 'the revocation', ({ record: { state } }) => state === 'revoked');
    stage.must((await twins()).every(({ state }) => state === 'revoked'), 'both are revoked');
    return [caseId];
  },
};
