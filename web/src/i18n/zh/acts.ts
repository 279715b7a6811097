export const acts = {
  heading: '请您办理', besides: '其他可以办理的事项', open: '办理', done: '已办理：{{act}}。已登记为第{{seq}}号。', fold: '收起', reloadedTitle: '案件有了新情况', seenButton: '我已看过，可以提交',
  names: {
    supplementAsked: '一次性补正告知', supplemented: '提交补正', notAccepted: '不予受理', transferred: '移送', withdrawalAsked: '申请撤回', withdrawn: '确认撤回',
    accepted: '受理', suspensionAcknowledged: '签收暂缓执行通知', verificationAcknowledged: '签收协查函', answered: '提交核查反馈', decisionDrafted: '拟写处理决定', decisionReturned: '退回决定稿', decided: '签发处理决定', endingAcknowledged: '签收通知', recipientDefunct: '接收单位已不存在', recipientConfirmed: '确认已更正', restorationReported: '报告信誉恢复情况',
    restorationConfirmed: '确认信誉已恢复', reopened: '重新启动核查', clockExtended: '延长核实期限', clockStopped: '中止计时', clockRestarted: '恢复计时',
  },
  ending: { resumed: '签收恢复执行通知', lifted: '签收解除措施通知' },
  buttons: {
    supplementAsked: '发出补正告知', supplemented: '提交补正', notAccepted: '不予受理', transferred: '移送', withdrawalAsked: '申请撤回', withdrawn: '确认撤回',
    accepted: '受理', suspensionAcknowledged: '签收', verificationAcknowledged: '签收', answered: '提交反馈', decisionDrafted: '提交拟稿', decisionReturned: '退回', decided: '签发', endingAcknowledged: '签收', recipientDefunct: '结束等待', recipientConfirmed: '确认', restorationReported: '提交报告', restorationConfirmed: '确认', reopened: '重新启动核查', clockExtended: '延期并告知申请人', clockStopped: '中止计时', clockRestarted: '恢复计时',
  },
  consequences: {
    accepted: '受理后将立即：把记录标注为“异议核实中”，向有关执行单位发出暂缓执行通知，向{{provider}}发出协查函并开始计时。', suspensionAcknowledged: '签收表示贵单位已停止执行以下措施。暂缓执行自通知发出时已经生效。', verificationAcknowledged: '签收后请在期限内逐项核实并反馈。',
    answered: '反馈提交后不能修改。逐项答复；“不实”的，请写明正确内容。', decisionDrafted: '拟稿不产生效力。撤销记录、不予支持的决定由另一人签发；签发前可预览决定书。', decided: '签发后决定立即生效并送达申请人：记录的更正或撤销、措施的恢复或解除随之启动。撤销的是信用记录，不是原行政处罚。', endingAcknowledgedResumed: '签收表示贵单位知悉：以下措施可以恢复执行。', endingAcknowledgedLifted: '签收表示贵单位知悉：以下措施已解除，不得再执行。',
    recipientDefunct: '该单位已经撤销或注销，且没有承接其数据的单位：不再等待它的确认，案件可以办结。请写明如何查明。', recipientConfirmed: '确认表示贵单位系统中的旧信息已按通知更正或撤销。', restorationReported: '写明为恢复信誉、消除不良影响做了什么。报告送申请人确认。', restorationConfirmed: '确认后，该单位的信誉恢复义务即告完成；各单位全部完成后出具恢复信誉证明。', reopened: '重新启动核查将立即：再次标注记录、暂缓有关措施、向信息提供单位发出新的协查函。',
    clockExtended: '只能在期限届满前延长，次数以政策包为准。延期须经本单位负责人批准；提交后立即向申请人发出《延期办理告知书》。', clockStopped: '从现在起不再计入核实期限，直到恢复计时；申请人随即收到通知。措施继续暂缓执行。', clockRestarted: '剩余的期限从现在起继续计算，新的期限立即通知申请人。',
  },
  notYet: { phase: '案件目前处于“{{phase}}”阶段。', },
  confirmTitle: '确定{{act}}吗？', confirmText: '此操作立即生效并登记，不能撤回。',
  remark: '备注',
  answer: { result: '核实结果', reason: '核实情况', rightValue: '正确内容', needResult: '请选择核实结果。', needReason: '请写明核实情况。', needValue: '“不实”或“部分不实”时，请填写正确内容。', reasonHint: '核对了什么材料，结论是什么；只写“属实”不能提交。', evidence: '核实材料',
    theirs: '申请人的证明材料', theirsHint: '每一份都要答复：怎样查阅的，是否采信。', theirFile: '材料{{n}}', how: '怎样查阅', needHow: '请选择怎样查阅。', howOf: { online: '已在此打开查阅', offline: '线下查阅', sampled: '抽查' }, by: '查阅人', needBy: '请写明查阅人。', accepted: '是否采信', yes: '采信', no: '不予采信', needAccepted: '请选择是否采信。', whyNot: '不予采信的理由', needWhyNot: '请写明不予采信的理由。' },
  decide: {
    findings: '核查反馈一览', outcome: '处理结果', remedy: '对记录的处理', changes: '更正哪些内容', changesHint: '勾选要更正的内容，填写更正后的值。旧值保留在历史版本中。', now: '现在', to: '更正为', lift: '哪些措施失去依据，应予解除', liftHint: '未勾选的措施在送达后恢复执行。', liftAll: '撤销记录后，全部措施失去依据，一律解除。', rejectedHint: '异议不成立：全部措施在送达满1个工作日后恢复执行；记录标注“主体仍有异议”。',
    facts: '查明的事实', reasons: '理由和依据', needOutcome: '请选择处理结果。', needRemedy: '请选择对记录的处理。', needFacts: '请写明查明的事实。', needReasons: '请写明理由和依据。', needChange: '选择“更正”时，至少更正一项内容。', sameValue: '与现在的值相同。', needValue: '请填写更正后的值。', noMeasures: '没有暂缓执行中的措施。',
    summary: '{{outcome}}；{{remedy}}；解除{{lift}}项措施，恢复执行{{resume}}项措施。',
    effects: { upheld: '理由全部成立', partlyUpheld: '部分理由成立', rejected: '全部理由不成立' }, remedyText: { correct: '形成新版本，送达每个收到过旧信息的单位', revoke: '撤销整条记录，全部措施解除', none: '记录不变' },
  },
  report: { steps: '采取的措施', stepsHint: '例如：已移出限制名单、已书面告知招标人、已退还多计利息。', needSteps: '请写明采取的措施。', evidence: '证明材料' },
  clock: { reason: '延期理由', reasonHint: '写入告知书，申请人会看到。', needReason: '请写明延期理由。', stopReason: '中止原因', explanation: '说明', explanationHint: '例如：送检的机构、项目和委托书编号。', needExplanation: '请写明情况。' },
  reopen: { reasons: '重新启动核查的理由', reasonsHint: '例如：新证据、复核决定、生效判决。', needReasons: '请写明理由。', evidence: '新材料' },
} as const;
