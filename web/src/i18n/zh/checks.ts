export const checks = {
  title: '执行前核查', lead: '采取或执行联合惩戒措施前，先查对方现在能否适用。每次核查都留下带校验值的回执，供归档。',
  form: {
    heading: '核查', identifiers: '统一社会信用代码或身份证号码', identifiersHint: '每行一个，最多50个，例如一次开标的全部投标人。', needIdentifiers: '请填写至少一个号码。', tooMany: '最多50个号码。',
    code: '拟适用的措施', codeHint: '只问这一项能否适用。另一项措施有效，不等于这一项可以适用。', anyCode: '本单位的全部措施', kind: '措施类别', anyKind: '全部类别', purpose: '用途', needPurpose: '请选择用途。', decisiveAt: '决定的时刻', decisiveAtHint: '投标截止、评审或决定的时间。在这之前结果有变化，会在本页标出。没有可以不填。', submit: '核查并出具回执', table: '从表格读取号码（XLSX、CSV）', tableRead: '从表格读取了{{count}}个号码。', tableUnread: '以下各行没有有效号码，请核对：', tableRow: '第{{row}}行：{{text}}',
  },
  purposes: { bidClosing: '投标截止', bidReview: '评审', award: '中标、成交', licence: '许可、审批', funding: '资金、补贴', appointment: '任职', other: '其他' },
  meaning: {
    apply: '下列措施现在有效，可以依法适用。', suspended: '措施所依据的记录正在核实，核实期间不得执行（大庆市实施方案四（五））。', lifted: '措施已经解除或到期，不得再适用。',
    unknown: '本单位对该主体没有有效措施的记载。“没有记载”不能作为拒绝的理由。',
  },
  newest: '最近的核查', none: '还没有核查', noneText: '填写上面的号码，开始第一次核查。', changedTag: '结果有变化', changedText: '现在的结果与回执不同，请在决定前重新核查。', whenAsked: '核查时{{state}}', onlyThose: '只有状态为有效的措施可以适用；其余各项不得适用。', stay: '{{standing}}；由贵单位依职权决定是否执行', byException: '依不予暂缓决定{{number}}', nowIs: '现在：{{answer}}', subjects: '{{count}}个主体',
  receipt: {
    title: '核查回执', number: '回执编号', bulletin: '登记簿当时的公告', bulletinNo: '第{{no}}号', at: '核查时间', org: '核查单位', by: '经办人', purpose: '用途', kind: '措施类别', decisiveAt: '决定的时刻', seal: '校验值', results: '结果', nobody: '名称不详', noMeasures: '没有措施。', stand: '登记位置 {{seq}}',
    download: '下载回执', table: '下载表格', confirm: '验证回执', again: '再次核查', keep: '校验值是回执全文的 SHA-256。任何人凭编号和校验值都可以验证回执真伪，但看不到查了谁。',
  },
  confirm: { title: '验证核查回执', lead: '只说明回执是否真实、由谁在何时核查，不显示查了谁。', id: '回执编号', seal: '校验值', need: '请填写。', submit: '验证', genuine: '回执真实', genuineText: '{{org}}于{{at}}核查。', forged: '不是本平台的回执', forgedText: '编号与校验值不符，或者没有这份回执。' },
} as const;
