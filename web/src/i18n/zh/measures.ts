export const measures = {
  title: '本单位的措施', text: '与信用记录相关、由本单位执行的联合惩戒措施。暂缓执行期间不得执行。', none: '本单位没有措施', noneText: '收到信用记录后，可以在下面登记措施。', receivedTitle: '收到的记录', receivedNone: '还没有收到记录。', register: '登记措施', registerOn: '为“{{title}}”登记措施',
  form: { code: '措施', codeHint: '只能从措施目录中选择。目录之外、或者依据已经失效的措施不得采取。', from: '开始日期', until: '结束日期', untilHint: '没有期限的可以不填。', needCode: '请选择措施。', needFrom: '请选择开始日期。', order: '结束日期不能早于开始日期。', submit: '登记' },
  done: { inForce: '已登记，开始执行。', suspended: '已登记。该记录正在核实，这项措施自始暂缓执行。' }, disputed: '该记录正在核实：登记的措施自始暂缓执行。', groups: { suspended: '暂缓执行', inForce: '执行中', ended: '已结束' },
  edition: '目录版本 {{edition}}', noEdition: '登记于措施目录启用之前', decisive: '以{{what}}时的核查结果为准', mayBeStayed: '核实期间暂缓执行，没有例外', mayNotBeStayed: '有规定禁止暂缓：{{clause}}', open: '查看、记录执行', uses: '执行记录{{count}}次', lastUse: '最近一次 {{at}}',
  one: '措施', usesTitle: '执行记录', noUses: '还没有执行记录', noUsesText: '每次拒绝、限制或者公示之后，请在这里记录。', by: '由{{name}}记于{{at}}', hiddenWords: '（内容不对您显示，或者已依期限销毁）',
  logForm: { title: '记录一次执行', what: '执行方式', needWhat: '请选择执行方式。', at: '执行时间', atHint: '写到分钟：同一天内暂缓之前还是之后，以此为准。', needAt: '请填写时间。', where: '地点', needWhere: '请写明在哪里。', words: '情况', wordsHint: '例如：投标文件未予接收。', needWords: '请写明情况。', submit: '记录', done: '已记录。', breached: '已记录。当时措施处于暂缓执行期间：已按违规执行报告，请在案件中尽快纠正。', over: '已记录。当时措施已经结束或者尚未开始，督办人员会看到。' },
  endForm: { title: '终止这项措施', hint: '终止后不再执行，当事人会收到告知书。要重新采取的，另行登记。', reason: '理由', needReason: '请写明理由。', submit: '终止', done: '已终止，告知书已发出。' },
  importTitle: '用表格登记', importText: '支持 XLSX、CSV（UTF-8 或 GBK），每次最多1000行。逐行登记：有错的行不影响其他行；同一编号的行再次导入不会重复。', importKind: '表格内容', importKinds: { measures: '措施', executions: '执行记录' }, importColumns: '列：{{columns}}', importFile: '文件', importNeedFile: '请选择文件。', importSubmit: '导入', importDone: '新登记{{created}}行，已有{{unchanged}}行，未登记{{refused}}行。', importRefused: '没有登记的行', importHead: { row: '行', rowKey: '编号', why: '原因', field: '列' }, timeFormat: '时间写作 2026-11-28 10:30', kindHint: '执行方式写“拒绝”“限制”或者“公示、通报”。措施编号写本单位编号或者系统编号。',
} as const;
