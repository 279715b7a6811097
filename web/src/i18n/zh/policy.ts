export const policy = {
  evidence: '依据状况', pointer: '位置', statedIn: '载于 {{edition}}', source: '来源：{{source}}', unsigned: '未确认', signed: '已确认', csv: '下载表格（CSV）',
  signedBy: '{{name}}确认，{{document}}，{{day}}',
  confirm: {
    title: '依据确认', lead: '下面的数值没有见到条文原文。由使用单位逐项确认之后，才能据以办理案件；确认之后仍按“内部办理时限”告知，不作为法定期限。',
    figures: { unsigned: '未确认', signed: '已确认', edition: '政策包', validity: '有效期' }, openEnded: '{{from}}起', until: '{{from}}至{{until}}', inherits: '继承自 {{edition}}',
    unsignedNote: '正式环境在全部确认之前不启动。', allSigned: '全部数值都已确认', allSignedText: '政策包修改其中任何一项，这一项须重新确认。',
    show: '显示', unsignedTitle: '待确认（{{count}}）', signedTitle: '已确认（{{count}}）', select: '选择“{{name}}”', all: '全选', none: '请至少选择一项。',
    formTitle: '确认所选的{{count}}项', name: '确认人姓名', nameHint: '代表使用单位确认的人，不一定是录入的人。', document: '确认文件', documentHint: '文件名称和文号，例如：庆营商发〔2026〕12号', day: '文件日期',
    needName: '请填写确认人姓名。', needDocument: '请填写确认文件。', needDay: '请选择文件日期。', future: '文件日期不能晚于今天。',
    consequence: '确认记入本系统的案卷链，不能撤回；数值改变后须重新确认。', submit: '确认', done: '已确认{{count}}项，登记为第{{seq}}号。', mayNot: '只有本平台的督办人员可以确认；您可以查看。',
    refused: '有政策包文件未被采用，仍按原版本办理', debt: '查看依据欠账', edition: '政策包版本',
  },
  debt: {
    title: '依据欠账', lead: '没有见到条文原文的数值，已经发出了哪些文书，还有哪些案件在办，取消以后会怎样。欠账最重的在前。', confirm: '去确认',
    figures: { values: '欠依据的数值', unsigned: '其中未确认', letters: '据此发出的文书', openCases: '在办案件最多的一项' },
    table: '依据欠账表', head: { value: '数值', evidence: '依据', letters: '已发文书', cases: '在办案件', clocks: '运行中的期限', without: '取消以后', signed: '确认' },
    without: { refused: '政策包不能成立，不能再收件', gone: '不再适用', inherited: '改用 {{edition}} 的{{text}}' },
  },
} as const;
