export const recipients = {
  title: '更正送达情况', lead: '每个曾经获得过该信息的单位都要更正自己的那一份并确认。用时从作出决定起算。',
  byDepartment: '按执行单位', byDepartmentText: '签收恢复执行或者解除、恢复信誉：从决定到最后一次签收、报告的时间。', department: '单位', duties: '应办', done: '已办', byRecipient: '各接收单位', listLabel: '各接收单位确认情况', org: '接收单位', way: '送达方式', notices: '通知', confirmed: '已确认', awaited: '待确认', overdue: '逾期', dead: '无法送达', median: '用时中位数', longest: '最长用时', none: '还没有发出过更正（撤销）通知', noneText: '作出更正或撤销决定后，通知会出现在这里。',
  running: '未完成的最长用时', byCase: '按决定', byCaseText: '从作出决定到最后一个单位（接收单位和执行单位）签收或者确认的时间；尚有未确认的，计至现在。', decided: '决定时间', asked: '应确认', unacknowledged: '尚未确认', last: '最后确认', stillOpen: '尚未完成', taken: '用时',
  hours: '{{hours}}小时', open: '待确认的通知', openLabel: '待确认的通知', openNone: '没有待确认的通知', openNoneText: '所有接收单位都已确认。', case: '案件', notified: '通知时间', due: '期限', delivery: '送达', action: '操作', attempts: '第{{count}}次', letter: '打印', posted: '已寄出', postedDone: '已登记寄出。回执寄回后，请在案件页面确认。', escalated: '已督办', late: '已逾期',
  refused: '被拒收的回执', refusedText: '签名、通知或内容不符的回执不起作用，只登记在此。', refusedLabel: '被拒收的回执', at: '时间', fault: '原因', nobody: '来源不明',
  ways: { web: '网页', webhook: '接口推送', drop: '文件交换', mail: '邮件', paper: '纸质' },
  faults: { malformed: '格式不符', unknownRecipient: '没有这个接收单位的通道', badSignature: '签名不符', unknownNotice: '没有这份通知', otherRecipient: '是另一单位的通知', otherContent: '内容与送出的不符', replayed: '重复使用' },
  reported: '{{day}}出具信用报告，载明第{{version}}版', fetched: '{{day}}查询获得第{{version}}版', confirmedOn: '{{day}}确认已更正', defunct: '单位已不存在',
  report: { issue: '出具信用报告', hint: '信用报告有编号和查验码，可以存卷、出示；所载信息更正、撤销后，查验显示已失效，贵单位会收到通知。', list: '已出具的信用报告', title: '信用报告', one: '信用报告', lead: '作为证明出具的信用报告，以及现在是否仍然有效。', none: '没有出具过信用报告', noneText: '在“查询信用信息”页面出具。', records: '载明{{count}}条', subject: '信用主体', number: '编号', issuedOn: '出具日期', to: '出具给', code: '查验码', empty: '出具之日没有公示中的失信信息。', states: { valid: '有效', superseded: '已失效：所载信息已更正或者撤销' }, check: { valid: '该信用报告真实有效', validText: '本平台于{{day}}向{{org}}出具了编号为 {{number}} 的信用报告，所载信息没有变化。', superseded: '该信用报告已失效', supersededText: '本平台于{{day}}向{{org}}出具过编号为 {{number}} 的信用报告，所载信息后来更正、撤销或者停止披露，请重新查询。' } }, 
  query: { title: '查询信用信息', lead: '查询即视为获得该信息：信息更正或撤销时，贵单位会收到通知并须确认。每次查询都留有记录，当事人可以看到。', identifier: '统一社会信用代码或身份证号码', need: '请填写号码。', submit: '查询', none: '没有公示中的信息', noneText: '该主体没有公示中的失信信息。停止披露或已撤销的信息不显示。' },
  stillShown: '仍在公示', stillShownTag: '反映仍在公示',
  reason: '查明的情况', needReason: '请写明如何查明。',
  channels: {
    title: '接收单位的送达方式', lead: '没有单独设置的单位在网页上接收通知。接口推送只能发往安装配置允许的地址。', listLabel: '送达方式列表', address: '地址', proof: '回执凭据', keys: '公钥{{keys}}', secret: '共享密钥', changed: '设置时间', form: '设置送达方式', choose: '请选择', needOrg: '请选择单位。', needWay: '请选择送达方式。',
    addressHint: '接口推送填写网址，邮件填写邮箱，纸质填写邮寄地址；网页和文件交换不填。', allowed: '允许的主机：{{hosts}}', allowedNone: '没有配置允许的主机（ZM_WEBHOOK_HOSTS）。', publicKeys: '对方公钥（JWK，P-256，每行一个）', publicKeysHint: '有公钥时，回执须用它签名；没有时用共享密钥。', badKeys: '公钥须是带 kid 的 JWK，每行一个。', newSecret: '生成新的共享密钥', save: '保存', saved: '已保存。', secretOnce: '共享密钥只显示这一次，请立即交给对方：',
    signing: '平台签名密钥', signingText: '公布于 {{url}}。更换后，旧密钥继续公布，仅供验证。', inUse: '使用中', retired: '{{at}}停用', rotate: '更换签名密钥', rotated: '已更换。', madeAt: '{{at}}生成',
  },
} as const;
