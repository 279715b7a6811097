import type { OrgId } from '../../../domain/ids.ts';
import type { RecordCategory } from '../../../domain/record.ts';
import type { Sensitivity } from '../../../domain/sensitivity.ts';
import type { MeasureKey } from './measure-catalogue.ts';
import { ECOLOGY, EMERGENCY, HEALTH, HOUSING, LABOUR, MARKET, TAX, TRANSPORT } from './organisations.ts';

/** How grave the conduct is; decides the publicity period (3 months, 1 year, 3 years) and how many measures follow. */
export type Severity = 'minor' | 'general' | 'serious';

/** A kind of conduct as an organ of the city writes it down. `{n}` stands for the drawn number, `{yuan}` for the drawn amount. */
export interface RecordTemplate {
  providerId: OrgId;
  category: RecordCategory;
  severity: Severity;
  of: 'company' | 'person';
  title: string;
  /** The organ's own series of document numbers. */
  series: string;
  conduct: readonly string[];
  penalty: string;
  /** Yuan, from and to, in steps of the third; null for a listing without an amount. */
  yuan: readonly [number, number, number] | null;
  /** Whether a performed duty is a question at all. */
  hasDuty: boolean;
  measures: readonly MeasureKey[];
  /** Narrower than its type, by its organ's word. */
  sensitivity?: Sensitivity;
}

type Shape = Omit<RecordTemplate, 'of' | 'hasDuty' | 'measures'> & Partial<Pick<RecordTemplate, 'of' | 'hasDuty' | 'measures'>>;
const template = (shape: Shape): RecordTemplate => ({ of: 'company', hasDuty: shape.yuan !== null, measures: [], ...shape });

