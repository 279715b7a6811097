import type { Label } from './labels.ts';
import type { DutyResult, RestorationDuty, Restorer } from './restoration-acts.ts';

const l = (zh: string, en: string): Label => ({ zh, en });

export const RESTORATION_DUTY_LABELS: Record<RestorationDuty, Label> = {
  withdrawNotice: l('撤回公示、公告、通报', 'Withdraw what was made public'),
  informReliers: l('致函因此知悉的单位说明情况', 'Write to those who relied on it'),
  reopenApplication: l('重新办理被拒绝、限制的事项', 'Open again what was refused'),
  restoreHonour: l('恢复荣誉、资格、评级', 'Give honours and ratings back'),
  compensationRoute: l('告知赔偿途径', 'Say how compensation is claimed'),
};
export const RESTORER_LABELS: Record<Restorer, Label> = { executor: l('执行单位', 'Executed measures'), provider: l('信息提供单位', 'Provided the record'), publisher: l('公示单位', 'Published it') };
export const DUTY_RESULT_LABELS: Record<DutyResult, Label> = { done: l('已办理', 'Done'), nothingToDo: l('没有此类情形', 'Nothing of the kind happened'), impossible: l('无法办理', 'Cannot be done') };
