export const trace = {
  bulletins: {
    title: '公告', lead: '每天把所有案卷登记簿的当前位置汇成一个根值，在此公布。抄下根值的人，日后可以核对：凡是公告之前登记的，一条也没有被改动、抽走或者截断。公告里没有任何个人信息。',
    no: '第{{no}}号', head: { no: '编号', at: '时间', dossiers: '案卷数', root: '根值', previous: '前一号公告' }, list: '公告列表', none: '还没有公告', noneText: '每天做一次，第一号很快就有。',
    how: '怎样核对', howText: '在回执页打开“核对登记位置”，或者用命令 npm run -s check-trace 离线核对导出的文件。步骤见文档 docs/trace.md。', link: '公告：登记簿的根值', copy: '复制', copied: '已复制', more: '更早的公告',
  },
  state: {
    title: '留痕', figures: { bulletins: '公告', last: '最近一次：{{at}}', missing: '与公告不符的案卷', bulletinBroken: '公告本身', looks: '查看记录的封存', unsealed: '{{count}}条待封存' },
    fits: '完整', brokenAt: '第{{no}}号不符', none: '没有', order: '现在做一次公告', ordered: '已作出第{{no}}号公告，登记为第{{seq}}号行为。', download: '下载登记簿（校验值，不含文字）', check: '用 npm run -s check-trace 离线核对下载的文件。',
    missingTitle: '与公告不符的案卷', missingHead: { dossier: '案卷', kind: '种类', bulletin: '公告', seq: '公告所见', now: '现在' }, gone: '案卷不存在', missingText: '请保全数据并报告：公告作出之后，这些案卷被改动、截断或者删除。',
    kinds: { case: '案件', record: '信用记录', inquiry: '查询', installation: '本系统', repair: '信用修复', incident: '错误批次', complaint: '投诉', report: '举报', remedy: '救济', upload: '数据上报', catalogue: '措施目录', organisation: '单位', subject: '信用主体' },
  },
  looks: {
    title: '查看记录', lead: '谁在什么时候看过当事人的陈述、文书、证据和信用记录。', list: '查看记录列表', head: { at: '时间', reader: '查看人', org: '单位', role: '身份', kind: '查看内容', number: '编号' },
    ofCase: '案件 {{number}} 的查看记录', all: '全部查看记录', none: '没有查看记录', noneText: '有人查看之后，会记在这里。', more: '更早的记录',
    kinds: { case: '案件', caseLog: '案件登记簿', inquiry: '查询', inquiryLog: '查询登记簿', complaint: '投诉', letter: '文书', evidence: '证据', record: '信用记录', creditFile: '信用档案', recordSearch: '按号码查找记录', measureCheck: '执行前核查', ownData: '本人数据副本', caseFile: '卷宗', emergency: '紧急查看（不归其办理）', legalHold: '暂停销毁的理由', identifier: '完整号码' },
  },
  own: { title: '谁看过我的档案', lead: '下面是看过您的案件、文书、证据和信用记录的单位和时间。只列单位和身份，不列姓名；您自己的查看不在其中。', none: '还没有人看过', noneText: '有单位查看您的档案之后，会记在这里。', link: '谁看过我的档案' },
  proof: {
    title: '核对登记位置', lead: '回执上的校验值，应当在公告的根值之下。下面的核对由您的浏览器完成，不靠我们的话。', link: '核对登记位置', receipt: '回执', receiptText: '第{{seq}}号，校验值 {{hash}}', bulletin: '公告', bulletinText: '第{{no}}号（{{at}}），根值 {{root}}',
    good: '核对无误', goodText: '这一号行为在第{{no}}号公告之下。把公告的根值与您从别处得到的比一比，就不必相信本网站。', bad: '对不上', badText: '登记簿与回执或者公告不一致。请保留回执，并向审计人员反映。', young: '公告还没有包括这一号', youngText: '下一次公告之后再来核对。在此之前，您的回执就是凭据。',
    unable: '浏览器不能计算', unableText: '请下载证明，用 npm run -s check-trace 核对。', download: '下载证明', back: '回到案件', none: '还没有公告包括这个案件，请明天再来。',
  },
} as const;
