import { follow } from './follow.ts';
import { unreachable } from './unreachable.ts';

/** 恢复信誉、消除不良影响: one department repairs what its measure has done, and the subject says whether it has. */
export async function restoration(orderId: string): Promise<void> {
  const log = follow('restoration', orderId);
  for (let now = await log.look(); now.phase !== 'ended'; now = await log.look()) {
    switch (now.phase) {
      case 'ordered': // the department takes its steps and proves them
        await log.change(now);
        break;
      case 'reported': // the subject confirms, or is deemed satisfied after the limit
        if ((await log.change(now)) === 'due') await log.append('deemedSatisfied', now);
        break;
      case 'awaitingWord': // its silence would prove nothing: the subject is asked again
        if ((await log.change(now)) === 'due') await log.append('confirmationAskedAgain', now);
        break;
      default:
        unreachable(now.phase);
    }
  }
}
