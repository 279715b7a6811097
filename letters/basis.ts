/** The notice every letter of this procedure rests on. */
const NOTICE = '《大庆市建立完善守信联合激励和失信联合惩戒制度实施方案》（2018年6月11日）';

/** Where the protection of credit subjects stands in the notice. */
export const BASIS = `${NOTICE}第四部分第（五）项`;

/** Where credit repair (信用修复) stands in it; its limits and conditions are those of the regulation in force at receipt. */
export const REPAIR_BASIS = `${NOTICE}第四部分第（四）项`;

/** The notice's own sentences, quoted word for word where a letter carries them out. */
export const CLAUSE = {
  verify: '信息提供单位应尽快核实并反馈',
  suspend: '联合惩戒措施在信息核实期间暂不执行',
  correct: '经核实有误的信息应及时更正或撤销',
  restore: '因错误采取联合惩戒措施损害有关主体合法权益的，有关部门和单位应积极采取措施恢复其信誉、消除不良影响',
} as const;

/** How the basis is named in a sentence: 依据…关于“…”的规定. */
export const under = (clause: keyof typeof CLAUSE): string => `依据${BASIS}关于“${CLAUSE[clause]}”的规定`;
