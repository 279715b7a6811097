import { proxyActivities } from '@temporalio/workflow';
import type { ProcedureActivities } from '../activities/index.ts';
import { follow } from './follow.ts';
import { unreachable } from './unreachable.ts';

const { openIncidentCases, settleIncidentCases } = proxyActivities<ProcedureActivities>({ startToCloseTimeout: '60s', retry: { initialInterval: '1s', maximumAttempts: 4 } });

/** 错误批次: one verification for all; a case for each record, and the consequences in chunks behind people's single acts. */
export async function incident(incidentId: string): Promise<void> {
  const log = follow('incident', incidentId);
  for (let now = await log.look(); now.phase !== 'ended'; now = await log.look()) {
    switch (now.phase) {
      case 'opening': { // held since the finding; each record gets its case, its orders and its letters
        let left = 1;
        if ((await log.attempt(async () => { left = await openIncidentCases(incidentId); })) && left === 0) await log.append('incidentCasesOpened', now);
        break;
      }
      case 'verifying': // one request to its provider; urging and escalating are the sweep's
      case 'deciding': // drafted and signed once, for all
      case 'spreading': // each case goes its own way to its end
        await log.change(now);
        break;
      case 'settling': { // each case its own finding, decision and letter
        let left = 1;
        if ((await log.attempt(async () => { left = await settleIncidentCases(incidentId); })) && left === 0) await log.append('incidentSettled', now);
        break;
      }
      case 'toClose':
        await log.append('incidentClosed', now);
        break;
      default:
        unreachable(now.phase);
    }
  }
}
