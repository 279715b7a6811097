import type { OrgId } from '../../../domain/ids.ts';
import type { RecordCategory } from '../../../domain/record.ts';
import type { MeasureKey } from './measure-catalogue.ts';
import { BANK, ECOLOGY, EMERGENCY, ENTERPRISE_SYSTEM, FINANCE, HOUSING, LABOUR, MARKET, RESOURCES, TAX, TRANSPORT } from './organisations.ts';
import type { SubjectKey } from './subjects.ts';

/** A record that somebody objects to, written by hand. Days are counted back from the day the city is seeded. */
export interface CaseRecord {
  subject: SubjectKey;
  providerId: OrgId;
  category: RecordCategory;
  title: string;
  series: string;
  number: number;
  conduct: string;
  penalty: string;
  amount: string;
  performed: 'yes' | 'no' | '';
  decidedDaysAgo: number;
  providedDaysAgo: number;
  /** Publicity period in months; null when it has no end of its own. */
  publicMonths: number | null;
  measures: readonly MeasureKey[];
  /** Beside the provincial platform and the executing departments. */
  alsoSentTo: readonly OrgId[];
}

/** Provided at least 120 days before the city is seeded, so that the oldest demo case, too, lies after it. */
export const CASE_RECORDS = {
  yunshanTax: {
    subject: 'yunshan', providerId: TAX, category: 'taxViolation', title: '税务行政处罚（偷税）', series: '庆税罚', number: 114,
    conduct: '在账簿上少列机电设备安装收入，造成少缴增值税及企业所得税', penalty: '追缴税款，处少缴税款0.6倍罚款486200.00元', amount: '486200.00', performed: 'no',
    decidedDaysAgo: 410, providedDaysAgo: 404, publicMonths: 36,
    measures: ['noBidding', 'noProcurement', 'keySupervision', 'loanLimit'], alsoSentTo: [ENTERPRISE_SYSTEM],
  },
  yanqiFood: {
    subject: 'yanqi', providerId: MARKET, category: 'penalty', title: '食品安全行政处罚', series: '庆市监罚', number: 237,
    conduct: '经营超过保质期的冷冻禽肉制品3批次，货值金额11840.00元', penalty: '没收违法所得及涉案食品，罚款88000.00元', amount: '88000.00', performed: 'yes',
    decidedDaysAgo: 205, providedDaysAgo: 199, publicMonths: 36,
    measures: ['noProcurement', 'bidderWarning', 'loanLimit'], alsoSentTo: [ENTERPRISE_SYSTEM],
  },
  hetangWages: {
    subject: 'hetang', providerId: LABOUR, category: 'wageArrears', title: '列入拖欠农民工工资失信联合惩戒对象名单', series: '庆人社欠薪列', number: 9,
    conduct: '拖欠后厨装修施工农民工17人工资，经责令限期支付逾期未支付', penalty: '列入拖欠农民工工资失信联合惩戒对象名单，责令支付工资213600.00元', amount: '213600.00', performed: 'no',
    decidedDaysAgo: 148, providedDaysAgo: 142, publicMonths: 36, measures: ['wageFunding', 'wageLoan'], alsoSentTo: [],
  },
  tayingPermit: {
    subject: 'taying', providerId: HOUSING, category: 'penalty', title: '建设工程行政处罚', series: '庆建罚', number: 68,
    conduct: '未取得施工许可证擅自施工，工程合同价款28600000.00元', penalty: '责令停止施工，罚款57200.00元', amount: '57200.00', performed: 'yes',
    decidedDaysAgo: 160, providedDaysAgo: 154, publicMonths: 12, measures: ['bidderWarning', 'noPublicFunds'], alsoSentTo: [BANK],
  },
  linTaxi: {
    subject: 'lin', providerId: TRANSPORT, category: 'penalty', title: '道路运输行政处罚', series: '庆交罚', number: 1052,
    conduct: '未取得巡游出租汽车经营许可擅自从事客运经营', penalty: '罚款15000.00元', amount: '15000.00', performed: 'no',
    decidedDaysAgo: 171, providedDaysAgo: 165, publicMonths: 12, measures: ['personalRecord', 'loanLimit'], alsoSentTo: [],
  },
  chenxiWaste: {
    subject: 'chenxi', providerId: ECOLOGY, category: 'penalty', title: '生态环境行政处罚', series: '庆环罚', number: 41,
    conduct: '危险废物贮存场所未设置识别标志', penalty: '责令改正，罚款120000.00元', amount: '120000.00', performed: 'yes',
    decidedDaysAgo: 139, providedDaysAgo: 133, publicMonths: 12, measures: ['noPublicFunds', 'bidderWarning'], alsoSentTo: [BANK],
  },
  qingshaSafety: {
    subject: 'qingsha', providerId: EMERGENCY, category: 'workSafety', title: '安全生产行政处罚', series: '庆应急罚', number: 33,
    conduct: '特种作业人员2人未持证上岗作业', penalty: '责令限期改正，罚款46000.00元', amount: '46000.00', performed: 'yes',
    decidedDaysAgo: 300, providedDaysAgo: 294, publicMonths: 36, measures: ['noBidding', 'noHonours'], alsoSentTo: [],
  },
  qingshaSafetyAgain: {
    subject: 'qingsha', providerId: EMERGENCY, category: 'workSafety', title: '安全生产行政处罚', series: '庆应急罚', number: 33,
    conduct: '特种作业人员未持证上岗作业（2人）', penalty: '罚款46000.00元', amount: '46000.00', performed: 'no',
    decidedDaysAgo: 300, providedDaysAgo: 181, publicMonths: 36, measures: ['noProcurement', 'loanLimit'], alsoSentTo: [],
  },
  lumingWages: {
    subject: 'luming', providerId: LABOUR, category: 'wageArrears', title: '列入拖欠农民工工资失信联合惩戒对象名单', series: '庆人社欠薪列', number: 6,
    conduct: '无故拖欠绿化养护农民工31人工资，经责令限期支付逾期未支付', penalty: '列入拖欠农民工工资失信联合惩戒对象名单，责令支付工资402750.00元', amount: '402750.00', performed: 'no',
    decidedDaysAgo: 176, providedDaysAgo: 170, publicMonths: 36, measures: ['wageBidding', 'wageFunding', 'wageLoan'], alsoSentTo: [],
  },
  moranAdvert: {
    subject: 'moran', providerId: MARKET, category: 'penalty', title: '广告违法行政处罚', series: '庆市监罚', number: 305,
    conduct: '受托印制的宣传册含有绝对化用语，误导消费者', penalty: '罚款200000.00元', amount: '200000.00', performed: 'no',
    decidedDaysAgo: 190, providedDaysAgo: 184, publicMonths: 36, measures: ['noProcurement', 'loanLimit'], alsoSentTo: [ENTERPRISE_SYSTEM],
  },
  lantingPrice: {
    subject: 'lanting', providerId: MARKET, category: 'penalty', title: '价格违法行政处罚', series: '庆市监罚', number: 188,
    conduct: '节日期间未按明示房价收取客房费用，多收价款4260.00元', penalty: '退还多收价款，罚款21300.00元', amount: '21300.00', performed: 'yes',
    decidedDaysAgo: 158, providedDaysAgo: 152, publicMonths: 12, measures: ['noHonours', 'noPublicFunds'], alsoSentTo: [ENTERPRISE_SYSTEM],
  },
  shuoyueOverload: {
    subject: 'shuoyue', providerId: TRANSPORT, category: 'penalty', title: '道路运输行政处罚', series: '庆交罚', number: 774,
    conduct: '货运车辆4辆未按规定周期维护和检测', penalty: '责令改正，罚款12000.00元', amount: '12000.00', performed: 'yes',
    decidedDaysAgo: 520, providedDaysAgo: 514, publicMonths: 12, measures: ['bidderWarning', 'loanLimit'], alsoSentTo: [FINANCE],
  },
  baiheSerious: {
    subject: 'baihe', providerId: MARKET, category: 'seriousList', title: '列入严重违法失信名单', series: '庆市监严列', number: 12,
    conduct: '被列入经营异常名录届满三年仍未履行公示义务', penalty: '列入严重违法失信名单', amount: '', performed: '',
    decidedDaysAgo: 230, providedDaysAgo: 224, publicMonths: 36, measures: ['noBidding', 'noProcurement', 'loanLimit'], alsoSentTo: [ENTERPRISE_SYSTEM],
  },
  fengxuTax: {
    subject: 'fengxu', providerId: TAX, category: 'taxViolation', title: '税务行政处罚（偷税）', series: '庆税稽罚', number: 27,
    conduct: '采取虚列成本手段进行虚假纳税申报，造成少缴企业所得税', penalty: '追缴税款，处少缴税款0.6倍罚款3720000.00元', amount: '3720000.00', performed: 'yes',
    decidedDaysAgo: 280, providedDaysAgo: 274, publicMonths: 36, measures: ['noBidding', 'loanLimit'], alsoSentTo: [ENTERPRISE_SYSTEM],
  },
  songtaoBuild: {
    subject: 'songtao', providerId: HOUSING, category: 'penalty', title: '建设工程行政处罚', series: '庆建罚', number: 51,
    conduct: '供热管网改造工程未按审查合格的施工图设计文件施工', penalty: '责令改正，罚款64000.00元', amount: '64000.00', performed: 'yes',
    decidedDaysAgo: 240, providedDaysAgo: 234, publicMonths: 12, measures: ['bidderWarning', 'noPublicFunds'], alsoSentTo: [RESOURCES],
  },
} as const satisfies Record<string, CaseRecord>;

export type CaseRecordKey = keyof typeof CASE_RECORDS;
