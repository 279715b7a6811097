import type { Scenario } from '../lib/scenario.ts';

/** 已纠正的信息再次报送: what was found wrong does not come back by the next batch. */
export const scenario: Scenario = {
  law: '§8-21',
  title: 'The next batch brings the wrong value back: held back, and the platform decides',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'notOurs', field: null, explanation: '决定书所列主体不是我公司', claimedValue: null });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'inaccurate', '与案卷原件逐项核对');
    await stage.decided(caseId, { outcome: 'upheld', remedy: 'revoke', facts: '系另一家公司的处罚', reasons: '主体错误', changes: [], lift: [] });
    await stage.until(caseId, 'the revocation', ({ record: { state } }) => state === 'revoked');
    const { documentNumber } = record.fields;
    const { created, quarantined } = await stage.handIn(company, { key: `again-${record.id.slice(-8)}`, documentNumber, conduct: '逾期申报', amount: '500.00' });
    stage.must(created === 0 && quarantined === 1, 'handed in again it is held back and not taken');
    return [caseId];
  },
};
