import { randomUUID } from 'node:crypto';
import type { Scenario } from '../lib/scenario.ts';

/** 守信红名单: an advantage, and no punishment to rest. */
export const scenario: Scenario = {
  law: '§8-45',
  title: 'A red-list record is objected to: nothing to suspend; what cannot be verified is no advantage, and is withdrawn',
  async play(stage) {
    const company = 'company-yanqi';
    const key = randomUUID().slice(0, 8);
    await stage.handIn(company, { key, documentNumber: `庆税红〔${key}〕`, conduct: `A级纳税人（${key}）`, amount: '', category: 'redList' });
    const { records } = await stage.get<{ records: { id: string; fields: { documentNumber: string } }[] }>(company, '/api/records');
    const record = records.find(({ fields }) => fields.documentNumber.includes(key))!;
    const caseId = await stage.file(company, record.id, { kind: 'wrongContent', field: 'decidedOn', explanation: '认定日期有误', claimedValue: null });
    await stage.accepted(caseId);
    const { suspensions, letters } = await stage.see(caseId);
    stage.must(suspensions.length === 0 && !letters.some(({ kind }) => kind === 'suspensionCertificate'), 'nothing is suspended, and nothing certified');
    await stage.answered(caseId, 'cannotVerify', '认定材料已经遗失');
    await stage.decided(caseId, { outcome: 'unverifiable', remedy: 'revoke', facts: '无法核实', reasons: '无法核实的守信信息不再保留', changes: [], lift: [] });
    await stage.until(caseId, 'the withdrawal', ({ record: { state } }) => state === 'revoked');
    return [caseId];
  },
};
