export const decision = {
  draft: '决定稿', state: { open: '待签发', returned: '已退回', overtaken: '拟稿后有新的答复，需重新拟稿' },
  otherSigner: '由拟稿人以外的一人签发', sameSigner: '拟稿人可以自行签发', remark: '退回意见', remarkHint: '写明需要修改什么。拟稿人会看到。', needRemark: '请写明退回意见。',
  preview: '预览决定书', previewTitle: '决定书预览（尚未签发，未编号）', ownDraft: '这是您拟的稿，由另一位经办人签发。', signed: '签发',
} as const;
