import { follow } from './follow.ts';
import { unreachable } from './unreachable.ts';

/** 核实: one request to one information provider. Silence never confirms: it stops the disclosure of what nobody answers for. */
export async function verification(orderId: string): Promise<void> {
  const log = follow('verification', orderId);
  for (let now = await log.look(); now.phase !== 'ended'; now = await log.look()) {
    switch (now.phase) {
      case 'asked': // 应尽快核实并反馈; urging and escalating are the sweep's
        if ((await log.change(now)) === 'due') await log.append('silenceDeclared', now);
        break;
      case 'silent': // 最后期限: mark and suspension stay, disclosure ends as unverified
        if ((await log.change(now)) === 'due') await log.append('disclosureStopped', now);
        break;
      case 'stopped': // a late answer is heard until the decision; the superior that is asked has its own time
        if ((await log.change(now)) === 'due') await log.append('superiorSilent', now);
        break;
      default:
        unreachable(now.phase);
    }
  }
}
