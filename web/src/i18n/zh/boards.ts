export const tasks = {
  harm: '{{day}}将影响：{{what}}', title: '待办', none: '没有需要您办理的事项', noneText: '有新的事项时会自动出现在这里，不需要刷新。', count: '共{{count}}项，最急的在前', go: '去办理', overdueCount: '{{count}}项已逾期', from: '查询人 {{name}}',
} as const;

export const overdue = {
  reports: '月度超期通报', noReport: '还没有通报', noReportText: '每月按政策包规定的工作日，通报上月超过期限的事项；没有超期的不通报。', reportOf: '{{month}}超期通报', reportDuties: '{{count}}项', sentTo: '发送：{{orgs}}', backToReports: '回到通报',
  title: '督办', overdue: '已逾期（{{count}}）', soon: '即将到期（{{count}}）', none: '没有逾期事项', noneText: '所有单位都在期限之内。', noneSoon: '近期没有到期事项。', late: '逾期{{late}}', due: '期限 {{day}}', notUrged: '尚未催办', notEscalated: '尚未督办', order: '逾期最久的在前', in: '还有{{left}}',
} as const;

export const inquiries = {
  report: '举报', newReport: '举报他人记录有误', reportTitle: '举报：别人的信用记录有误', reportText: '您的身份严格保密。平台核查后只告诉您处理结果，不会向您提供他人的任何信息。', reportWhere: '在哪里看到', reportWhom: '哪一条记录', reportWhomHint: '主体名称、文书号等，能找到这条记录就可以。', reportWhat: '哪里有误、依据是什么', needReport: '请填写。',
  reportResult: '处理结果', reportHint: '举报人只会看到所选的结果，看不到任何他人信息。确有疑点的，请先依职权立案核查：', openExOfficio: '窗口收件（主动发现）', reportResults: { examined: '已依职权核查', noCause: '经查没有发现疑点', notOurs: '不属于本平台办理' },
  title: '查询', newTitle: '查询：我的档案里没有这条记录', text: '档案里没有，不等于不存在。我们去向有关单位查，查到以后告诉您。', new: '提出查询', none: '还没有查询', noneText: '如果被拒绝的原因不在您的档案里，可以在这里提出查询。', where: '在哪里被拒绝', byWhom: '由谁拒绝', shown: '向您出示了什么', needWhere: '请写明在哪里。', needBy: '请写明由谁。', needShown: '请写明出示了什么。', submit: '提交查询',
  filedAt: '{{day}}提出', answeredAt: '{{day}}答复', open: '正在查询', answered: '已答复', answer: '答复', answerForm: '答复这项查询', needAnswer: '请填写答复。', sendAnswer: '发出答复', recordFound: '查到的记录', due: '答复期限', sent: '已收到，编号 {{number}}。', from: '查询人 {{name}}', sentAnswer: '已答复。', sentLate: '已答复，记为逾期答复。', late: '逾期答复', stillOpen: '期限已过，仍然可以答复；答复会记为逾期答复。', one: '查询 {{number}}', all: '全部查询', log: '登记簿',
  find: { identifier: '查询人的统一社会信用代码或身份证号', hint: '用来查找查询人名下的记录。不附记录的不填。', search: '查找', found: '查到的记录', noneOfThese: '都不是', nothing: '这个号码名下没有记录，答复中不附记录。', bad: '这既不是统一社会信用代码，也不是身份证号，请核对。', notSearched: '请先点“查找”，或者清空这个号码。', needChoice: '请选择一条记录，或者选“都不是”。' },
} as const;

export const operators = {
  title: '运行', open: '运行中', behind: '落后于登记簿', oldest: '最久落后', stuck: '停滞', violations: '违反“核实期间措施暂缓”的措施', violationsZero: '没有违反', violationsSome: '必须为0，请立即处理', procedures: '程序', id: '程序', case: '案件', phase: '阶段', seen: '已见 / 应见', due: '到期', state: '状态', engine: '引擎中的状态', reaction: '反应时间', closed: '已结束', running: '运行中', stuckState: '停滞', temporal: '打开 Temporal 界面', none: '没有程序', noneText: '提出异议之后，程序会出现在这里。', showClosed: '显示已结束的程序', ms: '{{n}}毫秒', listLabel: '程序列表',
  warnings: { nextYearNotLoaded: '次年放假安排尚未载入：跨年的期限都是暂定的。国务院办公厅通知公布后，请尽快载入。', calendarFileRefused: '有日历文件没有通过检查，未启用。', calendarNotInForce: '本次升级附带了尚未采用的日历或规则文件，请到“日历变更”中提出。', uploadsReleasedUnscanned: '没有配置病毒检查：上传的文件未经检查即可下载（UPLOAD_ALLOW_UNSCANNED=true）。', uploadsNotReleased: '没有配置病毒检查：上传的文件照收，但他人不能下载。', filesNotScannable: '有文件没能完成病毒检查，他人不能下载；系统会再查。' },
  types: { objection: '异议', verification: '核实', suspension: '暂缓', correction: '更正', restoration: '恢复', incident: '错误批次', repairCase: '信用修复' },
} as const;

