export const agents = {
  title: '代他人提出异议', lead: '受委托的代理人，以及权利义务承继单位、清算组、继承人，可以在这里为他人提出异议。平台先核验授权，再按纸面上的号码查找记录；核验之前，不会告诉您有没有这条记录。', new: '代他人提出异议',
  who: '为谁、哪一条记录', identifier: '当事人的统一社会信用代码或身份证号', identifierHint: '以决定书、通知书等纸面材料上的号码为准。', needIdentifier: '请填写号码。', document: '文书号', documentHint: '纸面上的决定书文号或者记录编号，例如“庆税罚〔2026〕1号”。', needDocument: '请填写文书号。',
  right: '凭什么', as: '您的身份', validUntil: '委托书有效期至', needValidUntil: '请填写委托书的有效期。', scope: '委托事项', scopeHint: '照委托书写。', scopes: '特别授权（委托书写明的才选）', scopeNames: { withdraw: '代为申请撤回（由本人再次确认）', remedy: '代为申请复核', restoration: '代为认可或者不认可恢复信誉' },
  fee: '是否向当事人收费', feeHint: '提出异议不收费。收费的、短期内代理多个主体的，平台会核查。', proofs: '授权委托书或者资格证明', proofsText: '必须提交。有公证书、营业执照、清算组备案通知、继承证明等，一并提交。', needProofs: '请上传授权委托书或者资格证明。',
  ground: '哪里不对', evidence: '证明材料', evidenceText: '可以没有。', consequence: '提交后由平台工作人员核验授权。核验通过的，以您提交的时间为收件时间立案；当事人会知道是您代为提出的，可以随时撤回授权。', file: '提交', sent: '已收到，编号 {{number}}。', 
  tag: '代他人提出', for: '当事人号码', files: '授权材料', otherFiles: '证明材料', fileN: '文件{{n}}', forever: '没有期限', expired: '已过有效期', flagged: '请核查：短期内代理多个主体，或者收取费用', result: '核验结果', toCase: '查看案件',
  results: { taken: '授权核验通过，已立案', noPower: '授权不成立或者已经失效', noSuchRecord: '没有收录这条记录', alreadyOpen: '同一记录的同一理由正在办理', notOurs: '不属于本平台办理' },
  take: '核验通过，立案', takeText: '确认授权材料真实、有效、与所填一致后，按号码找到纸面所指的记录。收件时间为提交的时间。', taken: '已立案，案件编号 {{number}}。', turnAway: '不予立案', reason: '结果', reasons: '理由', reasonsHint: '提交人会看到。授权不成立的，不要写明有没有这条记录。', needReasons: '请写明理由。', needResult: '请选择结果。', sendTurnAway: '告知提交人', turnedAway: '已告知。',
  power: '{{name}}代为提出本案（{{as}}）', powerOwn: '您代当事人办理本案（{{as}}）', until: '授权至{{day}}', scopesOf: '特别授权：{{what}}', noScopes: '没有特别授权', ended: '授权已于{{day}}撤回', revokeConsequence: '确认后立即生效：对方不能再查看本案、收取文书或者代您办理。异议仍然有效，由您自己办理；不想继续的，另行撤回异议。',
  give: { consequence: '提交后由平台核验委托书；核验通过之前，代理人看不到本案。您可以随时撤回授权。', name: '代理人姓名', needName: '请填写代理人姓名。', identifier: '代理人身份证号', paper: '授权委托书' },
  examine: { consequence: '对照委托书原件核验：通过后，代理人立即可以在授权范围内查看、办理本案；不通过的，请写明理由。', result: '核验结果', granted: '核验通过', refused: '不予认可', reasons: '理由' },
  powerNamed: '{{name}}（{{as}}）代当事人办理本案', asked: '当事人委托{{name}}为代理人，待平台核验', askedUntil: '核验期限', askedSilence: '核验之前，代理人不能查看和办理本案；逾期不视为认可。', notAccepted: '平台核验后不予认可委托书（{{day}}），可以重新委托',
} as const;
