import type { ApplicantKind, FeeAnswer, FilingWay, StakeKind } from './filing-acts.ts';
import type { SubjectEndKind } from './subject-end-acts.ts';
import type { Ending, InadmissibleReason, SupplementItem, TransferReason } from './intake-acts.ts';
import type { Label } from './labels.ts';

const l = (zh: string, en: string): Label => ({ zh, en });

export const SUPPLEMENT_ITEM_LABELS: Record<SupplementItem, Label> = {
  identity: l('主体身份证明', 'Proof of the subject’s identity'), authority: l('授权委托书或者代理资格证明', 'Power of attorney or proof of authority'),
  ground: l('异议理由不明确', 'The ground is not clear'), value: l('主张的正确内容不明确', 'What is claimed to be right is not clear'),
  evidence: l('证明材料', 'Evidence'), legibility: l('材料模糊或者不完整', 'A document is illegible or incomplete'),
};
export const INADMISSIBLE_REASON_LABELS: Record<InadmissibleReason, Label> = {
  notTheSubject: l('申请人不是该信息的主体，也没有取得授权', 'The applicant is not the subject of the record and has no authority'),
  noSuchContent: l('该信用记录中没有申请所指的内容', 'The record does not contain what is objected to'),
  repeatWithoutNewEvidence: l('对同一信用记录已作出处理决定，再次提出异议而没有新的证据', 'Decided before; objected to again without new evidence'),
  meritsOfDecision: l('实质是对行政处罚等行政决定本身不服，不属于信用信息是否准确的问题', 'It is against the administrative decision itself, not against the accuracy of the record'),
  noGround: l('没有提出信息不实的具体理由', 'No reason is given why the record should be wrong'),
};
export const TRANSFER_REASON_LABELS: Record<TransferReason, Label> = {
  courtList: l('失信被执行人名单信息，由执行法院审查', 'Court list of persons who do not comply: the executing court'),
  centralBank: l('金融信用信息基础数据库的信息，由征信机构和信息提供者处理', 'Financial credit database: its operator and the bank'),
  otherCity: l('由其他城市提供或者决定的信息', 'Provided or decided in another city'),
  repair: l('信息属实、义务已经履行，实为信用修复申请', 'The record is true and the duty done: it is credit repair'),
};
export const STAKE_LABELS: Record<StakeKind, Label> = {
  bid: l('投标、开标', 'Bid opening'), licence: l('许可、资质', 'Licence or qualification'), loan: l('贷款、授信', 'Loan or credit'), employment: l('就业、任职', 'Employment or office'), other: l('其他', 'Something else'),
};
export const FILING_WAY_LABELS: Record<FilingWay, Label> = { counter: l('窗口现场收件', 'At the counter'), paper: l('书面申请补录', 'On paper, entered later'), exOfficio: l('主动发现', 'Found by the office itself'), online: l('他人代为在线提交', 'Online, by somebody for the subject') };
export const APPLICANT_LABELS: Record<ApplicantKind, Label> = {
  self: l('本人（本单位）', 'The subject itself'), agent: l('委托代理人', 'Agent with a power of attorney'), legalRepresentative: l('法定代表人、法定代理人', 'Legal representative'),
  successor: l('权利义务承继单位', 'Successor'), liquidator: l('清算组、破产管理人', 'Liquidator'), heir: l('近亲属、继承人', 'Heir'),
};
export const FEE_LABELS: Record<FeeAnswer, Label> = { none: l('没有收费', 'No fee'), charged: l('收了费', 'A fee was taken'), unsaid: l('没有说明', 'Not said') };
export const SUBJECT_END_LABELS: Record<SubjectEndKind, Label> = { deregistered: l('已注销登记', 'Deregistered'), dead: l('已死亡', 'Dead') };
export const ENDING_LABELS: Record<Ending, Label> = {
  notAccepted: l('不予受理', 'Not admitted'), transferred: l('已移送', 'Transferred'), converted: l('转为信用修复', 'Converted to repair'), withdrawn: l('已撤回', 'Withdrawn'),
  deemedWithdrawn: l('视为撤回', 'Taken for withdrawn'), terminated: l('已终止', 'Ended'),
};
