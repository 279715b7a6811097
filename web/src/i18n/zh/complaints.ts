export const complaints = {
  title: '投诉', whichRecord: '请从信用档案中的一条记录，或者从案件页面开始投诉。', newTitle: '投诉', button: '投诉', one: '投诉 {{number}}', all: '全部投诉', none: '还没有投诉', noneText: '对执行或者办理不满意，可以在案件或者信用记录的页面上投诉。', noneToExamine: '没有需要调查的投诉',
  lead: '关于“{{title}}”。投诉由被投诉单位的上级调查，您的陈述和照片不会交给被投诉单位。', against: '投诉哪个单位', kind: '投诉什么', on: '哪一天', where: '在哪里、由谁', what: '发生了什么', whatHint: '写清经过。附上照片或者书面拒绝的扫描件，更容易查清。', photo: '照片、材料',
  examiner: '由{{org}}调查，{{org}}不是被投诉单位。', needAgainst: '请选择单位。', needKind: '请选择投诉的事项。', needOn: '请选择日期。', needWhere: '请写明在哪里、由谁。', needWhat: '请写明发生了什么。', submit: '提交投诉', sent: '已收到，编号 {{number}}。', noUnits: '这条记录上没有可以在这里投诉的单位。',
  letters: '文书',
  kinds: { stillRefused: '暂缓执行期间仍被限制、拒绝', notResumed: '措施已解除或到期，仍未恢复正常对待', falseRestoration: '恢复信誉的报告不实', handling: '办理拖延、推诿或者态度问题' },
  phases: { received: '已收到', examining: '正在调查', answered: '已答复' }, outcomes: { upheld: '投诉成立', notUpheld: '投诉不成立' },
  row: { against: '被投诉单位', examinedBy: '调查单位', record: '信用记录', case: '案件', on: '日期', due: '答复期限', filed: '{{day}}提出', from: '投诉人 {{name}}', late: '逾期答复' },
  reasons: '答复', remedies: '对答复不服的，仍可就被投诉的行为依法申请行政复议（{{body}}，自知道该行为之日起{{days}}日内），或者自知道之日起{{months}}个月内提起行政诉讼。', takeButton: '开始调查', taken: '已开始调查。', answerForm: '答复投诉', outcome: '结论', needOutcome: '请选择结论。', reasonsLabel: '给投诉人的答复（查明的事实、理由）', needReasons: '请写明事实和理由。',
  order: '责令被投诉单位', orderLabel: '责令的内容', orderHint: '这段文字原样交给被投诉单位，请用自己的话写，不要写投诉人的陈述。', needOrder: '请写明责令的内容。', undo: '确认是暂缓期间违规执行，同时在案件中责令纠正', measures: '涉及的措施', needMeasures: '请至少选择一项措施。', breachWhere: '违规执行的地点、窗口', breachWhat: '违规执行的事实', breachHint: '会写入案件，执行单位和申请人都能看到。', sendAnswer: '发出答复', answered: '已答复。',
  orderTitle: '整改要求 {{number}}', orderLead: '{{org}}责令你单位办理下列事项。投诉人的身份和陈述依法保密。', orderText: '要求', orderDue: '报告期限', report: '整改报告', steps: '已经采取的措施', needSteps: '请写明采取的措施。', sendReport: '提交整改报告', reported: '{{day}}已报告整改', reportSent: '已提交。', notReported: '尚未报告', undoneInCase: '已在案件中责令被投诉单位停止违规执行并纠正。',
} as const;
