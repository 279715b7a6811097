import type { Scenario } from '../lib/scenario.ts';

/** 张冠李戴: right data, wrong subject; the record becomes another’s, and both are told. */
export const scenario: Scenario = {
  law: '§8-18',
  title: 'Right data, wrong person: withdrawn, given to whom it is about, both subjects told',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.newRecord(company);
    const caseId = await stage.file(company, record.id, { kind: 'notOurs', field: null, explanation: '决定书所列主体不是我公司', claimedValue: null });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'inaccurate', '与案卷原件逐项核对');
    await stage.decided(caseId, { outcome: 'upheld', remedy: 'revoke', facts: '系另一家公司的处罚', reasons: '主体错误', changes: [], lift: [] });
    await stage.until(caseId, 'the revocation', ({ record: { state } }) => state === 'revoked');
    const { user } = await stage.get<{ user: { subject: { name: string; identifier: string } } }>('company-yanqi', '/api/me');
    const { newRecordId } = await stage.post<{ newRecordId: string }>('platform-clerk', `/api/records/${record.id}/rehoming`, { name: user.subject.name, identifier: user.subject.identifier });
    stage.say(`company-yanqi has it now, as ${newRecordId}`);
    return [caseId];
  },
};
