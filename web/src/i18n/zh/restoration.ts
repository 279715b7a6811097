export const restoration = {
  partly: '先报告已经办理的事项，其余按各自期限再报',
  parts: '职责', result: '办理结果', steps: '怎样办理的', needResult: '请选择办理结果。', needSteps: '请写明。', stepsHint: '何时、向谁、做了什么；没有此类情形或者无法办理的，写明理由。', evidence: '这一事项的证明材料', summary: '总的情况', noProof: '没有附证明材料',
  open: '待办', which: '没有做到的事项', needWhich: '请至少选择一项。', reason: '哪里没有做到', needReason: '请写明哪里没有做到。', proof: '证明材料',
  objected: '当事人于{{day}}提出异议（第{{times}}次）', why: '看异议通知书中的理由', notDone: '还没有恢复？提出异议', objectedDuties: '重新办理',
} as const;
