import type { Act } from '../../domain/act.ts';
import type { CaseWorld } from '../../domain/case-world.ts';
import { unconfirmedValues } from '../../domain/policy-evidence.ts';
import { foldCase } from '../../domain/situation.ts';
import { loadCalendar, loadPack } from '../../policies/load.ts';

/** A world that fits the last act of a log, for the law's pure functions: no measures, recipients or other cases unless a test gives them. */
export function worldAt(log: readonly Act[]): CaseWorld {
  const s = foldCase(log);
  let ids = 0;
  return {
    // The stored logs are from before the pack named duties of restoration.
    at: log.at(-1)!.occurredAt, pack: { ...loadPack(s.pack), restoration: [] }, calendar: loadCalendar(), calendarOf: () => loadCalendar(),
    record: {
      version: s.recordVersion, category: 'penalty', state: 'published', mark: s.mark,
      fields: { subjectName: '大庆试例有限公司', documentNumber: '试罚1号', conduct: '试例行为', penalty: '罚款1000.00元', amount: '1000.00', decidedOn: '2025-01-02', publicUntil: '', performed: 'no' },
    },
    measures: [], heldByOthers: [], others: [], recipients: [], superiorOf: () => null, inOffice: (org) => org,
    // As in a city whose customer has signed the pack.
    confirmed: new Set(unconfirmedValues(loadPack(s.pack)).map(({ pointer }) => pointer)),
    newId: () => {
      ids += 1;
      return `new-${ids}`;
    },
  };
}
