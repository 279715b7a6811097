export const cases = {
  title: '案件', mine: '我的异议', search: '搜索', searchLabel: '案件编号、主体或记录', phase: '阶段', allPhases: '全部阶段', none: '没有符合条件的案件', noneText: '换个条件试试，或清除筛选。', clear: '清除筛选',
  noneYet: '还没有案件', noneYetSubject: '您还没有提出过异议。在“我的信用档案”里找到有误的记录，就可以提出。', noneYetStaff: '有案件需要您知悉或办理时，会出现在这里。', toFile: '打开我的信用档案',
  filedAt: '收到 {{day}}', closedAt: '办结 {{day}}', count: '已显示{{count}}件', filters: '筛选',
} as const;

export const kase = {
  title: '案件 {{number}}', now: '现在', closed: '本案已办结', closedText: '{{day}}办结。', waiting: '系统正在办理下一步', mineMark: '轮到您', mineOwner: '您',
  progress: '办理进度', stages: { received: '收件', verifying: '核实', deciding: '决定', executing: '执行', closed: '办结' }, ownersMore: '{{owners}}等{{count}}个单位',
  headline: {
    basisWithdrawal: '所依据的决定已被撤销，{{owner}}应撤回记录，{{by}}', publicNotice: '正在公告送达，{{by}}届满', reviewApplication: '可以申请复核，{{by}}', review: '{{owner}}应作出复核决定，{{by}}', remedyAnswer: '{{owner}}应提出书面答复，{{by}}', remedyAnswerSimple: '{{owner}}应提出书面答复，{{by}}',
    urgentAcceptance: '{{owner}}正在按急件审查材料，{{by}}受理', supplement: '{{owner}}应补正材料，{{by}}',
    acceptance: '{{owner}}正在审查材料，{{by}}受理', suspensionAcknowledgement: '{{owner}}应签收暂缓执行通知，{{by}}', verificationAcknowledgement: '{{owner}}应签收协查函，{{by}}',
    verification: '{{owner}}正在核实，{{by}}答复', escalation: '{{owner}}正在督办，{{by}}', successorWait: '等待承继人参加，{{by}}', stayAnswer: '已商请{{owner}}暂缓执行，{{by}}答复', hardStop: '{{owner}}仍未答复，{{by}}停止披露', decision: '{{owner}}正在研究处理，{{by}}作出决定',
    service: '{{owner}}正在送达决定书，{{by}}送达', correction: '{{owner}}正在更正或撤销记录，{{by}}完成', recipientConfirmation: '{{owner}}应确认已更正，{{by}}', resumption: '有关措施{{by}}恢复执行',
    endingAcknowledgement: '{{owner}}应签收恢复执行或解除通知，{{by}}', rollback: '{{owner}}应停止执行并纠正，{{by}}报告', restoration: '{{owner}}正在恢复信誉、消除不良影响，{{by}}报告', restorationNotice: '{{owner}}应撤回公示、公告、通报，{{by}}报告', restorationLetters: '{{owner}}应致函因此知悉的单位，{{by}}报告', restorationReopening: '{{owner}}应重新办理被拒绝、限制的事项，{{by}}报告', restorationHonour: '{{owner}}应恢复荣誉、资格、评级，{{by}}报告', restorationRoute: '{{owner}}应告知赔偿途径，{{by}}报告', restorationConfirmation: '{{owner}}可确认信誉是否已恢复，{{by}}，逾期视为认可', askedAgain: '{{owner}}可确认信誉是否已恢复，{{by}}；逾期不视为认可，将再次征询',
    superiorAnswer: '{{owner}}应答复督办，{{by}}', superiorDecision: '{{owner}}应作出认定，{{by}}', jointMeeting: '{{owner}}正在召集会商，{{by}}形成意见', total: '全案{{by}}办结', inquiry: '{{owner}}正在查询，{{by}}答复', complaint: '{{owner}}应答复投诉，{{by}}', complaintOrder: '{{owner}}应按责令整改，{{by}}',
  },
  headlineStanding: '{{owner}}：“{{duty}}”{{by}}',
  sections: { overview: '概况', grounds: '理由与反馈', measures: '措施', decision: '决定', remedies: '复核与诉讼', correction: '更正送达', restoration: '信誉恢复', letters: '文书', timeline: '时间线' }, sectionsLabel: '案件内容',
  reveal: { show: '显示完整号码', reason: '查看完整号码的理由', hint: '谁、何时、为什么查看，都会记录在案。', needReason: '请写明理由。' },
  subject: '信用主体', record: '信用记录', provider: '信息提供单位', recordState: '记录状态', filedAt: '收到时间', acceptedAt: '受理时间', closedAt: '办结时间', log: '查看登记簿', recordPage: '查看记录详情',
  refusal: '被拒经过', refusalWhere: '在哪里', refusalBy: '由谁', refusalShown: '出示了什么', noRefusal: '申请人没有填写。',
  ground: '理由{{n}}', claimed: '申请人认为应当是', recorded: '记录为', finding: '核查反馈', findingBy: '{{org}}，{{day}}', late: '逾期答复', noFinding: '还没有答复', addedAt: '{{day}}补充证据{{files}}份', askedAnew: '已重新发函核实', ownErrorTitle: '平台自查：本平台的差错', ownErrorText: '{{field}}与信息提供单位报送的不一致，由平台更正', ownErrorValue: '报送的内容', disowned: '{{day}}表示不是本单位提供，已改由其他单位核实', disownedOpen: '{{day}}表示不是本单位提供，由平台查明，期限照常计算', noFindingSilent: '到期没有答复。沉默不等于属实。', rightValue: '正确内容', hidden: '您看不到这部分内容', stopped: '多次未答复，该记录已停止披露。',
  asked: '{{day}}发出协查函', acknowledged: '{{day}}签收', notAcknowledged: '尚未签收', answerDue: '答复期限',
  evidence: '证明材料', noEvidence: '没有提交材料。', uploadedAt: '{{day}}提交',
  noMeasures: '没有与这条记录有关的措施需要暂缓。', notAccepted: '受理之后才会暂缓措施。', suspendedSince: '自{{day}}起暂缓执行', ending: { resumed: '{{day}}起恢复执行', lifted: '{{day}}解除' }, stillHeld: '其中{{count}}项因另一件异议仍暂缓执行', protectedBy: '依据方案四（五），核实期间暂不执行。',
  reclassed: '重新认定轻重', publishedUntil: '最长公示至{{day}}', raised: '录入该信息的科室应当回避，平台没有足够的其他人员，本案由上级单位{{org}}决定。', noDecision: '还没有作出决定。', noDecisionText: '信息提供单位全部反馈或停止披露之后，由平台决定。', outcome: '处理结果', remedy: '对记录的处理', facts: '查明的事实', reasons: '理由', changes: '更正内容', lifted: '解除的措施', resuming: '恢复执行的措施', servedAt: '送达时间', notServed: '尚未送达', resumeFrom: '恢复执行不早于', decidedOn: '决定时间',
  noCorrection: '没有需要更正的内容。', correctionDone: '{{day}}完成，记录更新为第{{version}}版', correctionOpen: '正在更正记录', notices: '送达收到过旧信息的单位', confirmed: '{{day}}确认', notConfirmed: '尚未确认', progressOf: '{{done}} / {{all}} 已确认', noNotices: '没有其他单位收到过旧信息。', noticesBeside: '同一事实的另一案已经更正这条记录，并一并通知了全部接收单位。',
  noRestoration: '没有需要恢复信誉的措施。', breach: { title: '暂缓期间被执行', bySubject: '信用主体反映', byDepartment: '执行单位报告', bySupervisor: '上级单位调查认定', open: '待纠正', undone: '已报告纠正（{{day}}）' }, steps: '采取的措施', notReported: '尚未报告', satisfied: '{{day}}经当事人确认', deemed: '{{day}}逾期未表示异议，视为认可', awaitingConfirmation: '等待当事人确认', certificate: '恢复信誉证明', certificateText: '编号 {{number}}，{{day}}出具', check: '查验',
  noLetters: '还没有文书。', letterTo: '致 {{to}}', pdf: '下载 PDF', letterBack: '回到案件', letterTitle: '文书',
  roundLabel: '第{{round}}次核查', receiptPage: '收件回执',
  timelineBy: { person: '人员办理', entailed: '随即发生', procedure: '依程序', sweep: '系统提醒' }, someone: '有关单位', nobodyYet: '还没有记录。',
} as const;

