import { proxyActivities } from '@temporalio/workflow';
import type { ProcedureActivities } from '../activities/index.ts';
import { follow } from './follow.ts';
import { unreachable } from './unreachable.ts';

const { renderRepairDecision } = proxyActivities<ProcedureActivities>({ startToCloseTimeout: '30s', retry: { initialInterval: '1s', maximumAttempts: 4 } });

/** 信用修复: one application from its receipt to its close; a revocation or a failed reorganisation begins it again. */
export async function repairCase(repairId: string): Promise<void> {
  const log = follow('repairCase', repairId);
  for (let now = await log.look(); now.phase !== 'ended'; now = await log.look()) {
    switch (now.phase) {
      case 'awaitingAcceptance': // the platform examines whether the application is complete
      case 'deciding': // 谁认定谁修复: the authority decides; urging and escalating are the sweep's
      case 'shielded': // until the plan of reorganisation is carried out, or has failed
      case 'spreading': // each recipient confirms; reminders are the sweep's
        await log.change(now);
        break;
      case 'awaitingSupplement': // 一次性补正: without it the application counts as withdrawn
        if ((await log.change(now)) === 'due') await log.append('repairLapsed', now);
        break;
      case 'toEffect': // 同步: publicity, sharing and use end, measures are lifted, everyone is told
        await log.append('repairEffected', now);
        break;
      case 'toServe': // 准予或不予修复决定书
        if (await log.attempt(() => renderRepairDecision(repairId))) await log.append('repairServed', now);
        break;
      case 'toCertify': // 信用修复证明
        await log.append('repairCertified', now);
        break;
      case 'toClose':
        await log.append('repairClosed', now);
        break;
      default:
        unreachable(now.phase);
    }
  }
}
