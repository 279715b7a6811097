import type { LostCause } from './lost-time-acts.ts';
import type { ComplaintKind } from './complaint-acts.ts';
import type { AnnulledBy, Track } from './base-decision.ts';
import type { Matter, Organ } from './competence.ts';
import type { LetterKind } from './letter.ts';
import type { Extender, LimitName, LimitUnit, StopReason } from './limit.ts';
import type { MeasureKind } from './measure.ts';
import type { CheckAnswer, CheckPurpose, MeasureState } from './measure-check.ts';
import type { ExecutionKind, ExecutionStanding } from './measure-acts.ts';
import type { FindingResult, GroundKind, MootReason, Outcome, Phase, Remedy } from './objection.ts';
import type { Mark, RecordCategory, RecordField, RecordState } from './record.ts';
import type { Role } from './actor.ts';
import type { RemedyResult, RemedyTrack } from './remedy.ts';
import type { Sensitivity } from './sensitivity.ts';
import type { StayStanding } from './stay-request-acts.ts';
import type { Receiver, ServedHow } from './service.ts';

/** A name in both languages; the Chinese one is the law's word (docs/glossary.md). */
export interface Label {
  zh: string;
  en: string;
}
const l = (zh: string, en: string): Label => ({ zh, en });

export const REMEDY_TRACK_LABELS: Record<RemedyTrack, Label> = { review: l('复核', 'Review'), reconsideration: l('行政复议', 'Administrative reconsideration'), suit: l('行政诉讼', 'Administrative suit') };
export const REMEDY_RESULT_LABELS: Record<RemedyResult, Label> = {
  maintained: l('维持', 'Maintained'), changed: l('变更', 'Changed'), annulled: l('撤销', 'Annulled'), redo: l('责令重新处理', 'To be decided anew'), withdrawn: l('申请人撤回', 'Withdrawn'),
};
/** What a decision is about, and who is competent for it. */
export const MATTER_LABELS: Record<Matter, Label> = {
  ownError: l('平台自身差错', 'the platform’s own error'), identity: l('主体匹配', 'whom a record is about'), disclosure: l('停止披露', 'stopping disclosure'), mark: l('异议标注', 'the mark'),
  content: l('记录内容', 'what a record says'), supervision: l('督办', 'supervision'), jointMeeting: l('会商', 'a joint meeting'), afterSilence: l('逾期未答复后的处理', 'what follows silence'), legality: l('原决定的合法性', 'whether the decision behind it is lawful'),
};
export const ORGAN_LABELS: Record<Organ, Label> = {
  platform: l('信用平台', 'the platform'), provider: l('信息提供单位', 'the provider'), leadOrgan: l('牵头单位', 'the lead organ'), superior: l('信息提供单位的上级机关', 'the provider’s superior'), reviewOrCourt: l('复议机关或者人民法院', 'the reconsideration organ or a court'),
};

/** What the notices and the law call days off and themselves, in English; a name may join two with 、. */
const HOLIDAY_NAMES: Readonly<Record<string, string>> = {
  元旦: 'New Year', 春节: 'Spring Festival', 清明节: 'Qingming', 劳动节: 'Labour Day', 端午节: 'Dragon Boat Festival', 中秋节: 'Mid-Autumn Festival', 国庆节: 'National Day',
};
const LAW_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^全国年节及纪念日放假办法\((\d{4})年修订\)$/, 'Regulation on National Holidays and Memorial Days (revised $1)'],
  [/^民法典第二百零一条至第二百零三条$/, 'Civil Code of the PRC, art. 201 to 203'],
];

/** The name of a holiday or of a law of the calendars in a language; one that nobody translated stays as it is. */
export const calendarName = (name: string, language: 'zh' | 'en'): string => {
  if (language === 'zh') return name;
  const law = LAW_NAMES.find(([pattern]) => pattern.test(name));
  return law === undefined ? name.split('、').map((each) => HOLIDAY_NAMES[each] ?? each).join(', ') : name.replace(law[0], law[1]);
};


