export const settings = {
  title: '通知设置', lead: '期限的提醒、催办和督办怎样告诉您。这里的设置只影响通知，不影响期限本身。',
  where: '送到哪里', channel: '方式', mail: '电子邮件', sms: '短信', mailAddress: '电子邮件地址', phone: '手机号码', language: '语言', languages: { zh: '中文', en: 'English' },
  mailHint: '邮件里只有案件编号、办什么、期限和链接，没有姓名和记录内容。', smsOff: '本平台还没有接通短信网关：短信不会发出，会记为“无法送达”，由运维人员处理。', mailOff: '本平台没有配置邮件服务器：邮件不会发出，会记为“无法送达”。', mailSink: '演示环境：邮件不会真的寄出，可以在“演示邮件”中查看。写给 @bounce.invalid 的会被拒收，写给 @later.invalid 的会被推迟。',
  when: '什么时候', whenText: '只在工作日{{open}}至{{close}}发出；休息日和夜间到期的，下一个工作日一早合并成一封，逾期最久的在前。催办、督办本身按时作出，不因此推迟。', quiet: '安静时段', quietFrom: '从', quietTo: '到', quietHint: '这段时间不发，过后合并发出。可以跨过零点。', digest: '每天固定时间', digestHint: '填写后，每个工作日只在这个时间发一封。不填则随时发。',
  absence: '不在岗', absenceText: '不在岗期间，通知发给您指定的同事。同事与您在同一单位、有同样的职责，本来就可以办理这些事项，不需要另行授权。', absentFrom: '第一天', absentTo: '最后一天', delegate: '由谁代理', nobody: '不指定', noColleagues: '本单位没有可以代理的同事（需要同样的职责，并且填写过送达地址）。', noOrganisation: '您以信用主体身份登录，没有同事可以代理。',
  sessions: { title: '登录情况', text: '您现在登录着的地方。有不认识的，请结束它，并告诉本单位的管理员。', unknown: '未知浏览器', current: '当前', begun: '登录', seen: '最近使用', end: '结束', endOthers: '结束其他全部登录', ended: '已结束{{count}}个登录。', ofOthers: '结束某人的全部登录', ofOthersText: '例如设备遗失时。对方的下一个请求起失效；账号仍可重新登录，停用账号请在身份平台办理。', userId: '账号', needUserId: '请填写账号。', endAll: '结束全部登录' },
  save: '保存', saved: '已保存。', needAddress: '请填写电子邮件地址。', badAddress: '请填写一个电子邮件地址，例如 name@example.cn。', needPhone: '请填写手机号码。', badPhone: '请填写号码，例如 13800000000。', needQuietTo: '请填写安静时段的结束时间。', needQuietFrom: '请填写安静时段的开始时间。', needAbsentTo: '请填写不在岗的最后一天。', needAbsentFrom: '请填写不在岗的第一天。', absentOrder: '最后一天不能早于第一天。',
} as const;

export const deliveries = {
  title: '送达', none: '还没有发出过通知', noneText: '有期限将到或已过时，通知会出现在这里。', dead: '无法送达', deadText: '请查明原因后重新发送', failed: '等待重试', queued: '等待发送', sent: '已送达对方服务器', listLabel: '送达列表', channel: '方式', reader: '收件人', about: '事项', written: '写好时间', state: '状态', attempts: '次数', error: '原因', action: '操作', again: '重新发送', againLabel: '重新发送 {{about}}', againDone: '已重新排队。', more: '{{first}}等{{count}}件', subject: '信用主体', againAt: '{{at}}重新发送',
  mailOff: '邮件没有开通：没有设置 SMTP_URL。提醒、催办、督办的邮件都不会发出。',
  states: { queued: '等待发送', failed: '等待重试', sent: '已送出', dead: '无法送达' }, channels: { webhook: '接口推送', drop: '文件交换', paper: '纸质', mail: '邮件', sms: '短信' },
  errors: { succeeded: '已改送承继单位', withdrawn: '所请事项已了结或者撤回，不再送出', 'no-address': '没有可以送达的地址', 'mail-off': '邮件没有开通', 'no-sms-gateway': '没有短信网关', unwritable: '内容无法写成邮件', unknown: '没有连上（{{code}}）', refused: '对方拒收（{{code}}）', later: '对方暂时不收（{{code}}）' },
} as const;

export const mails = {
  title: '演示邮件', lead: '演示环境的邮件不会寄出，都在这里。正式环境没有这个页面。', none: '还没有邮件', noneText: '用上面的演示工具栏把日期移到期限之后，下一个工作时间就会有邮件。', to: '收件地址', all: '全部地址', messageId: '邮件标识', count: '共{{count}}封，最新的在前', open: '正文',
} as const;
