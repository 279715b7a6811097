import { randomUUID } from 'node:crypto';
import type { Scenario } from '../lib/scenario.ts';

/** 公开属性: what may not be public can be objected to like anything else. */
export const scenario: Scenario = {
  law: '§8-40',
  title: 'A record that may not be public: objected to and verified like any other, and published nowhere',
  async play(stage) {
    const company = 'company-yanqi';
    const key = randomUUID().slice(0, 8);
    await stage.handIn(company, { key, documentNumber: `庆税罚密〔${key}〕`, conduct: `涉及商业秘密的行为（${key}）`, amount: '500.00', sensitivity: 'restricted' });
    const { records } = await stage.get<{ records: { id: string; fields: { documentNumber: string } }[] }>(company, '/api/records');
    const record = records.find(({ fields }) => fields.documentNumber.includes(key))!;
    const { user } = await stage.get<{ user: { subject: { identifier: string } } }>(company, '/api/me');
    const published = await stage.get<{ records: { id: string }[] }>(company, `/api/public/records?code=${user.subject.identifier}`);
    stage.must(!published.records.some(({ id }) => id === record.id), 'nobody finds it in public');
    const caseId = await stage.file(company, record.id, { kind: 'notToBePublic', field: null, explanation: '涉及商业秘密', claimedValue: null });
    await stage.accepted(caseId);
    stage.must((await stage.see(caseId)).record.mark === 'disputed', 'it is examined like any other');
    return [caseId];
  },
};
