export const counter = {
  title: '窗口收件', lead: '任何单位的窗口都可以当场收件，收到时间以本窗口为准；收件后由信用平台办理。', how: '收件方式', receivedAt: '窗口签收时间', receivedAtHint: '以书面申请上的签收时间为准；只能补录最近几个工作日的，并附原件影像。', needReceivedAt: '请填写签收时间。',
  record: '哪一条记录', received: '本单位收到的记录', applicant: '谁来申请', as: '身份', name: '姓名或名称', needName: '请填写姓名或名称。', identifier: '代理人身份证号', needIdentifier: '请填写代理人身份证号。', validUntil: '委托书有效期至', needValidUntil: '请填写委托书有效期。', fee: '代理人是否向当事人收费', feeHint: '提出异议和信用修复一律免费。收费的将提示核查。', scope: '授权范围', scopeHint: '照授权委托书或者资格证明填写。',
  ground: '哪里不对', files: '可以没有材料。', filesAuthority: '请上传授权委托书或者资格证明，以及其他材料。', filesFirst: '请先选定记录，再上传材料。', filesPaper: '请上传书面申请原件影像，以及其他材料。', consequence: '提交后立即生效：记录标注“已收到异议”，收件回执发给当事人。', consequenceExOfficio: '提交后立即生效：记录标注，有关措施自此暂缓执行，并书面告知当事人。', file: '收件',
  filed: '已收件，案件编号 {{number}}', filedText: '收到时间 {{at}}，登记为第{{seq}}号。请打印本页交给申请人。', print: '打印回执', toCase: '查看案件', next: '收下一件',
} as const;
