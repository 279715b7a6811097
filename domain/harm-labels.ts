import type { HarmKind } from './harm-acts.ts';
import type { Label } from './labels.ts';

const l = (zh: string, en: string): Label => ({ zh, en });

export const HARM_LABELS: Record<HarmKind, Label> = {
  refusedApplication: l('许可、项目、资金申请被拒绝', 'An application was refused'), lostContract: l('失去投标、合同、订单', 'A bid, contract or order was lost'),
  lostCredit: l('贷款、保险被拒绝或者提高费率', 'Credit or insurance was refused or made dearer'), lostHonour: l('荣誉、资格、评级被撤销、降低', 'An honour, qualification or rating was lost'),
  madePublic: l('被公示、通报、报道', 'It was made public'), cost: l('其他费用和损失', 'Other costs and losses'), usedWhileSuspended: l('暂缓执行期间仍被执行措施', 'A measure was used while it was suspended'),
};
