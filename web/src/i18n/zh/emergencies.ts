export const emergencies = {
  title: '紧急查看', lead: '在紧急情况下查看本来不归您看的案件或信用记录。打开时立即通知督办人员；期间看过什么都会留痕；当事人也看得到有单位紧急查看过。',
  superviseLead: '谁、因为什么、紧急查看了不归其办理的案件或记录。每一件都要审查。', list: '紧急查看记录', none: '没有紧急查看', noneText: '有人打开之后，会列在这里，并发邮件通知督办人员。',
  form: { title: '打开', kind: '查看什么', kinds: { case: '案件（连同其信用记录）', record: '一条信用记录' }, ref: '案件编号或记录标识', refHint: '案件填编号，例如：庆信异〔2026〕1号；记录填地址栏中的标识。', needRef: '请填写。', reason: '理由', reasonHint: '写明发生了什么、为什么等不到有权办理的人。督办人员和当事人都会看到。', needReason: '请写明理由。', consequence: '打开后{{minutes}}分钟内可以查看，到时自动关闭，不能延长。', submit: '打开并通知督办人员' },
  kinds: { case: '案件', record: '信用记录' }, opened: '{{at}}打开', endsAt: '{{at}}自动关闭', endedAt: '{{at}}已关闭', open: '正在查看', over: '已结束', reviewed: { justified: '审查认为有正当理由', unjustified: '审查认为没有正当理由' }, waiting: '待审查',
  one: '紧急查看 {{number}}', record: '信用记录', facts: { who: '查看人', org: '单位', what: '查看', reason: '理由', opened: '打开', ends: '关闭', review: '审查', reviewer: '审查人', note: '审查意见' },
  go: '去查看', close: '现在关闭', closed: '已关闭。', opened_: '已打开，{{at}}自动关闭。已通知督办人员。',
  looks: '期间查看过的', looksNone: '打开之后没有查看过任何内容。', looksHead: { at: '时间', kind: '查看内容', item: '文件或文书' },
  review: { title: '审查', finding: '结论', note: '意见', needFinding: '请选择结论。', needNote: '请写明意见。', unjustifiedHint: '认为没有正当理由的，尚未结束的查看立即关闭。', submit: '作出审查', done: '已审查。' }, all: '全部紧急查看',
  banner: '您正在紧急查看不归您办理的案件，到时自动关闭。看过的一切都会留痕，督办人员已收到通知。',
} as const;