export const log = {
  kinds: {
    lostTime: '平台原因停计', casesMerged: '一并审理', caseSplit: '分案', mergedInto: '并入', mergedHeard: '主案核查结果', mergedSilent: '主案逾期未答，停止披露', splitOff: '分出', subAssigned: '转办', subAssignmentRecalled: '收回转办', findingDrafted: '拟答', extensionAsked: '申请延期', extensionDeclined: '不同意延期', verificationRecalled: '撤回协查', jointMeetingHeld: '会商意见',
    supplementAsked: '补正告知', supplemented: '补正', supplementLapsed: '逾期未补正', notAccepted: '不予受理', transferred: '移送', withdrawalAsked: '申请撤回', withdrawn: '确认撤回', powerRevoked: '当事人撤回授权', powerGiven: '事后委托', powerExamined: '核验授权',
    filed: '提出异议', accepted: '受理', suspensionAcknowledged: '签收暂缓执行通知', verificationAcknowledged: '签收协查函', answered: '核查反馈', remedyFiled: '申请复核，登记复议、诉讼', remedyServed: '登记收到复议、诉讼副本', remedyAnswered: '登记已答复、应诉', remedyEnded: '登记复核、复议、诉讼结果', suspensionImposed: '登记停止执行', suspensionEnded: '登记恢复执行', letterCorrectionDrafted: '文书更正拟稿', letterCorrected: '更正文书', caseFileMade: '制作卷宗', baseAnnulled: '登记原决定已被撤销', baseInRemedy: '登记原决定在复议、诉讼中', serviceReceipted: '登记送达回证', noticePublished: '公告送达', decisionDrafted: '决定拟稿', decisionReviewed: '决定稿审核', decisionReturned: '决定稿退回', decided: '处理决定', endingAcknowledged: '签收恢复或解除通知', recipientDefunct: '接收单位已不存在', orderAcknowledged: '系统签名签收通知', recipientAcknowledged: '系统签名回执', recipientConfirmed: '确认已更正',
    breachReported: '报告暂缓期间被执行', rollbackOrdered: '责令纠正', rolledBack: '报告纠正', restorationReported: '报告信誉恢复', harmsFiled: '提交损害记录', restorationObjected: '对恢复情况有异议', restorationConfirmed: '确认信誉恢复', reopened: '重新启动核查', marked: '异议标注', suspensionOrdered: '暂缓执行', verificationRequested: '协查', decisionOpened: '进入决定', correctionOrdered: '启动更正或撤销',
    recipientNotified: '通知接收单位', restorationOrdered: '通知恢复信誉', letterIssued: '制发文书', silenceDeclared: '到期未答复', disclosureStopped: '停止披露', evidenceAdded: '补充证据', disowned: '否认提供', complaintFiled: '提出投诉', complaintTaken: '开始调查投诉', complaintAnswered: '答复投诉', complaintReported: '报告整改', complaintCertified: '投诉逾期未答，出具证明', superiorSilent: '上级单位到期未处理', served: '送达', recordCorrected: '更正记录', recordRevoked: '撤销记录',
    markRequested: '提请上级平台标注', markAcknowledged: '上级平台签收标注请求', markUnanswered: '上级平台逾期未签收', duplicateFixed: '关联重复记录一并处理', recordRehomed: '改挂正确主体', markRequestEnded: '提请的标注终止', markRequestSucceeded: '承继平台接办标注请求',
    subjectEnded: '主体终止', successorCame: '承继参加', caseTerminated: '终止', verificationSucceeded: '承继单位接办', dutiesSucceeded: '承继单位接办事项', decisionRaised: '提级决定', stayRequested: '商请暂缓', stayAnswered: '答复商请暂缓', stayUnanswered: '商请暂缓逾期未答复', exceptionProposed: '提出不予暂缓', exceptionDecided: '审查不予暂缓',
    measureWithdrawn: '终止措施', measureExecuted: '执行记录', measureLapsed: '措施因依据失效终止', measuresSucceeded: '承继单位接管措施',
    measuresLifted: '解除措施', measuresResumed: '恢复执行', deemedSatisfied: '视为认可', confirmationAskedAgain: '再次征询', certified: '出具证明', closed: '办结', urged: '催办', escalated: '督办', inquiryFiled: '提出查询', inquiryAnswered: '答复查询',
  },
  title: '登记簿 · {{number}}', intact: '链条完整', intactText: '共{{count}}条，每一条的校验值都与前一条衔接。', broken: '链条在第{{seq}}号断开', brokenText: '这一条或它之前的内容被改动过。请保全数据并报告。', brokenWords: '这一条的文字不是当初登记的文字。请保全数据并报告。', brokenBulletin: '第{{no}}号公告所见的登记簿与现在的不同：有内容被截断或重写。请保全数据并报告。', covered: '第1至{{seq}}号已列入公告。', uncovered: '还没有列入公告。', words: '文字', wordStates: { none: '—', fit: '相符', erased: '已依期限销毁', missing: '缺失', broken: '不符' }, seq: '序号', kind: '行为', author: '来源', occurred: '发生', recorded: '登记', hash: '校验值', previous: '前一条', back: '回到案件', backToInquiry: '回到查询', listLabel: '登记簿条目',
} as const;
