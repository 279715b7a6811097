export const decision = {
  draft: '决定稿', state: { toReview: '待审核', open: '待签发', returned: '已退回', overtaken: '拟稿后有新的答复，需重新拟稿' },
  otherSigner: '由拟稿人以外的一人签发', sameSigner: '拟稿人可以自行签发', remark: '退回意见', remarkHint: '写明需要修改什么。拟稿人会看到。', needRemark: '请写明退回意见。',
  preview: '预览决定书', previewTitle: '决定书预览（尚未签发，未编号）', ownDraft: '这是您拟的稿，由另一位经办人签发。', notYours: { toReview: '待审核：由拟稿人以外的一人审核。', open: '待签发：由拟稿、审核以外的一人签发。' }, reviewed: '审核', reviewNeeded: '须经拟稿人以外的一人审核', reviewRemark: '审核意见', reviewRemarkHint: '可以不填。通过的，交另一人签发；有问题的，请退回拟稿人。', steps: { drafted: '拟稿', reviewed: '审核', signed: '签发' }, hands: '拟稿、审核、签发', service: '送达方式', ways: { electronic: '进入当事人在本平台的案卷即为到达', paper: '附送达回证，签收日期为送达日期' }, noticeUntil: '公告届满', remediesUntil: '救济期限', respondent: '被申请人、被告',
  remedyDates: '复核至{{reviewUntil}}；向{{body}}申请行政复议至{{reconsiderUntil}}；提起行政诉讼至{{sueUntil}}（自送达之日{{servedOn}}起计算）',
  fields: { by: '由谁撤销', track: '途径', remedyTrack: '途径', result: '结果', simple: '适用程序', receiver: '谁签收', how: '怎样终止', as: '以什么身份承继', name: '承继人姓名或者名称', identifier: '承继人的统一社会信用代码或身份证号（填写后，以该号码登录的人可以查看、办理本案；没有账号的不填）', agreed: '是否同意暂缓', answer: '答复内容（不同意的写明理由）', document: '文书名称、文号', remark: '备注', where: '公告发布处', reason: '为什么无法以其他方式送达' },
  day: '日期',
  consequences: {
    remedyFiled: '复核由另一人办理，五个工作日内决定；行政复议、行政诉讼凭受理文书登记。不能同时进行两种。', remedyServed: '自收到副本之日起计算答复期限；可一键生成案卷。', remedyAnswered: '登记后答复期限终结。', remedyEnded: '变更、撤销、责令重新处理的，本案立即重新启动。复核由原承办人以外的人决定。', suspensionImposed: '登记后立即向执行单位发出暂缓执行通知。', suspensionEnded: '登记后，处理决定维持的措施恢复执行。',
    subjectEnded: '登记后告知承继人参加的期限（六十日）；等待期间核实和暂缓执行继续，不作决定，信息明显有误的除外。无人参加的，本案终止。委托代理随之终止。', successorCame: '登记后本案由其继续办理，并告知。',
    stayAnswered: '同意的，措施随即暂缓执行，按核实结果恢复或者解除；不同意的，措施由该机关依职权执行，案件照常办理。答复内容告知当事人。收到书面答复的，由平台经办登记并附扫描件。',
    baseAnnulled: '登记后案件立即进入决定阶段：依法应在三个工作日内撤回记录，有关措施解除而不是暂缓。', baseInRemedy: '异议只核实信息是否准确，不审查原决定是否合法；该情况在决定书中注明。',
    serviceReceipted: '签收日期即为送达日期：复核、行政复议、行政诉讼的期限和恢复执行自此起算。', noticePublished: '自登记之日起经过公告期即视为送达。书面送达无法完成时才使用。',
  },
  needChoice: '请选择。', needDay: '请填写日期。', needText: '请填写。', scan: '文书扫描件',
  remedies: '复核、复议与诉讼', noRemedies: '没有。', filedOn: '提出日期', lateFiling: '超过告知的期限', answered: '已答复', result: '结果', copyServed: '收到副本', imposed: '停止执行期间，有关措施暂缓执行。', paper: '文书、理由',
  caseFile: '一键生成卷宗', caseFileText: '文书、送达、办理记录、证据目录、期限计算和依据文本合成一份PDF；其哈希值登记入案。', caseFileDone: '卷宗共{{pages}}页，哈希值{{sha256}}已登记为第{{seq}}号。', openCaseFile: '打开卷宗',
} as const;
