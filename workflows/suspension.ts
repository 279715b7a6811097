import { follow } from './follow.ts';
import { unreachable } from './unreachable.ts';

/** 暂缓执行: one order to one executing department, from its issue until its measures are lifted or resume. */
export async function suspension(orderId: string): Promise<void> {
  const log = follow('suspension', orderId);
  for (let now = await log.look(); now.phase !== 'ended'; now = await log.look()) {
    switch (now.phase) {
      case 'suspended': // 信息核实期间暂不执行
        await log.change(now);
        break;
      case 'toLift': // 解除: the measure has lost its basis
        await log.append('measuresLifted', now);
        break;
      case 'awaitingResumption': // 恢复执行: not before the subject has been served plus one working day
        if ((await log.change(now)) === 'due') await log.append('measuresResumed', now);
        break;
      default:
        unreachable(now.phase);
    }
  }
}
