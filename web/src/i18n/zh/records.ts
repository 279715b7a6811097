export const records = {
  linked: {
    title: '同一事实的其他记录', text: '文书号相同，或者其中一条没有文书号而行为、日期、金额都相同。对其中一条作出更正或者撤销的决定，其他记录在同一操作中一并处理，接收过的单位逐一通知。', notice: '（关联重复记录）',
  },
  derived: { title: '由记录派生的名单和限制', text: '依据在册记录自动得出，不是任何单位单独采取的措施。所依据的记录暂缓、更正或者撤销时，随之暂缓或者终止。', inForce: '有效', suspended: '随记录暂缓', off: '未启用：没有填写依据', on: '已启用', listTitle: '派生名单和限制' },
  bars: {
    title: '因任法定代表人受到的限制', text: '下列限制依据企业的信用记录和您在作出决定当日的法定代表人身份自动得出。企业的记录被提出异议并受理时暂缓，被更正、撤销或者修复后解除。认为企业的记录有误的，由该企业（或者其代理人）提出异议。',
    ofPerson: '因任法定代表人受到的限制', company: '企业', since: '自{{from}}起', period: '{{from}}至{{until}}', inForce: '有效', suspended: '随企业的案件暂缓', lifted: '已解除', liftedOn: '{{day}}解除',
  },
  representatives: {
    title: '法定代表人登记', lead: '企业记录派生的任职限制，由作出决定当日的法定代表人承担；变更后的法定代表人不承担。依据企业登记机关的登记信息录入。', company: '统一社会信用代码', find: '查询', needCompany: '请填写统一社会信用代码。', list: '{{name}}的法定代表人', none: '没有录入。',
    enter: '录入法定代表人', name: '姓名', needName: '请填写姓名。', identifier: '居民身份证号码', needIdentifier: '请填写居民身份证号码。', from: '任职起日', needFrom: '请填写任职起日。', until: '任职止日（仍在任的不填）', document: '登记信息出处', documentHint: '如企业登记档案的查询编号。', needDocument: '请填写出处。',
    save: '录入', saved: '已录入。', end: '登记任职止日', strike: '录入有误，划去', ended: '已登记。', now: '在任',
  },
  rehome: {
    title: '改挂正确主体', text: '该记录因不是这个主体的信息被撤销。填写信息真正的主体后，同一事实以新的记录编号记于其名下；两方主体和接收过原记录的单位同时收到通知。原主体名下的措施已经解除，不随记录转移。', name: '正确主体名称', identifier: '统一社会信用代码或身份证号码',
    needName: '请填写名称。', needIdentifier: '请填写号码。', send: '改挂', done: '已改挂，两方主体和接收单位已通知。', case: '不是该主体的信息：可改挂到正确主体。',
  },
} as const;
