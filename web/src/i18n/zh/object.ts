export const object = {
  title: '提出异议', about: '针对的记录', steps: { refusal: '被拒经过', grounds: '异议理由', evidence: '证明材料', review: '核对提交' }, stepOf: '第{{n}}步，共{{of}}步',
  next: '下一步', previous: '上一步', skip: '没有被拒绝，跳过',
  refusal: {
    title: '您在哪里被拒绝了？', text: '这有助于找到该通知的单位。没有的话可以跳过。', where: '在哪里', whereHint: '例如：大庆市公共资源交易中心，某某项目投标', byWhom: '由谁拒绝', byWhomHint: '例如：资格审查窗口',
    shown: '向您出示了什么', shownHint: '例如：信用核查打印页、短信、口头说明',
  },
  grounds: {
    title: '哪里不对？', text: '每一项理由会单独得到答复。', nth: '理由{{n}}', kind: '理由', field: '哪一项内容', choose: '请选择', now: '现在记录为', claimed: '应当是', explanation: '说明', explanationHint: '写清楚事实和您的依据。',
    add: '再加一项理由', remove: '删除这项理由', needKind: '请选择理由。', needField: '请选择哪一项内容有误。', needExplanation: '请写明情况。',
    kinds: {
      notOurs: '同名、近似名称或代码录错', wrongContent: '金额、日期、文书号等有误', duplicate: '同一件事记了两次', expired: '公示期已满', basisAnnulled: '处罚决定已被撤销、变更',
      performed: '已经履行，记录还是未履行', notToBePublic: '涉及国家秘密、商业秘密、个人隐私等',
    },
  },
  evidence: {
    title: '证明材料', text: '可以没有材料；有材料会核实得更快。PDF、PNG、JPEG，每个不超过20 MB。', add: '选择文件', uploading: '正在上传 {{percent}}%', done: '已上传', remove: '移除 {{name}}', none: '还没有材料。', failed: '没有上传成功',
    wait: '还有文件正在上传，请稍候。', tooMany: '最多{{max}}个文件。', scan: { pending: '正在等待病毒检查', not_scanned: '未做病毒检查', clean: '病毒检查通过', infected: '含病毒，不能下载', failed: '病毒检查没有完成，系统会再查' },
    scannedBy: '{{at}}由 {{engine}} 检查，特征库 {{signatures}}', notReleased: '检查通过后才能下载', preview: '{{name}}的预览图', infectedDraft: '请移除，换一个文件；照样提交也会收下，但没有人能打开它。',
    infectedTitle: '您提交的材料中有{{n}}个含病毒', infectedText: '含病毒的文件已单独存放，任何人都不能打开。您的提交仍然有效，收到时间不变；请另交一份干净的材料。',
  },
  draft: { saved: '草稿已保存，可以换设备继续填写', restored: '已恢复您上次填写的内容' },
  urgency: {
    title: '有没有快要发生的损失？', text: '例如后天开标。写明日期并附证明的，按急件办理，受理和核实都排在前面。没有的话不用填。', kind: '会影响什么', none: '没有紧急事项', on: '哪一天', needOn: '请填写日期。', what: '具体情况', needWhat: '请写明具体情况。',
    proof: '哪些材料可以证明', noFiles: '还没有上传材料；没有证明的也会记下，但不按急件办理。', atSight: '一看就能证明理由的材料', atSightHint: '例如另一家单位的营业执照、撤销决定书、缴款凭证。按规则可以自收件起就暂缓执行。',
  },
  review: {
    title: '核对后提交', file: '提交异议', edit: '修改', what: '提交后会发生什么', consequence: '记录上立即标注“已收到异议”；平台审查材料是否齐全后受理；受理的同时，有关措施暂缓执行。', noRefusal: '未填写',
  },
  receipt: {
    title: '已收到您的异议', text: '从这一刻起它已生效，即使系统随后发生故障也不会丢失。', number: '案件编号', at: '收到时间', place: '登记位置', placeText: '第{{seq}}号，校验值 {{hash}}', next: '接下来',
    toCase: '查看办理进度', toFile: '回到我的信用档案', keep: '收件回执已写好，可在“文书”中下载 PDF。', copy: '复制校验值', copied: '已复制', placeWhy: '登记簿按顺序链接，任何改动都会被发现。',
  },
  alreadyOpen: '这条记录已经有一件正在办理的异议。', revoked: '这条记录已撤销，不能再提出异议。',
} as const;
