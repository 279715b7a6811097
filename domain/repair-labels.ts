import type { Label } from './labels.ts';
import type { KeptReason, RepairClass, Sanction, Sector } from './publicity.ts';
import type { RefusalReason, RepairGround, RepairOrigin, RepairOutcome, RevocationReason } from './repair-acts.ts';
import type { RepairPhase } from './repair.ts';

const l = (zh: string, en: string): Label => ({ zh, en });

export const CLASS_LABELS: Record<RepairClass, Label> = { minor: l('轻微', 'Minor'), general: l('一般', 'General'), serious: l('严重', 'Serious') };
export const SECTOR_LABELS: Record<Sector, Label> = {
  marketSupervision: l('市场监督管理', 'Market supervision'), foodDrug: l('食品药品', 'Food and drugs'), specialEquipment: l('特种设备', 'Special equipment'), tax: l('税务', 'Tax'),
  procurement: l('政府采购', 'Procurement'), wageArrears: l('拖欠工资', 'Wage arrears'), workSafety: l('安全生产', 'Work safety'), fireSafety: l('消防', 'Fire safety'),
  ecology: l('生态环境', 'Ecology'), construction: l('工程建设', 'Construction'), other: l('其他领域', 'Other'),
};
export const SANCTION_LABELS: Record<Sanction, Label> = {
  warning: l('警告', 'Warning'), criticism: l('通报批评', 'Criticism'), summaryPenalty: l('简易程序处罚', 'Summary penalty'), smallFine: l('较低数额罚款', 'Small fine'),
  abnormalListing: l('列入经营异常名录', 'Abnormal operations list'), fine: l('较大数额罚款', 'Larger fine'), confiscation: l('没收违法所得、财物', 'Confiscation'),
  lowerQualification: l('降低资质等级', 'Lower qualification'), licenceSuspension: l('暂扣许可证件', 'Licence suspended'), largeFine: l('巨额罚款', 'Huge fine'),
  businessRestriction: l('限制从业、限制经营', 'Restriction of business'), closure: l('责令停产停业、关闭', 'Closure'), revocation: l('吊销许可证件', 'Licence revoked'),
  seriousListing: l('列入严重失信主体名单', 'Serious list'),
};
export const REPAIR_PHASE_LABELS: Record<RepairPhase, Label> = {
  received: l('待受理', 'Received'), supplementing: l('待补正', 'To be supplemented'), deciding: l('待认定单位决定', 'The authority decides'), effecting: l('处理结果执行中', 'Carrying out the decision'),
  shielded: l('重整期间暂时屏蔽', 'Shielded during reorganisation'), restoring: l('恢复原状中', 'Being restored'), closed: l('已办结', 'Closed'),
};
export const REPAIR_OUTCOME_LABELS: Record<RepairOutcome, Label> = { granted: l('准予修复', 'Granted'), refused: l('不予修复', 'Refused'), shielded: l('暂时屏蔽', 'Shielded for now') };
export const REPAIR_ORIGIN_LABELS: Record<RepairOrigin, Label> = {
  subject: l('信用主体申请', 'Application of the subject'), window: l('窗口代收纸质申请', 'Paper application at the window'), authority: l('认定单位依职权退出', 'Authority’s own exit'),
};
export const REPAIR_GROUND_LABELS: Record<RepairGround, Label> = { performed: l('已纠正失信行为、履行义务', 'Conduct corrected, duties performed'), reorganisation: l('破产重整（和解）', 'Reorganisation'), socialService: l('社会公益服务（自然人）', 'Social service (natural persons)') };
export const REFUSAL_LABELS: Record<RefusalReason, Label> = {
  minimumNotReached: l('未满最短公示期', 'Minimum of publicity not reached'), notCorrected: l('失信行为尚未纠正', 'Conduct not corrected'), dutyUnperformed: l('义务尚未履行完毕', 'Duties not performed'),
  commitmentUntrue: l('信用承诺与事实不符', 'Commitment not true'), newViolation: l('又有同类违法行为', 'New violation of the same kind'), noStanding: l('申请人不是该信用主体或者未获授权', 'Applicant has no standing'),
  recordWithdrawn: l('该信息已经更正或者撤销，无须修复', 'Record withdrawn, nothing to repair'),
};
export const REVOCATION_LABELS: Record<RevocationReason, Label> = { falseCommitment: l('虚假承诺', 'False commitment'), forgedProof: l('伪造证明材料', 'Forged proof') };
export const KEPT_LABELS: Record<KeptReason, Label> = { notCorrected: l('失信行为尚未纠正', 'Conduct not corrected'), notPerformed: l('法定义务尚未履行完毕', 'Duties not performed') };
