import { proxyActivities } from '@temporalio/workflow';
import type { ProcedureActivities } from '../activities/index.ts';
import { follow } from './follow.ts';
import { unreachable } from './unreachable.ts';

const { renderDecision } = proxyActivities<ProcedureActivities>({ startToCloseTimeout: '30s', retry: { initialInterval: '1s', maximumAttempts: 4 } });

/** 异议: one objection from its receipt to its close; a reopening begins it again. */
export async function objection(caseId: string): Promise<void> {
  const log = follow('objection', caseId);
  for (let now = await log.look(); now.phase !== 'ended'; now = await log.look()) {
    switch (now.phase) {
      case 'awaitingAcceptance': // the clerk examines completeness
      case 'verifying': // the provider verifies; the measures rest (四(五))
      case 'deciding': // the platform decides
      case 'executing': // departments resume, lift, correct, restore
        await log.change(now);
        break;
      case 'awaitingSupplement': // 补正: what does not come in time lapses
        if ((await log.change(now)) === 'due') await log.append('supplementLapsed', now);
        break;
      case 'toServe': // 送达: served is the letter that has arrived, not the one that was decided on
        if (await log.attempt(() => renderDecision(caseId))) await log.append('served', now);
        break;
      case 'toCertify': // 恢复信誉证明
        await log.append('certified', now);
        break;
      case 'toClose':
        await log.append('closed', now);
        break;
      default:
        unreachable(now.phase);
    }
  }
}
