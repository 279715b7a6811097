export const repairs = {
  title: '信用修复', lead: '您可以自己办理，不收取任何费用，无须委托中介。', listLead: '谁认定谁修复：由作出认定的单位决定。', none: '没有信用修复', noneText: '在信用档案中打开一条记录，可以看到何时能申请修复。', all: '全部信用修复',
  plan: {
    title: '何时可以修复', link: '何时可以修复', unknown: '认定单位尚未提供公示信息', unknownText: '请向认定单位{{org}}询问公示的起算日和失信程度；提供后本页即可计算。', class: '失信程度', earliest: '最早可以申请', max: '最长公示至', now: '现在就可以申请',
    notYet: '现在还不能申请', never: '不能申请提前修复', ended: '公示已于{{day}}终止', decidedBy: '决定单位', usual: '办理时限', usualText: '认定单位{{decision}}个工作日内决定；全程{{total}}个工作日内告知结果。', inFact: '该单位在这一领域近一年决定的{{of}}件，从收件到决定一般{{days}}天。', mismatch: '各网站不一致的，以信用平台的公示为准；接收过的各单位已经得到通知并须确认。仍有单位公示或者使用的，请告诉我们，平台再次通知并督促。', complain: '投诉', statutory: '法定期限', internal: '内部办理时限',
    reasons: { minimum: '最短公示期届满', publication: '没有最短公示期', bar: '因虚假承诺或者伪造材料被撤销过修复，限制期届满', performed: '义务履行完毕之日', today: '今日' }, missing: '还需要', missingOf: { conductCorrected: '纠正失信行为', dutyPerformed: '履行完毕义务', commitment: '信用承诺书（申请时在线签署）', proof: '履行证明' },
    atMaximum: '到期会怎样', always: '最长公示期届满即自动终止公示，无须申请。', whenCorrected: '最长公示期届满时，失信行为已纠正、义务已履行完毕的，自动终止公示；否则继续公示，并告知原因。', stays: '目前尚有：{{what}}。', why: '怎样算出来的', from: { publication: '自公示之日{{day}}起', penaltyDecision: '自处罚决定之日{{day}}起' },
    sanctions: '决定内容', edition: '依据', min: '最短公示', unseen: '未见规定', favourable: '规则有变化的，适用对您更有利的。一个决定有几项内容的，按期限最长的计算。', measures: '惩戒措施到何时为止', measure: '措施', executor: '执行单位', ends: '到期日', setBy: '期限由谁确定', lifted: '已解除', noEnd: '未定期限',
    calendar: '下载日历文件', current: '正在办理的修复', objection: '这条记录有一件异议{{number}}正在办理。异议先办；信用修复的决定要等异议处理完毕。', free: '不收取任何费用', notPublicised: '这一类信息原则上不公示。',
  },
  provided: { title: '本单位的认定', lead: '谁认定谁修复。打开一条信息，登记公示的起算日、是否已经纠正和履行，或者依职权启动退出。', search: '按信息名称、主体名称或文书号查找', none: '没有找到', noneText: '本单位提供的信用信息会列在这里。', more: '只列出最新的{{count}}条，请查找其余的。', unstated: '尚未登记公示信息', noMax: '最长公示期未见规定', max: '最长公示至{{day}}', withdrawn: '已撤销' },
  state: { title: '登记公示信息，或登记已纠正、已履行', sector: '领域', decidedOn: '决定日期', publishedOn: '公示起始日', correctedOn: '失信行为纠正日期', performedOn: '义务履行完毕日期', restrictedUntil: '限制期届满日', send: '登记' },
  exit: { title: '依职权启动退出', text: '在规定期限内已经纠正的，认定单位可以不经申请启动退出（大庆市实施方案四（四））。', statement: '查明的情况', send: '启动退出' },
  apply: {
    title: '申请信用修复', ground: '修复理由', statement: '情况说明', statementHint: '写明怎样纠正、何时履行完毕。', proof: '履行证明', proofKind: '证明名称', proofDay: '证明日期', commitmentTitle: '信用承诺', commitment: '本单位（本人）承诺：所提供的材料真实、合法、有效；已经纠正失信行为并履行完毕义务；今后依法诚信经营。如违反承诺，愿意承担撤销修复、限制再次修复等责任。',
    sign: '在此键入姓名签署', files: 'PDF、PNG、JPEG，每个不超过20 MB。', needSign: '请键入姓名，签署信用承诺。', agent: '代理人（由他人代办时填写）', power: '授权委托书', submit: '提交申请', saved: '草稿已于{{at}}保存', free: '申请不收取任何费用。', needPower: '请上传授权委托书。', needProof: '请上传至少一份履行证明。', needKind: '请填写证明名称。', needDay: '请填写证明日期。', convert: '由异议{{number}}转来：保留原来的收件时间{{at}}，适用当时有效的规定',
  },
  page: {
    convertedText: '请对该信息提出异议；本申请的收件时间（{{at}}）作为异议的收件时间。', object: '提出异议', phase: '现在', decision: '决定', reason: '理由', earliestNext: '最早可以再次申请', effected: '已终止公示、停止共享和使用，解除{{count}}项措施。', effectedAlone: '已终止公示、停止共享和使用。', shielded: '重整期间暂时屏蔽，措施暂缓执行。', certificate: '信用修复证明', verify: '核验', revoked: '修复已撤销', bar: '{{day}}之前不得再次申请',
    pack: '适用规定', received: '收件时间', recipients: '接收单位', confirmed: '已确认', acknowledged: '系统已签名回执', waiting: '待确认', again: '反映后再次通知', rating: '本单位对该主体的评价', ratings: { updated: '已重新评价', noneKept: '未作评价' }, letters: '文书', timeline: '经过', duties: '期限', materials: '申请材料', signed: '签署人 {{name}}', missing: '需要补正', objection: '这条记录的异议{{number}}尚未处理完毕，修复的决定要等它。', authority: '认定单位', ended: { converted: '该申请实为异议，不以信用修复处理', withdrawn: '申请人撤回了申请', lapsed: '逾期未补正，视为撤回，可以随时重新申请' },
    back: '回到这件修复', origin: '由谁提出', plan: '看这条记录何时可以修复',
  },
  acts: {
    repairAccepted: '受理，转认定单位', repairSupplementAsked: '告知一次性补正', repairSupplemented: '补正材料', repairConverted: '实为异议，转为异议', repairExtended: '延长办理', repairDecided: '作出决定', repairWithdrawn: '撤回申请', recipientConfirmed: '确认已处理', recipientDefunct: '结束等待（接收单位已不存在）', repairRevoked: '撤销修复', shieldSettled: '结束暂时屏蔽', stillShownReported: '反映仍在公示',
    what: '需要补正什么', reason: '理由', outcome: '决定', refusal: '不予修复的原因', reasons: '说明理由', revocation: '撤销原因', how: '结果', permanent: '重整计划执行完毕，准予修复', restored: '重整计划不能执行，恢复原状', sent: '已提交。', need: '请填写。',
  },
  kinds: {
    repairFiled: '提出申请', repairAccepted: '受理', repairSupplementAsked: '告知补正', repairSupplemented: '补正', repairConverted: '转为异议', repairExtended: '延长', repairDecided: '作出决定', repairWithdrawn: '撤回', repairEffected: '终止公示、解除措施', repairServed: '送达决定', repairCertified: '出具证明', repairLapsed: '视为撤回', repairClosed: '办结',
    recipientDefunct: '接收单位已不存在', recipientAcknowledged: '接收单位系统签名回执', repairRevoked: '撤销修复', shieldSettled: '结束暂时屏蔽', stillShownReported: '反映仍在公示或者使用', recipientNotified: '通知接收单位', recipientConfirmed: '接收单位确认', urged: '催办', escalated: '督办', calendarApplied: '日历变更',
  },
} as const;
