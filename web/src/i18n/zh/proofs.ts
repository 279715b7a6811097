export const proofs = {
  title: '认定单位系统的证明', fetch: '从认定单位系统获取证明', fetched: '已获取。', none: '认定单位没有接入证明查询，请在下面上传履行证明。', lead: '认定单位的系统可以直接说明您是否已经纠正、履行，不用您自己找材料。', line: '{{system}} · 截至{{at}}', corrected: '纠正日期 {{day}}', performed: '履行完毕日期 {{day}}', reference: '凭证号 {{number}}', source: '来源：{{org}}',
  use: '用作本次申请的证明', asked: '获取于 {{at}}',
  faults: { noConnector: '认定单位没有接入证明查询。', unreachable: '认定单位的系统没有应答。', refused: '认定单位的系统没有答复。', malformed: '认定单位系统的答复无法读取。', badSignature: '答复没有认定单位的有效签名，不能采用。', otherQuestion: '答复不是针对这条记录的，不能采用。', inFuture: '答复中的日期还没有到，不能采用。', notFound: '认定单位的系统里没有这份决定。', nothingDone: '认定单位的系统里还没有纠正或者履行的记录。' },
  service: {
    title: '社会公益服务', lead: '个人可以通过社会公益服务修复信用。做完后在这里登记，由服务组织确认，确认的时间计入。', counted: '已计入 {{counted}} 小时，共需 {{needed}} 小时', window: '{{from}}至{{until}}的服务计入，每日最多 {{most}} 小时。', limits: '公益服务不缩短法律规定的最短公示期，也不代替履行义务。', internal: '内部安排', enough: '公益服务已满，可以据此申请修复。',
    none: '还没有登记。', notFor: '这一类记录不适用公益服务修复。', org: '服务组织', on: '服务日期', hours: '小时数', what: '做了什么', log: '登记服务', logged: '已登记，等服务组织确认。', waiting: '待确认', confirmed: '确认 {{hours}} 小时', refused: '未予确认', needOrg: '请选择服务组织。', needDay: '请填写服务日期。', needHours: '请填写小时数，以半小时为单位。', needWhat: '请写明做了什么。', list: '已登记的服务', choose: '请选择', of: '登记 {{hours}} 小时',
    page: { title: '公益服务确认', lead: '有人说为本单位做过社会公益服务，用于修复个人信用。请只确认您知道属实的时间。', empty: '没有待确认的服务', emptyText: '有人登记后会列在这里。', who: '姓名', state: '状态', confirm: '确认', refuse: '不予确认', reason: '理由', needReason: '请写明理由。', done: '已登记。' },
  },
  connectors: { title: '证明查询接口', lead: '认定单位的系统按记录的文书号答复是否已经纠正、履行，答复由该单位的密钥签名。没有接口的，由申请人上传。', listLabel: '证明查询接口列表', address: '地址', keys: '公钥', changed: '变更时间', form: '设置接口', remove: '地址留空即取消接口。', save: '保存', saved: '已保存。', empty: '还没有单位接入。' },
} as const;
