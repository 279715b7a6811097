import type { ActKind } from '../domain/act.ts';

/** What an act is called in a case file (卷宗); one that has no name here stands there under its own. */
const ACT_WORDS: Partial<Record<ActKind, string>> = {
  filed: '提出异议', accepted: '受理', marked: '标注', suspensionOrdered: '暂缓执行通知', suspensionAcknowledged: '签收暂缓执行通知', verificationRequested: '发出协查函',
  verificationAcknowledged: '签收协查函', answered: '核查反馈', silenceDeclared: '到期未答复', disclosureStopped: '停止披露', superiorSilent: '上级单位到期未处理', disowned: '否认提供', evidenceAdded: '补充证据', complaintFiled: '提出投诉', complaintTaken: '开始调查投诉', complaintAnswered: '答复投诉', complaintReported: '报告整改', complaintCertified: '投诉逾期未答', decisionOpened: '进入决定阶段', decisionDrafted: '决定拟稿',
  decisionReviewed: '决定稿审核通过', decisionReturned: '决定稿退回', decided: '签发处理决定', served: '送达', serviceReceipted: '登记送达回证', noticePublished: '公告送达', baseAnnulled: '登记原决定被撤销', baseInRemedy: '登记原决定在复议、诉讼中',
  correctionOrdered: '更正（撤销）指令', recordCorrected: '更正记录', recordRevoked: '撤销记录', recipientNotified: '更正（撤销）通知', recipientConfirmed: '确认已更正', measuresLifted: '解除措施',
  measuresResumed: '恢复执行', endingAcknowledged: '签收恢复或解除通知', restorationOrdered: '恢复信誉通知', dutiesSucceeded: '承继单位接办', restorationReported: '报告恢复情况', restorationConfirmed: '确认信誉已恢复', restorationObjected: '对恢复情况有异议', harmsFiled: '提交损害记录',
  deemedSatisfied: '视为认可', confirmationAskedAgain: '再次征询', certified: '出具恢复信誉证明', closed: '结案', reopened: '重新启动核查', urged: '催办', escalated: '督办', letterIssued: '发文',
  lostTime: '平台原因停计', casesMerged: '一并审理', caseSplit: '分案', mergedInto: '并入另案审理', mergedHeard: '主案核查结果', mergedSilent: '主案逾期未答，停止披露', splitOff: '分案', subAssigned: '转办', subAssignmentRecalled: '收回转办', findingDrafted: '拟答', extensionAsked: '申请延期', extensionDeclined: '不同意延期', clockExtended: '延期', clockStopped: '中止计时', clockRestarted: '恢复计时', clockMoved: '期限变更', calendarApplied: '日历变更', remedyFiled: '提出复核、复议或者诉讼', remedyServed: '收到复议、诉讼副本',
  remedyAnswered: '提出书面答复', remedyEnded: '复核、复议或者诉讼终结', suspensionImposed: '停止执行', suspensionEnded: '停止执行解除', caseFileMade: '制作卷宗',
};

export const actWord = (kind: ActKind): string => ACT_WORDS[kind] ?? kind;
