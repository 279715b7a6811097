export const retention = {
  title: '保存与销毁', lead: '各类数据保存多久、依据什么，哪些将要到期、为什么还留着，哪些已经销毁。到期的由系统分批销毁：密钥、文字、文件、名称和号码一并销毁，登记簿的链条不受影响。备份中的密钥随备份到期，见文档。',
  schedule: '保存期限表', head: { kind: '数据', period: '期限', basis: '依据', evidence: '出处', state: '状态', erased: '已销毁' }, erases: '到期销毁', unsigned: '未经确认，不销毁任何内容', sign: '去确认依据',
  due: '一年内到期', dueText: '每类列出最早的五十件。', none: '没有', dueHead: { what: '内容', event: '起算日', through: '保存至', why: '现在' }, now: '下一轮销毁',
  holds: '暂停销毁', holdsText: '涉及诉讼、复议、信访、审计或者调查的，由监督人员暂停销毁。在办的案卷、未到期的措施本身就不会销毁。理由加密保存，当事人可以在本人数据副本中看到。', holdHead: { what: '对象', reason: '理由', by: '设置', lifted: '解除' }, hidden: '（监督人员可见）',
  scopes: { case: '异议案卷', inquiry: '查询', record: '信用信息', subject: '信用主体' }, form: { title: '设置暂停销毁', scope: '对象', name: '编号', nameHint: '案卷或者查询的编号；信用信息的标识；主体的统一社会信用代码或者身份证号码', reason: '理由', needName: '请填写编号', needReason: '请写明理由', send: '暂停销毁', done: '已暂停销毁，登记为第{{seq}}号行为。' },
  lift: '解除', liftReason: '解除的理由', lifted: '已解除，登记为第{{seq}}号行为。', active: '暂停中',
  erasures: '已经销毁', erasuresHead: { at: '时间', kind: '数据', counts: '数量', act: '登记' }, act: '第{{seq}}号', filesLeft: '还有{{count}}个文件的密文待移出存储，密钥已经销毁。',
  things: { words: '文字', letters: '文书', files: '文件', reveals: '调看理由', fields: '信息内容', titles: '标题', names: '名称号码', keys: '密钥', accounts: '账户', messages: '通知', checks: '核查回执', rows: '报送明细和错误特征' }, thing: '{{name}}{{count}}', proof: '销毁之后，可以用 npm run -s check-erased 在整个数据库、证据存储、流程引擎和日志中查找，证明已经没有。',
} as const;
