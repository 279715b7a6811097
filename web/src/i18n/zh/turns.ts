export const turns = {
  units: {
    consequence: '由下属单位查阅证据、提出拟答意见；对外仍由本单位按原期限答复，责任不转移。', to: '承办单位', needTo: '请选择单位。', none: '本单位没有登记下属单位，不能转办。', until: '内部期限', untilHint: '不得晚于本单位的答复期限；申请人看不到。', needUntil: '请选择内部期限。',
    instructions: '要求（可不填）', instructionsHint: '例如：查哪一份案卷、找谁核对。只有承办单位看得到。', recallConsequence: '收回以后，该单位不再看得到本案。', reason: '原因', needReason: '请写明原因。',
    with: '已转{{unit}}承办，内部期限{{day}}', overdue: '已过内部期限', recalled: '曾转{{unit}}承办，已收回', drafted: '{{day}}提出拟答意见', notDrafted: '还没有提出拟答意见', fromDraft: '以下按{{unit}}的拟答意见填写，请审核后以本单位名义提交。', draftConsequence: '拟答意见只有主办单位看得到；由主办单位审核后以其名义答复。可以重新提出，以最后一次为准。',
  },
  extension: {
    askConsequence: '只能在期限届满前申请，次数以政策包为准。须经本单位负责人批准；批准之前，期限不变。', approveConsequence: '批准后期限立即延长，系统随即向申请人发出《延期办理告知书》。不批准的，期限不变。', declineConsequence: '期限不变，仍按原期限答复。', theirReason: '申请理由', declineReason: '不同意的理由', needDecline: '请写明理由。',
    open: '{{day}}申请延期，等待负责人审批；期限不变', approved: '{{day}}申请的延期已批准', declined: '{{day}}申请的延期未获批准',
  },
  sheet: {
    title: '一次核实、逐件答复', lead: '多件异议出于同一原因的，可以一次核实：选出要答复的协查，下载答复表，逐条填写核实结果、正确内容和核实情况，再提交。每一件都作为本案的答复登记，各有文书。', link: '用一张表答复多件', none: '没有待答复的协查。', choose: '选择要答复的协查', all: '全选', download: '下载答复表', needOrders: '请先选择。', chosen: '已选{{n}}件',
    fill: '“核实结果”填：属实、不实、部分不实或无法核实。每份证明材料一行，填写怎样查阅（系统内打开、线下查阅或抽查）、查阅人、是否采信。没有填写的协查不会答复。', file: '填好的答复表（XLSX 或 CSV）', needFile: '请选择文件。', send: '提交答复', result: '提交结果', done: '已答复，登记为第{{seq}}号', refused: '第{{row}}行：{{why}}', some: '{{done}}件已答复，{{refused}}件未答复', column: '“{{column}}”一栏',
  },
  merge: { besideGround: '另一案的当事人提出，一并核实',
    consequence: '两件异议一次核实、一次决定，以较早的一件为主案；期限以较早届满的为准。各方分别收到告知书和决定书，救济期限各自计算。', none: '没有可以一并审理的案件：须为同一记录、或者同一提供单位同一文书号的记录，收到在后，且仍在核实。', which: '并入哪一件', whichSplit: '分出哪一件', needCase: '请选择案件。', reason: '理由', needReason: '请写明理由。',
    splitConsequence: '分出的案件由原来的单位单独核实，期限按原来的计算，不重新起算；措施继续暂缓。', follows: '与{{number}}一并核实、一并决定（以该案为主案）', followsOther: '与另一件涉及同一事实的异议一并核实、一并决定', joined: '一并审理：{{number}}', joinedOther: '与另一件涉及同一事实的异议一并审理',
  },
  task: { for: '主办单位：{{org}}', by: '内部期限 {{day}}', before: '请在{{day}}期限届满前审批' },
} as const;
