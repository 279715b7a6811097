import type { OrgId } from '../../../domain/ids.ts';
import type { MeasureKind } from '../../../domain/measure.ts';
import { AIRPORT, BANK, BUILDERS, ECOLOGY, FINANCE, HOUSING, LABOUR, LAND, MARKET, POLICE, RESOURCES, SECOND_BANK, STAFFING, TRADERS } from './organisations.ts';

/** What a department does to a subject because of a record, before it is tied to one. */
export interface MeasureDraft {
  executorId: OrgId;
  kind: MeasureKind;
  title: string;
  basis: string;
  /** For how long it is applied; null: until the record is withdrawn. */
  months: number | null;
}

const notice = (clause: string): string => `《大庆市建立完善守信联合激励和失信联合惩戒制度实施方案》${clause}`;
const ADMINISTRATIVE = notice('三（三）');
const MARKET_CLAUSE = notice('三（四）');
const INDUSTRY = notice('三（五）');
const SOCIAL = notice('三（六）');
const PERSONAL = notice('三（七）');

const draft = (executorId: OrgId, kind: MeasureKind, title: string, basis: string, months: number | null): MeasureDraft => ({ executorId, kind, title, basis, months });

/** The joint-punishment measures of the demo city, each with the clause it rests on. */
export const MEASURES = {
  noBidding: draft(RESOURCES, 'administrative', '限制参与公共资源交易活动', ADMINISTRATIVE, 36),
  bidderWarning: draft(RESOURCES, 'administrative', '投标资格审查时提示失信情况并从严审核', `《企业信息公示暂行条例》第十八条；${ADMINISTRATIVE}`, null),
  noProcurement: draft(FINANCE, 'administrative', '限制参加政府采购活动', `《中华人民共和国政府采购法》第二十二条；${ADMINISTRATIVE}`, 36),
  noPublicFunds: draft(FINANCE, 'administrative', '限制申请财政性资金项目', ADMINISTRATIVE, 24),
  keySupervision: draft(MARKET, 'administrative', '列为重点监管对象，提高抽查检查比例和频次', ADMINISTRATIVE, 36),
  strictLicensing: draft(MARKET, 'administrative', '从严审核行政许可审批项目', ADMINISTRATIVE, 36),
  noHonours: draft(LABOUR, 'administrative', '撤销荣誉称号，取消参加评先评优资格', ADMINISTRATIVE, 36),
  qualificationWatch: draft(HOUSING, 'administrative', '资质升级、增项申请从严审查', ADMINISTRATIVE, 24),
  noLandBidding: draft(LAND, 'administrative', '限制参加国有建设用地使用权竞买', `《企业信息公示暂行条例》第十八条；${ADMINISTRATIVE}`, 24),
  loanLimit: draft(BANK, 'market', '限制新增授信，存量贷款按风险定价上浮利率', MARKET_CLAUSE, 36),
  loanReview: draft(SECOND_BANK, 'market', '贷款审批列入审慎管理', MARKET_CLAUSE, 24),
  noEstate: draft(HOUSING, 'market', '限制购买不动产', MARKET_CLAUSE, 24),
  noFlights: draft(AIRPORT, 'market', '限制乘坐飞机', MARKET_CLAUSE, 12),
  noExit: draft(POLICE, 'market', '限制出境', `《中华人民共和国税收征收管理法》第四十四条；${MARKET_CLAUSE}`, 12),
  buildersReproof: draft(BUILDERS, 'industry', '行业内通报批评，暂停会员评优', INDUSTRY, 12),
  tradersReproof: draft(TRADERS, 'industry', '记入会员信用档案并予以行业警告', INDUSTRY, 12),
  reportHotline: draft(MARKET, 'social', '列入12315投诉举报重点受理名单', SOCIAL, 12),
  publicWatch: draft(ECOLOGY, 'social', '列入生态环境举报重点核查名单', SOCIAL, 12),
  officerBar: draft(MARKET, 'personal', '三年内不得担任其他企业的法定代表人、负责人', ADMINISTRATIVE, 36),
  personalRecord: draft(LABOUR, 'personal', '记入法定代表人及直接责任人员个人信用记录', PERSONAL, 36),
  institutionBar: draft(STAFFING, 'personal', '限制登记为事业单位法定代表人', PERSONAL, 36),
  wageFunding: draft(FINANCE, 'administrative', '限制政府资金支持和政府采购', '《保障农民工工资支付条例》第四十八条', 12),
  wageBidding: draft(RESOURCES, 'administrative', '限制参加工程建设项目招标投标', '《保障农民工工资支付条例》第四十八条', 12),
  wageLoan: draft(BANK, 'market', '限制融资贷款', `《保障农民工工资支付条例》第四十八条；${MARKET_CLAUSE}`, 12),
  safetyApproval: draft(HOUSING, 'administrative', '暂停新增项目审批、核准', `《中华人民共和国安全生产法》第七十八条；${ADMINISTRATIVE}`, 12),
} as const satisfies Record<string, MeasureDraft>;

export type MeasureKey = keyof typeof MEASURES;
