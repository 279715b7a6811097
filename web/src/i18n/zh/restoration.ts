export const restoration = {
  partly: '先报告已经办理的事项，其余按各自期限再报',
  parts: '职责', result: '办理结果', steps: '怎样办理的', needResult: '请选择办理结果。', needSteps: '请写明。', stepsHint: '何时、向谁、做了什么；没有此类情形或者无法办理的，写明理由。', evidence: '这一事项的证明材料', summary: '总的情况', noProof: '没有附证明材料', proofNeeded: '“已办理”要有证明：附上文件，或者填写下面一项。', files: 'PDF、PNG、JPEG，每个不超过20 MB。', fileNeeded: '“已办理”要有证明：这一事项请附上文件。', needProof: '请附上文件，或者填写这一项。', needOn: '请填写日期。', shows: { address: '可以公开看到的网址', addressHint: '原公示、公告、通报所在的网页，任何人都能看到已经撤回。', addressOn: '撤回日期', document: '文号', documentHint: '据以办理的公文、函件、告知书的发文字号。', documentOn: '发文日期' }, shown: { address: '{{day}}撤回，见：', document: '{{day}}发文：' },
  open: '待办', which: '没有做到的事项', needWhich: '请至少选择一项。', reason: '哪里没有做到', needReason: '请写明哪里没有做到。', proof: '证明材料',
  objected: '当事人于{{day}}提出异议（第{{times}}次）', why: '看异议通知书中的理由', notDone: '还没有恢复？提出异议', objectedDuties: '重新办理',
} as const;
