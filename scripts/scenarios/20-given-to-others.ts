import type { Scenario } from '../lib/scenario.ts';

/** 接收单位台账: whoever has only fetched the record is told of its correction like those it was sent to. */
export const scenario: Scenario = {
  law: '§8-20',
  title: 'A bank that only looked the record up is told of its revocation, and confirms that its copy is gone',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.newRecord(company);
    const { user } = await stage.get<{ user: { subject: { identifier: string } } }>(company, '/api/me');
    await stage.post('bank-clerk', '/api/records/queries', { identifier: user.subject.identifier });
    stage.say('bank-clerk: looks the company up, for a loan');
    const caseId = await stage.file(company, record.id, { kind: 'notOurs', field: null, explanation: '决定书所列主体不是我公司', claimedValue: null });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'inaccurate', '与案卷原件逐项核对');
    await stage.decided(caseId, { outcome: 'upheld', remedy: 'revoke', facts: '系另一家公司的处罚', reasons: '主体错误', changes: [], lift: [] });
    await stage.until(caseId, 'the revocation', ({ record: { state } }) => state === 'revoked');
    const { acts } = await stage.get<{ acts: { kind: string; ref: string; allowed: boolean }[] }>('bank-clerk', `/api/cases/${caseId}`);
    const asked = acts.find(({ kind, allowed }) => kind === 'recipientConfirmed' && allowed);
    stage.must(asked !== undefined, 'the bank is asked to withdraw its copy and to confirm it');
    await stage.post('bank-clerk', `/api/cases/${caseId}/notices/${asked!.ref}/confirmation`, {});
    const { records } = await stage.post<{ records: { id: string }[] }>('bank-clerk', '/api/records/queries', { identifier: user.subject.identifier });
    stage.must(!records.some(({ id }) => id === record.id), 'whoever looks it up from now on does not get it');
    return [caseId];
  },
};
