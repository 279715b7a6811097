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
  task: { for: '主办单位：{{org}}', by: '内部期限 {{day}}', before: '请在{{day}}期限届满前审批' },
} as const;
