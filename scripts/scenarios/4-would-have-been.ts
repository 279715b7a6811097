import type { Scenario } from '../lib/scenario.ts';

/** 因暂缓未执行: what a department would have done, had the measure not rested, is written down, and is no use of it. */
export const scenario: Scenario = {
  law: '§8-4',
  title: 'A bid is let in since the ban rests: written down as what would have been done; a use would be a breach',
  async play(stage) {
    const company = 'company-yunshan';
    const record = await stage.newRecord(company);
    const { id, executor } = record.measures[0]!;
    const department = stage.clerkOf(executor.id, 'executor');
    const { today } = await stage.get<{ today: string }>(company, '/api/me');
    const note = (at: string) => ({ what: 'withheld', at, where: '三号开标室', words: '本应不予受理，因暂缓准予投标' });
    await stage.refused(department, `/api/measures/${id}/executions`, note(`${today}T00:00:00+08:00`), 'not-suspended-then');
    const caseId = await stage.file(company, record.id, { kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null });
    await stage.accepted(caseId);
    const accepted = (await stage.see(caseId)).timeline.find(({ kind }) => kind === 'accepted')!;
    const { standing, breaches } = await stage.post<{ standing: string; breaches: number }>(department, `/api/measures/${id}/executions`, note(accepted.at));
    stage.must(standing === 'rested' && breaches === 0, 'it stands in the log of the measure and is no use of it');
    return [caseId];
  },
};
