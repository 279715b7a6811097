export const records = {
  linked: {
    title: '同一事实的其他记录', text: '文书号或者行为、日期、金额相同。对其中一条作出更正或者撤销的决定，其他记录在同一操作中一并处理，接收过的单位逐一通知。', notice: '（关联重复记录）',
  },
} as const;
