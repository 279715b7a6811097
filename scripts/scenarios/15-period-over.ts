import type { Scenario } from '../lib/scenario.ts';

/** 公示期满: the period ends while it is verified; it is published no more, and what was found is decided all the same. */
export const scenario: Scenario = {
  law: '§8-15',
  title: 'The period of publication runs out while the objection runs: decided all the same, since history and reputation count',
  async play(stage) {
    const company = 'company-yunshan';
    const { today } = await stage.get<{ today: string }>(company, '/api/me');
    const record = await stage.newRecord(company, { publicUntil: today });
    const caseId = await stage.file(company, record.id, { kind: 'notOurs', field: null, explanation: '决定书所列主体不是我公司', claimedValue: null });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'inaccurate', '与案卷原件逐项核对');
    await stage.moveOn('nextWorkingDay');
    const { user } = await stage.get<{ user: { subject: { identifier: string } } }>(company, '/api/me');
    const published = await stage.get<{ records: { id: string }[] }>(company, `/api/public/records?code=${user.subject.identifier}`);
    stage.must(!published.records.some(({ id }) => id === record.id), 'past its period it is in public no more');
    await stage.decided(caseId, { outcome: 'upheld', remedy: 'revoke', facts: '系另一家公司的处罚', reasons: '主体错误', changes: [], lift: [] });
    await stage.until(caseId, 'the revocation', ({ record: { state } }) => state === 'revoked');
    return [caseId];
  },
};
