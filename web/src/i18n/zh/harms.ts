export const harms = {
  title: '损害记录', lead: '从第一次被拒绝起，随时记下这条信息给您造成的损害。记录经加密保存，提交之前只有您能看到；提交后成为恢复信誉的清单，异议成立的，可以作为赔偿申请的附件。', open: '打开损害记录', link: '损害记录',
  none: '还没有记录', noneText: '每次因这条信息被拒绝、受到损失，都可以记一条，附上照片或者文件。', toCase: '提交到正在办理的异议', sum: '金额合计：{{sum}}元', yuan: '{{amount}}元', file: '证明材料{{n}}',
  private: '仅您可见', filed: '已提交', remove: '删除', removed: '已删除。', add: '记一条', added: '已记下。', kind: '损害的种类', needKind: '请选择种类。', choose: '请选择', on: '日期', needOn: '请填写日期。', where: '在哪里', whereHint: '如招标项目、窗口、银行名称。', needWhere: '请填写在哪里。',
  org: '造成损害的单位', orgHint: '限于执行过措施或者收到过这条信息的单位；说不清的可以不选。', unknownOrg: '说不清', what: '经过', needWhat: '请写明经过。', amount: '金额（元）', amountHint: '没有或者算不清的，可以不填。', needAmount: '请填写数字，至多两位小数。', proof: '照片、文件', save: '保存',
  which: '提交哪些记录', needSome: '请至少选择一条。', nothingLeft: '没有未提交的损害记录。', filedTitle: '当事人提出的损害', annex: '下载赔偿申请附件（PDF）', annexHint: '载明各项损害、证明材料和请求赔偿的最后一日。', uses: '下载暂缓执行期间仍被执行清单（PDF）', usesHint: '无论异议结果如何，暂缓期间的执行均载明其中。',
} as const;