/** What the generated records of the demo city are made of. */
export const RECORD_TEMPLATES: readonly RecordTemplate[] = [
  template({
    providerId: TAX, category: 'penalty', severity: 'minor', title: '逾期申报行政处罚', series: '庆税简罚',
    conduct: ['未按规定期限办理增值税纳税申报和报送纳税资料', '未按规定期限报送财务会计报表'],
    penalty: '罚款{yuan}元', yuan: [100, 1000, 100],
  }),
  template({
    providerId: TAX, category: 'taxViolation', severity: 'serious', title: '税务行政处罚（偷税）', series: '庆税稽罚',
    conduct: ['在账簿上少列收入，造成少缴增值税及企业所得税', '采取虚列成本手段进行虚假纳税申报，造成少缴企业所得税', '接受虚开的增值税专用发票{n}份并申报抵扣'],
    penalty: '追缴税款，处少缴税款0.6倍罚款{yuan}元', yuan: [18000, 420000, 300],
    measures: ['noBidding', 'noProcurement', 'keySupervision', 'loanLimit', 'personalRecord', 'noExit'],
  }),
  template({
    providerId: MARKET, category: 'penalty', severity: 'minor', title: '明码标价行政处罚', series: '庆市监简罚',
    conduct: ['{n}种商品未按规定明码标价', '服务项目收费标准未在经营场所显著位置公示'],
    penalty: '责令改正，罚款{yuan}元', yuan: [200, 2000, 100],
  }),
  template({
    providerId: MARKET, category: 'penalty', severity: 'general', title: '产品质量行政处罚', series: '庆市监罚',
    conduct: ['销售的产品经抽样检验不符合国家标准，涉案产品{n}件', '发布的广告含有绝对化用语，误导消费者', '使用未经检定的计量器具{n}台（件）'],
    penalty: '没收违法所得，罚款{yuan}元', yuan: [5000, 60000, 500], measures: ['bidderWarning'],
  }),
  template({
    providerId: MARKET, category: 'penalty', severity: 'serious', title: '食品药品安全行政处罚', series: '庆市监罚',
    conduct: ['经营超过保质期的食品{n}批次', '生产经营标签不符合规定且菌落总数超标的预包装食品{n}批次', '从未取得许可的企业购进药械{n}批次'],
    penalty: '没收违法所得及涉案物品，罚款{yuan}元', yuan: [50000, 260000, 1000],
    measures: ['keySupervision', 'noProcurement', 'tradersReproof', 'reportHotline'],
  }),
  template({
    providerId: MARKET, category: 'abnormalList', severity: 'general', title: '列入经营异常名录', series: '庆市监异列',
    conduct: ['未在规定期限公示年度报告', '通过登记的住所（经营场所）无法联系'],
    penalty: '列入经营异常名录', yuan: null, measures: ['bidderWarning', 'noLandBidding'],
  }),
  template({
    providerId: MARKET, category: 'seriousList', severity: 'serious', title: '列入严重违法失信名单', series: '庆市监严列',
    conduct: ['被列入经营异常名录届满三年仍未履行公示义务', '提交虚假材料取得公司登记，情节严重', '二年内因同类违法行为受到{n}次行政处罚'],
    penalty: '列入严重违法失信名单', yuan: null,
    measures: ['noBidding', 'noProcurement', 'keySupervision', 'strictLicensing', 'noHonours', 'loanReview', 'officerBar'],
  }),
  template({
    providerId: EMERGENCY, category: 'workSafety', severity: 'serious', title: '安全生产行政处罚', series: '庆应急罚',
    conduct: ['特种作业人员{n}人未持证上岗作业', '有限空间作业未执行“先通风、再检测、后作业”要求', '重大事故隐患未按规定整改，擅自恢复生产'],
    penalty: '责令限期改正，罚款{yuan}元', yuan: [20000, 190000, 1000],
    measures: ['safetyApproval', 'noBidding', 'noHonours', 'loanReview', 'personalRecord'],
  }),
  template({
    providerId: EMERGENCY, category: 'penalty', severity: 'general', title: '安全培训行政处罚', series: '庆应急罚',
    conduct: ['未如实记录安全生产教育和培训情况，涉及从业人员{n}人', '未按规定对应急预案进行演练'],
    penalty: '责令限期改正，罚款{yuan}元', yuan: [3000, 30000, 500], measures: ['qualificationWatch'],
  }),
  template({
    providerId: ECOLOGY, category: 'penalty', severity: 'general', title: '生态环境行政处罚', series: '庆环罚',
    conduct: ['危险废物贮存场所未设置识别标志，贮存量{n}桶', '建设项目配套环境保护设施未经验收即投入使用', '物料堆场未采取有效覆盖措施，扬尘外逸'],
    penalty: '责令改正，罚款{yuan}元', yuan: [10000, 120000, 1000], measures: ['publicWatch', 'noPublicFunds'],
  }),
  template({
    providerId: LABOUR, category: 'wageArrears', severity: 'serious', title: '列入拖欠农民工工资失信联合惩戒对象名单', series: '庆人社欠薪列',
    conduct: ['克扣、无故拖欠农民工{n}人工资，经责令限期支付逾期未支付'],
    penalty: '列入拖欠农民工工资失信联合惩戒对象名单，责令支付工资{yuan}元', yuan: [60000, 900000, 100],
    measures: ['wageBidding', 'wageFunding', 'wageLoan', 'buildersReproof'],
  }),
  template({
    providerId: LABOUR, category: 'penalty', severity: 'general', title: '劳动保障监察行政处罚', series: '庆人社监罚',
    conduct: ['未依法与劳动者{n}人订立书面劳动合同且拒不改正', '未按规定办理社会保险登记'],
    penalty: '罚款{yuan}元', yuan: [2000, 20000, 500],
  }),
  template({
    providerId: HOUSING, category: 'penalty', severity: 'general', title: '建设工程行政处罚', series: '庆建罚',
    conduct: ['未取得施工许可证擅自施工', '未按审查合格的施工图设计文件施工', '预拌混凝土见证取样送检不足{n}组'],
    penalty: '责令改正，罚款{yuan}元', yuan: [10000, 150000, 1000], measures: ['qualificationWatch', 'buildersReproof'],
  }),
  template({
    providerId: TRANSPORT, category: 'penalty', severity: 'general', title: '道路运输行政处罚', series: '庆交罚',
    conduct: ['道路运输车辆{n}辆未按规定维护和检测', '使用未取得道路运输证的车辆从事货物运输'],
    penalty: '责令改正，罚款{yuan}元', yuan: [1000, 30000, 500],
  }),
  template({
    providerId: HEALTH, category: 'penalty', severity: 'general', title: '公共卫生行政处罚', series: '庆卫公罚',
    conduct: ['公共场所从业人员{n}人未取得有效健康合格证明', '未按规定对空气、水质进行卫生检测'],
    penalty: '警告，罚款{yuan}元', yuan: [500, 15000, 500],
  }),
  template({
    of: 'person', providerId: TRANSPORT, category: 'penalty', severity: 'general', title: '道路运输行政处罚', series: '庆交罚',
    conduct: ['未取得巡游出租汽车经营许可擅自从事客运经营', '未取得从业资格证驾驶道路客运车辆'],
    penalty: '罚款{yuan}元', yuan: [2000, 20000, 500],
  }),
  template({
    of: 'person', providerId: MARKET, category: 'penalty', severity: 'minor', title: '无证经营行政处罚', series: '庆市监简罚',
    conduct: ['未办理营业登记从事早餐经营活动', '摊位食品未按规定采取防尘防蝇措施'],
    penalty: '责令改正，罚款{yuan}元', yuan: [100, 1000, 100],
  }),
  template({
    of: 'person', providerId: HOUSING, category: 'penalty', severity: 'general', title: '注册执业行政处罚', series: '庆建罚',
    conduct: ['注册建造师同时受聘于{n}家单位执业', '出借注册执业证书和执业印章'],
    penalty: '警告，罚款{yuan}元', yuan: [5000, 30000, 1000], measures: ['institutionBar', 'buildersReproof'],
  }),
  template({
    of: 'person', providerId: EMERGENCY, category: 'workSafety', severity: 'serious', title: '安全生产责任人员行政处罚', series: '庆应急罚', sensitivity: 'restricted',
    conduct: ['作为主要负责人未履行安全生产管理职责，致使发生一般生产安全事故', '作为安全管理人员未制止违章冒险作业{n}次'],
    penalty: '罚款{yuan}元', yuan: [20000, 120000, 1000],
    measures: ['officerBar', 'institutionBar', 'loanReview', 'personalRecord'],
  }),
  template({
    of: 'person', providerId: TAX, category: 'taxViolation', severity: 'serious', title: '重大税收违法案件责任人员公布', series: '庆税失信公布',
    conduct: ['作为实际控制人欠缴税款并转移、隐匿财产，妨碍税务机关追缴', '以个人名义代开发票{n}份，虚构劳务报酬'],
    penalty: '公布为重大税收违法失信主体，追缴税款及罚款{yuan}元', yuan: [100000, 800000, 1000],
    measures: ['noExit', 'noFlights', 'noEstate', 'loanLimit', 'officerBar'],
  }),
];