export const ANNULLED_LABELS: Record<AnnulledBy, Label> = {
  reconsideration: l('行政复议决定', 'a reconsideration decision'), judgment: l('生效判决', 'a judgment in force'), issuer: l('作出机关自行撤销', 'withdrawn by who made it'),
};
export const TRACK_LABELS: Record<Track, Label> = { reconsideration: l('行政复议', 'administrative reconsideration'), suit: l('行政诉讼', 'administrative suit') };
export const RECEIVER_LABELS: Record<Receiver, Label> = {
  subject: l('本人（单位）签收', 'the subject'), representative: l('代理人、代收人签收', 'a representative'), household: l('同住成年家属签收', 'an adult of the household'), left: l('拒收，留置送达', 'refused, left there'),
};
export const SERVED_LABELS: Record<ServedHow, Label> = { electronic: l('电子送达', 'electronically'), paper: l('书面送达', 'on paper'), publicNotice: l('公告送达', 'by public notice') };
export const GROUND_LABELS: Record<GroundKind, Label> = {
  notOurs: l('主体错误，不是我（单位）的信息', 'Wrong subject: this is not mine'),
  wrongContent: l('内容错误', 'Wrong content'),
  duplicate: l('重复记录', 'Duplicate'),
  expired: l('超过公示期仍在公示', 'Shown beyond its period'),
  basisAnnulled: l('所依据的决定已被撤销或变更', 'The decision behind it was annulled'),
  performed: l('义务已履行，信息未更新', 'Duty performed, record not updated'),
  notToBePublic: l('依法不应公开', 'Not to be made public by law'),
};
export const FIELD_LABELS: Record<RecordField, Label> = {
  subjectName: l('主体名称', 'Subject name'), documentNumber: l('决定文书号', 'Document number'), conduct: l('事实', 'Conduct'),
  penalty: l('处理结果', 'Penalty'), amount: l('金额（元）', 'Amount (CNY)'), decidedOn: l('决定日期', 'Decided on'),
  publicUntil: l('公示截止日期', 'Public until'), performed: l('义务是否履行', 'Duty performed'),
};
export const CATEGORY_LABELS: Record<RecordCategory, Label> = {
  penalty: l('行政处罚', 'Penalty'), abnormalList: l('经营异常名录', 'Abnormal operations list'), seriousList: l('严重失信主体名单', 'Serious list'),
  taxViolation: l('重大税收违法', 'Major tax violation'), workSafety: l('安全生产失信', 'Work safety'), wageArrears: l('拖欠工资', 'Wage arrears'),
  redList: l('守信红名单', 'Red list of the trustworthy'),
};
export const SENSITIVITY_LABELS: Record<Sensitivity, Label> = { public: l('公开', 'Public'), shared: l('政务共享', 'Shared among authorities'), restricted: l('授权查询', 'Restricted') };
export const RECORD_STATE_LABELS: Record<RecordState, Label> = {
  published: l('公示中', 'Published'), disclosureStopped: l('未经核实，停止披露', 'Disclosure stopped, unverified'), revoked: l('已撤销', 'Revoked'),
};
export const MARK_LABELS: Record<Mark, Label> = {
  none: l('无标注', 'No mark'), objectionReceived: l('已收到异议', 'Objection received'), disputed: l('异议核实中', 'In dispute'),
  corrected: l('异议已处理：更正或撤销', 'Resolved: corrected or revoked'), confirmedSubjectDisagrees: l('核实无误，主体仍有异议', 'Confirmed; subject disagrees'),
  unverifiable: l('无法核实', 'Unverifiable'), inRemedy: l('复议诉讼期间', 'Under reconsideration or suit'),
};
export const CHECK_ANSWER_LABELS: Record<CheckAnswer, Label> = {
  apply: l('可以适用', 'May be applied'), suspended: l('暂缓执行', 'Suspended'), lifted: l('已解除或到期', 'Lifted or over'), unknown: l('没有记载', 'Nothing known'),
};
export const MEASURE_STATE_LABELS: Record<MeasureState, Label> = {
  inForce: l('执行中', 'In force'), suspended: l('暂缓执行', 'Suspended'), lifted: l('已解除', 'Lifted'), withdrawn: l('执行单位已终止', 'Ended by the department'), lapsed: l('依据失效，已终止', 'Ended: its basis lapsed'), expired: l('已到期', 'Over'), notBegun: l('尚未开始', 'Not begun'), recordWithdrawn: l('所依据的记录已撤销', 'Its record was revoked'),
};
export const EXECUTION_LABELS: Record<ExecutionKind, Label> = { refused: l('拒绝', 'Refused'), limited: l('限制', 'Restricted'), announced: l('公示、通报', 'Announced'), withheld: l('因暂缓未执行', 'Not done, as it rested') };
export const STANDING_LABELS: Record<ExecutionStanding, Label> = { lawful: l('执行中', 'In force'), suspended: l('暂缓期间执行', 'Used while suspended'), over: l('措施已结束或尚未开始', 'Used when it was over or had not begun'), rested: l('暂缓中，未执行', 'Rested, not used') };
export const PURPOSE_LABELS: Record<CheckPurpose, Label> = {
  bidClosing: l('投标截止', 'closing of bids'), bidReview: l('资格审查、评标', 'review of bids'), award: l('中标、评优确定', 'award'), licence: l('许可审批', 'licensing'), funding: l('资金、授信审批', 'funding or credit'), appointment: l('任职登记', 'appointment'), other: l('实施之时', 'when it is applied'),
};
export const MEASURE_KIND_LABELS: Record<MeasureKind, Label> = {
  administrative: l('行政性', 'Administrative'), market: l('市场性', 'Market'), industry: l('行业性', 'Industry'), social: l('社会性', 'Social'),
  personal: l('落实到人', 'Personal'),
};
export const PHASE_LABELS: Record<Phase, Label> = {
  received: l('待受理', 'Received'), verifying: l('核实中', 'Verifying'), deciding: l('待决定', 'Awaiting decision'),
  executing: l('处理结果执行中', 'Carrying out the decision'), closed: l('已办结', 'Closed'),
};
export const OUTCOME_LABELS: Record<Outcome, Label> = {
  upheld: l('异议成立', 'Upheld'), partlyUpheld: l('异议部分成立', 'Partly upheld'), rejected: l('异议不成立', 'Rejected'),
  unverifiable: l('无法核实', 'Unverifiable'), moot: l('无需决定', 'Moot'),
};
export const REMEDY_LABELS: Record<Remedy, Label> = {
  correct: l('更正', 'Correct'), revoke: l('撤销', 'Revoke'), none: l('维持', 'Leave as is'), annotate: l('标注“无法核实”', 'Annotate as unverifiable'), stopDisclosure: l('停止披露', 'Stop disclosure'),
};
export const MOOT_LABELS: Record<MootReason, Label> = { periodExpired: l('公示期已届满', 'The publication period has expired'), measureEnded: l('有关措施已全部到期', 'The measures have ended') };
export const FINDING_LABELS: Record<FindingResult, Label> = {
  accurate: l('属实', 'Accurate'), inaccurate: l('不实', 'Inaccurate'), partlyInaccurate: l('部分不实', 'Partly inaccurate'), cannotVerify: l('无法核实', 'Cannot be verified'),
};
/** What has come of a request to stay measures (商请暂缓). */
export const STAY_LABELS: Record<StayStanding, Label> = {
  pending: l('已商请暂缓，待答复', 'asked to stay, not answered yet'), unanswered: l('商请暂缓，逾期未答复', 'asked to stay, no answer in time'), refused: l('不同意暂缓', 'declined to stay'), agreed: l('同意暂缓', 'agreed to stay'),
};
export const ROLE_LABELS: Record<Role, Label> = {
  subject: l('信用主体', 'Subject'), provider: l('信息提供单位', 'Provider'), executor: l('执行单位', 'Executing department'),
  clerk: l('平台经办', 'Platform clerk'), supervisor: l('督办人员', 'Supervisor'), auditor: l('审计人员', 'Auditor'), operator: l('运维人员', 'Operator'), principal: l('单位负责人', 'Principal'),
};
export const LIMIT_LABELS: Record<LimitName, Label> = {
  acceptance: l('受理审查', 'Completeness and acceptance'), urgentAcceptance: l('受理审查（急件）', 'Completeness and acceptance (urgent)'), supplement: l('申请人补正', 'Applicant supplements'), suspensionAcknowledgement: l('签收暂缓执行通知', 'Acknowledge the suspension'),
  verificationAcknowledgement: l('签收协查函', 'Acknowledge the request'), verification: l('核实并反馈', 'Verify and answer'),
  escalation: l('督办', 'Escalation'), hardStop: l('核实最后期限', 'Hard stop'), decision: l('作出处理决定', 'Decide'), service: l('送达决定', 'Serve the decision'),
  successorWait: l('等待承继人参加', 'Wait for a successor'), powerExamination: l('核验授权委托书', 'Examine the power of attorney'), stayAnswer: l('答复商请暂缓', 'Answer the request to stay'), correction: l('更正或撤销信息', 'Correct or revoke the record'), recipientConfirmation: l('确认已更正或者已停止使用', 'Confirm that the copy is right, or gone'),
  resumption: l('恢复执行', 'Resume'), endingAcknowledgement: l('签收恢复执行或解除通知', 'Acknowledge resuming or lifting'),
  rollback: l('停止违规执行并纠正', 'Undo the use of a suspended measure'),
  restoration: l('恢复信誉、消除不良影响', 'Restore the reputation'), restorationConfirmation: l('确认信誉恢复情况', 'Confirm the restoration'),
  superiorAnswer: l('上级单位答复督办', 'Superior answers the escalation'), superiorDecision: l('上级机关逾期后认定', 'Superior decides after silence'),
  basisWithdrawal: l('依据撤销后撤回信息', 'Withdraw when the basis is annulled'), publicNotice: l('公告送达', 'Service by public notice'), reviewApplication: l('申请复核', 'Apply for review'),
  review: l('复核', 'Review'), remedyAnswer: l('答复行政复议或者应诉', 'Answer in reconsideration or suit'), remedyAnswerSimple: l('答复（简易程序）', 'Answer (simple procedure)'),
  jointMeeting: l('联席会商', 'Joint meeting'), total: l('全案办理', 'Whole case'), inquiry: l('答复查询', 'Answer the inquiry'), complaint: l('答复投诉', 'Answer the complaint'), complaintOrder: l('按责令整改', 'Do what the complaint’s order says'),
  restorationNotice: l('恢复信誉：撤回公示、公告、通报', 'Restoration: withdraw what was made public'), restorationLetters: l('恢复信誉：致函因此知悉的单位', 'Restoration: write to those who relied on it'),
  restorationReopening: l('恢复信誉：重新办理被拒绝的事项', 'Restoration: open again what was refused'), restorationHonour: l('恢复信誉：恢复荣誉、资格、评级', 'Restoration: give honours back'), restorationRoute: l('恢复信誉：告知赔偿途径', 'Restoration: say how compensation is claimed'),
  repairTotal: l('信用修复全程办理', 'Whole repair'), repairAcceptance: l('信用修复受理', 'Accept the repair'), repairDecision: l('作出信用修复决定', 'Decide on the repair'),
  repairSupplement: l('补正信用修复材料', 'Supplement the repair'),
};
export const LETTER_LABELS: Record<LetterKind, Label> = {
  receipt: l('收件回执', 'Receipt'), acceptanceNotice: l('异议申请受理通知书', 'Notice of acceptance'),
  suspensionNotice: l('联合惩戒措施暂缓执行通知书', 'Notice of suspension'), suspensionCertificate: l('暂缓执行证明', 'Certificate of suspension'),
  verificationRequest: l('协查函', 'Verification request'),
  urgeLetter: l('催办函', 'Urging letter'), escalationLetter: l('督办函', 'Escalation letter'), decisionLetter: l('异议处理决定书', 'Decision'),
  resumptionNotice: l('恢复执行通知书', 'Notice of resumption'), liftingNotice: l('解除联合惩戒措施通知书', 'Notice of lifting'),
  correctionNotice: l('信息更正（撤销）通知', 'Notice of correction or revocation'), rollbackOrder: l('责令停止执行并纠正通知书', 'Order to undo a use'), restorationOrder: l('恢复信誉、消除不良影响通知书', 'Restoration order'), restorationObjection: l('恢复信誉措施异议通知书', 'Objection to a restoration'),
  confirmationRequest: l('恢复信誉情况征询函', 'Request to confirm the restoration'),
  restorationCertificate: l('恢复信誉证明', 'Certificate of restoration'), reputationStatement: l('消除影响说明', 'Statement to whom it may concern'), reopeningNotice: l('重新启动核查通知书', 'Notice of reopening'),
  serviceReceipt: l('送达回证', 'Service receipt'), publicNotice: l('公告送达', 'Service by public notice'), reviewDecision: l('复核决定书', 'Decision on the review'),
  extensionNotice: l('延期办理告知书', 'Notice of extension'), clockStopNotice: l('中止计时通知书', 'Notice of clock stop'),
  clockRestartNotice: l('恢复计时通知书', 'Notice of clock restart'), dateChangeNotice: l('期限变更告知书', 'Notice of changed dates'),
  repairReceipt: l('信用修复申请回执', 'Receipt of a repair application'), repairSupplementNotice: l('信用修复一次性补正告知书', 'Notice to supplement a repair application'),
  repairExtensionNotice: l('信用修复延期办理告知书', 'Notice of extension of a repair'), repairGrant: l('准予信用修复决定书', 'Repair granted'),
  repairRefusal: l('不予信用修复决定书', 'Repair refused'), repairRevocation: l('撤销信用修复决定书', 'Repair revoked'),
  repairConversionNotice: l('信用修复申请转为异议告知书', 'Repair application that is an objection'), repairLapseNotice: l('信用修复申请视为撤回告知书', 'Repair application taken as withdrawn'), repairStopNotice: l('终止公示、共享和使用通知书', 'Notice to stop publication, sharing and use'),
  repairRestoreNotice: l('恢复公示、共享和使用通知书', 'Notice to resume publication, sharing and use'), repairCertificate: l('信用修复证明', 'Certificate of repair'),
  repairHint: l('信用修复提示书', 'Notice on how to repair'), publicityEndNotice: l('终止公示告知书', 'Notice of the end of publicity'),
  publicityKeptNotice: l('继续公示告知书', 'Notice that publicity goes on'),
  exOfficioNotice: l('依职权核查告知书', 'Notice of an examination ex officio'), supplementNotice: l('一次性补正告知书', 'Supplement notice'), supplementLapseNotice: l('逾期未补正告知书', 'Notice that no supplement came'),
  deemedWithdrawnNotice: l('视为撤回异议告知书', 'Notice of deemed withdrawal'), inadmissibilityNotice: l('不予受理通知书', 'Notice of inadmissibility'),
  transferNotice: l('移送通知书', 'Notice of transfer'), withdrawalConfirmation: l('撤回异议确认书', 'Confirmation of withdrawal'), withdrawalNotice: l('终止核查通知书', 'Notice that the verification ends'),
  overdueReport: l('超期通报', 'Monthly report of what was late'), verificationReply: l('核查反馈表', 'Reply to a verification request'), markNotice: l('异议标注通知', 'Notice of a mark'), successorNotice: l('主体终止、承继告知书', 'Notice about the end of a subject'), terminationNotice: l('终止办理告知书', 'Notice that a case is ended'), stayRequest: l('商请暂缓执行函', 'Request to stay measures'), stayAnswerNotice: l('商请暂缓结果告知书', 'Notice of the answer to a request to stay'),
  superiorRequest: l('提请上级机关认定函', 'Request to the superior to decide'),
  mergerNotice: l('一并审理（分案）告知书', 'Notice of joint or separate examination'), recallNotice: l('撤回协查通知书', 'Recall of a verification request'), jointMeetingNotice: l('联席会议通知', 'Notice of a joint meeting'),
  exceptionNotice: l('不予暂缓执行告知书', 'Notice of an exception to the suspension'),
  rehomingNotice: l('信用信息归属更正告知书', 'Notice that a record is kept under your name'),
  measureEndNotice: l('联合惩戒措施终止告知书', 'Notice that a measure has ended'),
  noAnswerCertificate: l('逾期未答证明', 'Certificate of no answer'),
  incidentRequest: l('协查函（错误批次）', 'Verification request (faulty batch)'), incidentUrge: l('催办函（错误批次）', 'Urging letter (faulty batch)'), incidentEscalation: l('督办函（错误批次）', 'Escalation letter (faulty batch)'),
  complaintReceipt: l('投诉受理回执', 'Receipt of a complaint'), complaintAnswer: l('投诉答复书', 'Answer to a complaint'), complaintCertificate: l('逾期未答证明（投诉）', 'Certificate of no answer (complaint)'),
};
export const COMPLAINT_LABELS: Record<ComplaintKind, Label> = {
  stillRefused: l('暂缓执行期间仍被限制、拒绝', 'refused although the measure was suspended'), notResumed: l('措施已解除或到期，仍未恢复正常对待', 'not treated normally although the measure was lifted or over'),
  falseRestoration: l('恢复信誉的报告不实', 'the reported restoration is false'), handling: l('办理拖延、推诿或者态度问题', 'delay, evasion or conduct in handling the matter'),
};
export const STOP_REASON_LABELS: Record<StopReason, Label> = {
  expertTest: l('检验、检测、鉴定、专家评审', 'Expert test or appraisal'), supplement: l('等待补正材料', 'Waiting for supplements'),
  jointMeeting: l('部门会商', 'Joint meeting'), forceMajeure: l('不可抗力', 'Force majeure'), applicant: l('应申请人请求', 'At the applicant\'s request'), platform: l('平台原因', 'On the platform\'s account'),
};
export const UNIT_LABELS: Record<LimitUnit, Label> = {
  workingDays: l('个工作日', 'working days'), calendarDays: l('个自然日', 'calendar days'), months: l('个月', 'months'), hours: l('小时', 'hours'),
};
export const EXTENDER_LABELS: Record<Extender, Label> = {
  providerPrincipal: l('信息提供单位负责人', 'Principal of the provider'), platform: l('信用平台', 'Platform'), competentOrgan: l('主管部门', 'Competent organ'),
};

/** Why time was lost that is the platform's, as letters and pages say it. */
export const LOST_LABELS: Record<LostCause, Label> = {
  scan: l('平台原因：证明材料的安全检查没有完成，这段时间不计入核实期限', 'On the platform’s account: evidence was not released by the scanner'), outage: l('平台原因：平台停止运行，这段时间不计入核实期限', 'On the platform’s account: the platform was down'),
};