export const timeline = {
  supplementAsked: '{{org}}发出一次性补正告知', supplemented: '收到补正', supplementLapsed: '期限届满，没有收到补正', notAccepted: '{{org}}决定不予受理', transferred: '{{org}}移送有权单位', withdrawalAsked: '申请人申请撤回', withdrawn: '申请人确认撤回', powerRevoked: '当事人撤回授权', powerGiven: '当事人委托代理人，待核验', powerExamined: '平台核验授权',
  filed: '收到异议申请', accepted: '{{org}}受理', marked: '记录标注为“{{mark}}”', suspensionOrdered: '向{{org}}发出暂缓执行通知（{{measures}}项措施）', verificationRequested: '向{{org}}发出协查函', suspensionAcknowledged: '{{org}}签收暂缓执行通知',
  verificationAcknowledged: '{{org}}签收协查函', answered: '{{org}}作出核查反馈', silenceDeclared: '{{org}}到期未答复', disclosureStopped: '仍未答复，停止披露该记录', evidenceAdded: '补充证据', disowned: '{{org}}表示该信息不是本单位提供', complaintFiled: '提出投诉', complaintTaken: '开始调查投诉', complaintAnswered: '答复投诉', complaintReported: '报告整改', complaintCertified: '投诉逾期未答，出具证明', superiorSilent: '上级单位{{org}}也未按期处理，由平台就现有材料作出决定', remedyFiled: '提出复核、复议或者诉讼', remedyServed: '复议、诉讼副本已送达被申请人', remedyAnswered: '已提出书面答复', remedyEnded: '复核、复议或者诉讼终结', suspensionImposed: '复议机关或者法院决定停止执行', suspensionEnded: '停止执行的决定已解除', letterCorrectionDrafted: '文书更正已拟稿，待签发', letterCorrected: '{{org}}更正《{{letter}}》', caseFileMade: '卷宗已制作', baseAnnulled: '所依据的决定已被撤销，限期撤回记录', baseInRemedy: '所依据的决定在复议或者诉讼中', serviceReceipted: '决定书已书面送达，回证已归卷', noticePublished: '公告送达已发布', decisionDrafted: '决定已拟稿，待签发', decisionReviewed: '决定稿审核通过，待签发', decisionReturned: '决定稿已退回', decisionOpened: '核实结束，进入决定阶段', decided: '{{org}}作出决定：{{outcome}}', served: '决定书已送达',
  correctionOrdered: '开始更正或撤销记录', recordCorrected: '记录已更正', recordRevoked: '记录已撤销', recipientNotified: '向{{org}}发出更正（撤销）通知', recipientDefunct: '向{{org}}的通知终止：该单位已不存在', recipientAcknowledged: '{{org}}的系统已签名回执：已更正', recipientConfirmed: '{{org}}确认已更正', measuresLifted: '{{org}}的{{measures}}项措施已解除', measuresResumed: '{{org}}的{{measures}}项措施恢复执行',
  endingAcknowledged: '{{org}}签收恢复执行或解除通知', restorationOrdered: '通知{{org}}恢复信誉、消除不良影响', subjectEnded: '登记信用主体终止', successorCame: '承继人参加，本案继续办理', caseTerminated: '等待期满，无人承继', verificationSucceeded: '{{org}}已撤销，协查函由承继单位接办，原期限不变', decisionRaised: '本案提级，由{{org}}决定', stayRequested: '商请{{org}}暂缓执行其措施', stayAnswered: '{{org}}答复是否同意暂缓', stayUnanswered: '{{org}}未在期限内答复商请暂缓', markRequested: '提请{{org}}对记录作异议标注', markAcknowledged: '{{org}}签收标注请求', markUnanswered: '{{org}}逾期未签收标注请求', duplicateFixed: '同一事实的关联记录一并更正或撤销', markRequestEnded: '告知{{org}}：提请的标注终止', exceptionProposed: '{{org}}提出一项措施不予暂缓', exceptionDecided: '审查{{org}}提出的不予暂缓', breachReported: '报告：{{org}}在暂缓期间仍执行{{measures}}项措施', rollbackOrdered: '责令{{org}}停止执行并纠正', rolledBack: '{{org}}报告纠正情况', restorationReported: '{{org}}报告恢复信誉的措施', harmsFiled: '当事人提交损害记录', restorationObjected: '当事人对恢复情况提出异议，有关事项重新办理', restorationConfirmed: '当事人确认信誉已恢复', deemedSatisfied: '逾期未表示异议，视为认可', confirmationAskedAgain: '逾期未答复，不视为认可，再次征询当事人', certified: '出具恢复信誉证明', closed: '案件办结', reopened: '{{org}}重新启动核查',
  verificationRecalled: '撤回向{{org}}发出的协查函', jointMeetingCalled: '核查反馈不一致，由{{org}}召集联席会议', jointMeetingHeld: '{{org}}作出会商意见',
  noAnswerCertified: '“{{limit}}”逾期未答，出具《逾期未答证明》',
  letterIssued: '制发《{{letter}}》', urged: '催办：{{org}}（{{limit}}）', escalated: '督办：{{org}}（{{limit}}）', recordProvided: '{{org}}提供记录', recordShared: '记录发送给{{org}}', measureRegistered: '{{org}}登记措施', inquiryFiled: '收到查询', inquiryAnswered: '答复查询', businessTimeMoved: '模拟日期移动',
  lostTime: '平台原因，{{org}}的核实期限不计入这段时间', casesMerged: '与另一件异议一并审理', caseSplit: '与另一件异议分案处理', mergedInto: '并入另一件异议审理', mergedHeard: '取得主案的核查结果', mergedSilent: '主案逾期没有答复，记录停止披露', splitOff: '分案，单独核实', subAssigned: '{{org}}转办下属单位', subAssignmentRecalled: '{{org}}收回转办', findingDrafted: '{{org}}提出拟答意见', extensionAsked: '{{org}}申请延长核实期限', extensionDeclined: '{{org}}负责人不同意延期', clockExtended: '{{org}}延长核实期限（+{{days}}）', clockStopped: '核实期限中止计时：{{reason}}', clockRestarted: '核实期限恢复计时', clockRestartedFor: '核实期限的中止原因消除：{{reason}}', clockMoved: '“{{limit}}”期限随之调整', calendarApplied: '工作日历变更，有关期限重新计算',
} as const;
