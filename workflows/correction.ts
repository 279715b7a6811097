import { follow } from './follow.ts';
import { unreachable } from './unreachable.ts';

/** 更正或撤销: the record is put right, and everyone who was given the wrong one confirms it. */
export async function correction(orderId: string): Promise<void> {
  const log = follow('correction', orderId);
  for (let now = await log.look(); now.phase !== 'ended'; now = await log.look()) {
    switch (now.phase) {
      case 'toCorrect':
        await log.append('recordCorrected', now);
        break;
      case 'toRevoke':
        await log.append('recordRevoked', now);
        break;
      case 'spreading': // each recipient confirms; reminders are the sweep's
        await log.change(now);
        break;
      default:
        unreachable(now.phase);
    }
  }
}
