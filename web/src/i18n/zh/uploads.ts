export const uploads = {
  title: '批量报送', lead: '按平台数据格式报送记录：CSV（UTF-8 或 GBK）、JSON Lines 或 XLSX，逐行核对。同一批次再次提交时从中断处继续，已报送的行不会重复。',
  form: '报送一批记录', batchKey: '批次号', batchKeyHint: '字母、数字、点、下划线和连字符；由贵单位编号。', needBatchKey: '请填写批次号。', badBatchKey: '批次号只能用字母、数字、点、下划线和连字符。', file: '文件', needFile: '请选择文件。', submit: '报送', sending: '正在报送，请不要关闭页面。', columns: '列名（可用中文或代码）',
  list: '报送记录', listLabel: '报送记录列表', none: '还没有报送过', noneText: '报送之后，每一批的结果会出现在这里。', batch: '批次', provider: '报送单位', received: '报送时间', result: '结果', created: '新增', revised: '更新', unchanged: '未变', refused: '拒收', quarantined: '隔离', state: '状态',
  states: { running: '接收中', done: '已完成', broken: '已中断' }, report: '报送结果', rows: '没有入库的行', rowsLabel: '没有入库的行', row: '行号', rowKey: '记录编号', outcome: '处理', why: '原因', column: '列', more: '还有更多，请下载完整清单。', download: '下载清单（CSV）', all: '全部入库', allText: '没有被拒收或隔离的行。', back: '回到批量报送',
  outcomes: { created: '新增', revised: '更新', unchanged: '未变', refused: '拒收', quarantined: '隔离' },
  codes: { missing: '缺少必填项', tooLong: '内容过长', badCharacter: '含有不能使用的字符', badIdentifier: '号码有误', badCategory: '没有这个信息类别', badAmount: '金额有误', badDay: '日期有误', badAnswer: '只能填“是”或“否”', badSector: '没有这个领域，或者这一类别不填领域', badSanction: '没有这个处罚种类', badSensitivity: '没有这种公开属性', brokenRow: '这一行无法读取', duplicateRow: '本批中编号重复', changedRow: '与已报送的内容不同', otherSubject: '该编号已用于另一主体', recordDisputed: '记录正在异议核实，不能更新', recordWithdrawn: '记录已撤销，不能更新' },
  faults: { 'key-reused': '与同一批次先前的内容不同', 'unsupported-type': '不是可读的文件或编码有误', 'value-needed': '表头缺少必需的列', 'broken-file': '文件不完整', 'too-large': '文件过大', busy: '系统繁忙，请再次提交同一批次' },
  quarantine: {
    title: '被拦截的信息', lead: '已被更正或撤销的信息再次报送时会被拦截：不入库，也不发给任何单位，直到平台经办人写明理由后放行或者驳回。', listLabel: '被拦截的信息列表', none: '没有被拦截的信息', noneText: '没有人再次报送已更正或撤销的信息。', subject: '主体', record: '原记录', document: '文书号', provider: '报送单位', why: '识别依据', held: '拦截时间', state: '状态', open: '待处理', decided: { released: '已放行', rejected: '已驳回' },
    sorts: { document: '同一文书', deed: '同一事实', value: '同一错误内容：{{field}}' }, reason: '理由', needReason: '请写明理由。', release: '放行', reject: '驳回', done: '已登记。',
  },
} as const;
