export const promises = {
  title: '保证', lead: '登记簿在任何时刻都必须做到的事。每分钟巡查一次，发现违反立即告知督办和运维人员。', kept: '全部做到', keptText: '巡查没有发现违反。', never: '还没有巡查过', neverText: '调度程序启动后一分钟内会开始巡查。', asleep: '巡查已中断', asleepText: '已有几分钟没有巡查，下面的结果不能说明现在的情况。请检查调度程序。', lookedAt: '最近一次巡查 {{at}}', head: { promise: '保证', violations: '违反', since: '自' }, list: '违反的记录（最多100条）', item: '对象 {{item}}', openCase: '查看案件',
  names: {
    suspended: '核实期间，没有例外的措施一律暂缓', held: '核实期间新登记的措施自始暂缓', told: '每一份暂缓执行通知都已发给执行单位', asked: '每一项平台无权命令暂缓的措施都已商请其机关暂缓', resumedInTime: '决定送达并到期之前不恢复执行', excepted: '每一项不予暂缓都已送达当事人', corrected: '决定更正的记录已经更正', recipients: '每一个收到过错误信息的单位都收到更正通知', sent: '每一份发给系统的更正通知都已进入发送队列', followed: '每一件未办结的案件都有程序跟进',
  },
} as const;
