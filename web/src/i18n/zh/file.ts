export const file = {
  title: '我的信用档案',
  ask: { title: '您在哪里被拒绝了？', text: '贷款、投标、许可、补贴……把经过告诉我们。找到造成影响的记录后，可以直接提出异议。', missing: '我被拒绝的原因不在下面的记录里', hint: '在下面的记录里找到原因后，点“提出异议”。' },
  recordsTitle: '档案中的记录（{{count}}条）',
  noRecords: '您的档案里没有信用记录', noRecordsText: '如果您仍因信用原因被拒绝，请告诉我们在哪里、由谁、出示了什么，我们去查。',
  provider: '信息提供单位', providedOn: '{{day}}提供', measuresTitle: '由此产生的措施（{{count}}项）', noMeasures: '没有部门因这条记录采取措施。',
  recipientsTitle: '收到过这条记录的单位（{{count}}个）', noRecipients: '没有发送给其他单位。', received: '{{day}}收到第{{version}}版', historyTitle: '版本历史（{{count}}版）',
  fieldsTitle: '记录内容', changed: '与上一版不同', basis: '依据',
  object: '提出异议', openCase: '查看正在办理的异议', casesTitle: '相关异议', sensitivity: { shared: '不向社会公示，只有收到这条记录的机关可以查看。', restricted: '不向社会公示，也不向仅仅收到过它的单位展示；只有提供单位、据此采取措施的单位和相关案件的当事单位可以查看。' }, revokedHint: '这条记录已撤销，只保留历史，不再产生任何影响。',
  measureState: { inForce: '执行中', suspended: '暂缓执行', lifted: '已解除', withdrawn: '执行单位已终止', lapsed: '依据失效，已终止', expired: '已到期' },
  recordTitle: '信用记录',
} as const;
