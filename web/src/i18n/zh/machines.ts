export const machines = {
  title: '机器身份', lead: '单位的业务系统用自己的密钥向身份认证服务换取令牌，代表本单位、只在授权范围内办事。这里只有公钥：私钥留在单位的系统里，不要发给任何人。',
  none: '还没有机器身份', noneText: '在下面登记之后，再为它登记一把公钥，就可以使用。', list: '已登记的机器身份', client: '客户端编号', registered: '{{at}}登记', ended: '已停用', endedAt: '{{at}}停用', noKey: '没有有效的密钥，不能使用', scopes: '授权范围', org: '单位',
  scopeNames: { 'check-before-acting': '执行前核查', 'register-measures': '登记措施', 'answer-marks': '签收标注请求' },
  keys: '密钥', key: '密钥 {{kid}}', addedAt: '{{at}}登记', revokedAt: '{{at}}吊销', live: '有效', revoked: '已吊销', add: '登记公钥', publicKey: '公钥（PEM）', publicKeyHint: '以 -----BEGIN PUBLIC KEY----- 开头。P-256，或不少于2048位的 RSA。轮换时先登记新的，换好以后再吊销旧的，不必停机。', needKey: '请粘贴公钥。', revoke: '吊销', revokeTitle: '吊销这把密钥？', revokeText: '立即生效：这台机器手里的令牌一律作废，要用另一把密钥重新换取。', end: '停用', endTitle: '停用这个机器身份？', endText: '立即生效，不能恢复。它做过的事仍留在登记簿里。', cancel: '取消',
  form: { title: '登记机器身份', org: '单位', needOrg: '请选择单位。', name: '名称', nameHint: '例如：开标系统', needName: '请填写名称。', scopes: '授权范围', needScopes: '请至少选择一项。', submit: '登记' },
  done: { registered: '已登记，编号 {{id}}。请为它登记公钥。', added: '公钥已登记。', revoked: '密钥已吊销。', ended: '已停用。' },
  how: '怎样换取令牌', howText: '身份认证服务：{{issuer}}；受众：{{audience}}；方式：client_credentials，以 private_key_jwt 证明身份。使用自有身份认证服务的，把客户端的 jwks_uri 设为本站的 /api/public/machines/<客户端编号>/keys，在这里轮换、吊销的密钥即随之生效。', link: '机器身份与密钥',
} as const;
