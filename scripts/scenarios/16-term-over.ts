import type { Scenario } from '../lib/scenario.ts';
import { REJECTED } from '../lib/scenario.ts';

/** 措施到期: its term runs out while it rests; the days at rest extend nothing, and it is never in force again. */
export const scenario: Scenario = {
  law: '§8-16',
  title: 'A measure’s term runs out while it rests: rejected all the same, it is not executed again',
  async play(stage) {
    const company = 'company-yanqi';
    const { today } = await stage.get<{ today: string }>(company, '/api/me');
    const record = await stage.newRecord(company, { measureUntil: today });
    const { executor } = record.measures[0]!;
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    await stage.answered(caseId, 'accurate', '罚款尚未缴清');
    await stage.moveOn('nextWorkingDay');
    await stage.decided(caseId, REJECTED);
    await stage.moveOn('nextWorkingDay');
    await stage.moveOn('nextWorkingDay');
    const { measures } = await stage.get<{ measures: { record: { id: string }; state: string }[] }>(stage.clerkOf(executor.id, 'executor'), '/api/measures');
    stage.must(measures.filter((m) => m.record.id === record.id).every(({ state }) => state === 'expired'), 'it is over, and stays so');
    return [caseId];
  },
};
