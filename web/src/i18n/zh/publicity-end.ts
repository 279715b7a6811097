export const publicityEnd = {
  title: '公示到期终止', short: '公示到期终止通知', ended: '最长公示期届满，公示已于{{at}}自动终止。', recipients: '通知了谁', none: '没有单位获得过这条信息。', confirm: '确认已停止公示、共享和使用', confirmText: '确认表示贵单位已停止公示、共享和使用这条信息，并已通知转供的单位。', defunct: '结束等待（接收单位已不存在）',
  reason: '查明的情况', done: '已提交。', open: '通知了谁，谁已确认', reports: '反映仍在公示或者使用',
  many: {
    title: '批量确认公示到期终止', lead: '逐条核对后一次确认。每条信息各自登记为本单位的一次确认，与逐条办理效力相同。', link: '一次确认多条', row: '{{count}}条信息公示到期终止，待贵单位确认', choose: '待确认的信息', all: '全选', none: '没有待确认的信息。', chosen: '已选{{n}}条', need: '请先选择。',
    result: '办理结果', some: '已确认{{done}}条，未确认{{refused}}条', whole: '各条信息', board: '{{count}}条信息公示到期终止待确认', most: '一次最多{{n}}条。',
  },
  report: { title: '还有单位在公示或者使用吗？', text: '告诉我们在哪里看到的。平台再次通知该单位，限期确认，逾期督促。', who: '哪个单位', other: '名单以外的网站，请选择信用平台，由平台处理。', where: '网址或者地点', statement: '说明', files: '截图或者照片（可不上传）', send: '提交', need: '请填写。', sent: '已再次通知该单位。' },
} as const;
