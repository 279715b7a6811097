export const incidents = {
  title: '错误批次', one: '错误批次', lead: '同一批次的记录有共同的差错：发现即全部暂缓执行，一次核实，一次决定，逐案送达。', none: '没有错误批次', noneText: '在“数据上报”里打开批次，可以登记该批次有差错。',
  back: '全部错误批次', batch: '批次', provider: '报送单位', ground: '差错', records: '记录', found: '{{day}}发现', what: '差错情况', openBatch: '报送批次',
  phases: { opening: '正在立案', verifying: '核实中', deciding: '待决定', settling: '正在逐案决定', spreading: '逐案办理中', closed: '已办结' },
  progress: '进度', opened: '已立案', settled: '已决定', closed: '已办结', skipped: '需人工处理', suspended: '暂缓中的措施',
  find: { title: '登记为错误批次', consequence: '提交后立即：本批次全部记录所涉措施暂缓执行（之后登记的也一样），报送单位收到核实通知；随后逐条立案、逐一告知当事人和执行单位。', ground: '差错的种类', field: '哪一项', what: '差错情况', whatHint: '写入每一案的告知书，不要写任何一个主体的信息。', needGround: '请选择差错的种类。', needField: '请选择哪一项。', needWhat: '请写明差错情况。', button: '登记，全部暂缓执行', open: '本批次有差错？' },
  answer: { title: '提交核查反馈（一次答复全部记录）', consequence: '反馈提交后不能修改。多数记录的结论选在这里；个别不同的、以及每条的正确内容，用表格填写后上传。', result: '全部记录的结论', reason: '核实情况', table: '填好的表格（可不传）', download: '下载核实表格', tableHint: '“核实结果”可填：属实、不实、无法核实；空白的按上面的结论。字段有误的，“正确内容”必填。', needResult: '请选择结论。', needReason: '请写明核实情况。', button: '提交反馈' },
  results: { accurate: '属实', inaccurate: '不实', cannotVerify: '无法核实' }, counts: '核查结果', answered: '{{day}}反馈', noAnswer: '还没有答复',
  draft: { title: '拟写决定（适用于全部案件）', consequence: '不实的：写明正确内容的更正，其余撤销；属实的不予支持；无法核实的按政策包处理。由另一人签发。', facts: '查明的事实', reasons: '理由', lift: '更正后，以该记录为依据的措施一并解除', button: '提交拟稿', drafted: '{{day}}已拟稿，待另一人签发', silent: '报送单位没有答复：全部按无法核实处理。', needFacts: '请写明事实。', needReasons: '请写明理由。' },
  decide: { title: '签发', consequence: '签发后逐案作出决定、制发决定书并送达；撤销、更正和措施的解除、恢复随之启动。', button: '签发全部决定' },
  letters: '本批次的文书', raised: '平台可以办理决定的人员不足两人，本批次由上级单位{{org}}决定。',
  due: '期限', cases: '案件', casesHint: '只列出前{{shown}}条；需要人工处理的在前。', row: '记录编号', recordTitle: '信息名称', caseNumber: '案号', state: '状态', result: '核实结果', done: '已提交。',
  whyNot: { 'conflict-of-interest': '发现差错、核实、拟稿的人不能签发；请由他人办理。', other: '现在还不能办理。' }, skippedAs: { withdrawn: '记录已撤销', other: '未能立案，须人工处理' },
} as const;
