export const letters = {
  list: '文书', received: '收文', issued: '发文', none: '没有文书', noneText: '发给您或者贵单位的文书会列在这里。', newest: '回到最新', older: '更早的文书', backToRepair: '回到信用修复', backToList: '回到文书', reports: '月度超期通报',
  acknowledgement: '签收回执（PDF）', english: '英文参考译文', chinese: '中文正本', courtesy: '这是参考译文，以中文文本为准。',
  backToComplaint: '回到投诉',
  check: {
    none: '没有这份文书', noneText: '本平台没有出具过查验码为 {{code}} 的文书。请核对查验码。',
    valid: '该文书真实有效', validText: '本平台出具过这份文书，没有被更正、撤回或者取代。', superseded: '该文书已被取代', supersededText: '这份文书真实，但已被后来的文书取代。',
    replaced: '这份文书真实，但已被{{day}}的 {{number}} 取代，以后者为准。', withdrawn: '该文书已被撤回或者撤销', withdrawnText: '本平台出具过这份文书，后来撤回或者撤销，不再有效。',
    over: '该文书要求的事项已经终止', overText: '这份文书真实，所要求的事项已经由后来的通知终止。', kind: '文书', number: '文号', issuer: '出具单位', issuedOn: '出具日期', compare: '请与手中的文书逐项核对；有一项不一致的，该文书不可信。',
  },
  supersededBy: '本文书已被更正，以下列文书为准：', supersedes: '本文书更正并取代：',
  places: { addressee: '主送', subjectName: '信用主体名称', recordTitle: '记录名称', facts: '查明的事实', reasons: '理由', reason: '理由', findings: '核实说明', reconsiderationBody: '行政复议机关', body: '有权单位', address: '地址', contact: '联系方式', items: '补正事项', explanation: '说明', remark: '备注', where: '地点', what: '情况', remedies: '行政复议机关' },
  correction: {
    title: '更正文书', begin: '本文书有误，拟写更正', anew: '重新拟写', open: '查看更正稿并签发', draft: '更正稿', place: '位置', from: '原文', to: '更正为', sign: '签发更正文书', signed: '更正文书已制发。', otherSigns: '该类文书须由另一人签发。', drafted: '更正稿已提交，待签发。',
    consequence: '只能更正名称和文字表述。签发后以新文号制发更正文书，原文书保留并注明已被取代；结论、期限、措施有误的，应当重新作出决定。', consequenceDecision: '只能更正名称和文字表述。签发后以新文号制发并重新送达，复核、复议、诉讼期限自重新送达之日起计算；结论、期限、措施有误的，应当重新作出决定。',
    needChange: '没有改动任何一处。', needText: '不能为空。', reason: '更正原因', reasonHint: '写入更正文书。', needReason: '请写明更正原因。', send: '提交更正稿',
  },
};
