export const publicRecords = {
  title: '企业信用信息公示', lead: '输入统一社会信用代码，查看正在公示的信用信息。自然人的信息不公示；已撤销、停止披露、公示期满或者已修复的，不再显示。', code: '统一社会信用代码', needCode: '请输入统一社会信用代码。', search: '查询',
  asOf: '截至{{day}}，共{{count}}条。', none: '没有正在公示的信息', noneText: '没有，或者不再公示。', corrected: '{{day}}已更正', disputed: '该信息有异议，正在核实。核实期间，联合惩戒措施暂不执行，请勿作为不利评价的依据。', link: '查询企业公示信息',
} as const;
