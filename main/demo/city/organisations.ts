import { asId } from '../../../domain/ids.ts';
import type { OrgId } from '../../../domain/ids.ts';
import type { Organisation, OrgKind } from '../../../domain/organisation.ts';
import { addDays, parseDay } from '../../../domain/time.ts';
import type { Day } from '../../../domain/time.ts';

/** 安达市 took the name 大庆市; stands in for "for as long as this city has had one". */
const FOUNDING = parseDay('1979-12-14');
/** The local step of the institutional reform of 2018; the true days differ by organ, this one is close enough for a demo. */
const REFORM = parseDay('2019-02-01');
const TAX_MERGER = parseDay('2018-07-05');
const CUSTOMS_MERGER = parseDay('2018-04-20');
const BANKING_INSURANCE_MERGER = parseDay('2018-12-17');
const FINANCIAL_REGULATOR = parseDay('2023-07-20');
const CENTRAL_BANK_REFORM = parseDay('2023-08-18');

const org = (slug: string): OrgId => asId<OrgId>(slug);
/** The organisation that runs this installation: receives objections, decides within its powers. */
export const PLATFORM = org('daqing-platform');
export const GOVERNMENT = org('daqing-government');
export const PROVINCIAL_PLATFORM = org('heilongjiang-platform');
export const ENTERPRISE_SYSTEM = org('national-enterprise-system');
export const TAX = org('daqing-tax');
export const TAX_INSPECTION = org('daqing-tax-inspection');
export const PROVINCIAL_TAX = org('heilongjiang-tax');
export const MARKET = org('daqing-market');
export const EMERGENCY = org('daqing-emergency');
export const ECOLOGY = org('daqing-ecology');
export const LABOUR = org('daqing-labour');
export const HOUSING = org('daqing-housing');
export const TRANSPORT = org('daqing-transport');
export const HEALTH = org('daqing-health');
export const LAND = org('daqing-land');
export const FINANCE = org('daqing-finance');
export const RESOURCES = org('daqing-resources');
export const POLICE = org('daqing-police');
export const STAFFING = org('daqing-staffing');
export const AUDIT = org('daqing-audit');
export const AIRPORT = org('daqing-airport');
export const BUILDERS = org('daqing-builders');
export const TRADERS = org('daqing-traders');
export const VOLUNTEERS = org('daqing-volunteers');
export const BANK = org('bank-yunfan');
export const SECOND_BANK = org('bank-huimin');
export const FINANCIAL_SUPERVISION = org('daqing-financial-supervision');
const BUSINESS_ENVIRONMENT = org('daqing-business-environment');
export const COURT = org('daqing-court');
const CUSTOMS = org('daqing-customs');
const CENTRAL_BANK = org('daqing-central-bank');

interface Rest {
  from?: Day;
  parent?: OrgId | null;
  superior?: OrgId | null;
  /** 机关代字. */
  word?: string;
  /** Its measures are not the platform's to stay. */
  asked?: true;
}

/** Whom a city's platform orders nothing. */
const ASKED: readonly OrgKind[] = ['court', 'government', 'higherPlatform'];

function valid(id: OrgId, name: string, nameEn: string, kind: OrgKind, rest: Rest = {}): Organisation {
  const { from = FOUNDING, parent = GOVERNMENT, superior = parent, word, asked } = rest;
  return {
    id, name, nameEn, kind, validFrom: from, validTo: null, successorId: null, parentId: parent, superiorId: superior, ...(word === undefined ? {} : { letterWord: word }),
    ...(ASKED.includes(kind) || asked === true ? { stayedBy: 'request' } : {}),
  };
}

/** `validTo` is the last day of the old name; the successor begins on the day after. */
function abolished(slug: string, name: string, nameEn: string, successorId: OrgId, successorFrom: Day, from: Day = FOUNDING): Organisation {
  const validTo = addDays(successorFrom, -1);
  return { id: org(slug), name, nameEn, kind: 'department', validFrom: from, validTo, successorId, parentId: null, superiorId: null };
}

const BANKING_INSURANCE = org('daqing-banking-insurance');

/**
 * Daqing's organs by the names of 2026, then those that the notice of 2018 still names, each with its successor.
 * The lead organ is data: it was 市市场监管局 in 2018 and is 市营商环境建设监督局 here.
 */
export const DEMO_ORGANISATIONS: readonly Organisation[] = [
  valid(GOVERNMENT, '大庆市人民政府', 'Daqing Municipal People’s Government', 'government', { parent: null, word: '庆政信' }),
  valid(BUSINESS_ENVIRONMENT, '大庆市营商环境建设监督局', 'Daqing Business Environment Bureau', 'department', { from: REFORM }),
  valid(PLATFORM, '大庆市信用信息共享平台（信用大庆）', 'Daqing Credit Information Platform (Credit Daqing)', 'platform', {
    from: REFORM,
    parent: BUSINESS_ENVIRONMENT,
    superior: GOVERNMENT,
  }),
  valid(PROVINCIAL_PLATFORM, '黑龙江省信用信息共享平台', 'Heilongjiang Credit Information Platform', 'higherPlatform', { from: parseDay('2015-12-01'), parent: null }),
  valid(ENTERPRISE_SYSTEM, '国家企业信用信息公示系统（黑龙江）', 'National Enterprise Credit Information Publicity System (Heilongjiang)', 'higherPlatform', {
    from: parseDay('2014-10-01'),
    parent: null,
  }),
  valid(PROVINCIAL_TAX, '国家税务总局黑龙江省税务局', 'Heilongjiang Provincial Tax Service', 'department', { from: parseDay('2018-06-15'), parent: null, word: '黑税信', asked: true }),
  valid(TAX, '国家税务总局大庆市税务局', 'Daqing Tax Service', 'department', { from: TAX_MERGER, parent: PROVINCIAL_TAX, word: '庆税信' }),
  valid(TAX_INSPECTION, '国家税务总局大庆市税务局稽查局', 'Inspection Bureau, Daqing Tax Service', 'department', { from: TAX_MERGER, parent: TAX }),
  valid(MARKET, '大庆市市场监督管理局', 'Daqing Market Supervision Bureau', 'department', { from: REFORM, word: '庆市监信' }),
  valid(EMERGENCY, '大庆市应急管理局', 'Daqing Emergency Management Bureau', 'department', { from: REFORM }),
  valid(ECOLOGY, '大庆市生态环境局', 'Daqing Ecology and Environment Bureau', 'department', { from: REFORM }),
  valid(LABOUR, '大庆市人力资源和社会保障局', 'Daqing Human Resources and Social Security Bureau', 'department', { from: parseDay('2010-01-01') }),
  valid(HOUSING, '大庆市住房和城乡建设局', 'Daqing Housing and Urban-Rural Development Bureau', 'department', { from: REFORM }),
  valid(TRANSPORT, '大庆市交通运输局', 'Daqing Transport Bureau', 'department', { from: parseDay('2010-01-01') }),
  valid(HEALTH, '大庆市卫生健康委员会', 'Daqing Health Commission', 'department', { from: REFORM }),
  valid(LAND, '大庆市自然资源局', 'Daqing Natural Resources Bureau', 'department', { from: REFORM }),
  valid(FINANCE, '大庆市财政局', 'Daqing Finance Bureau', 'department'),
  valid(org('daqing-procurement'), '大庆市财政局政府采购管理办公室', 'Government Procurement Office, Daqing Finance Bureau', 'department', {
    from: parseDay('2003-01-01'),
    parent: FINANCE,
  }),
  valid(RESOURCES, '大庆市公共资源交易中心', 'Daqing Public Resources Trading Centre', 'department', { from: parseDay('2014-06-01') }),
  valid(POLICE, '大庆市公安局', 'Daqing Public Security Bureau', 'department'),
  valid(STAFFING, '中共大庆市委机构编制委员会办公室', 'Daqing Staffing Commission Office', 'department', { from: REFORM }),
  valid(AUDIT, '大庆市审计局', 'Daqing Audit Bureau', 'department', { from: parseDay('1983-12-01') }),
  valid(org('daqing-development'), '大庆市发展和改革委员会', 'Daqing Development and Reform Commission', 'department', { from: parseDay('2004-01-01') }),
  valid(COURT, '大庆市中级人民法院', 'Daqing Intermediate People’s Court', 'court', { parent: null }),
  valid(CUSTOMS, '大庆海关', 'Daqing Customs', 'department', { from: CUSTOMS_MERGER, parent: null }),
  valid(CENTRAL_BANK, '中国人民银行大庆市分行', 'People’s Bank of China, Daqing Branch', 'department', { from: CENTRAL_BANK_REFORM, parent: null }),
  valid(FINANCIAL_SUPERVISION, '国家金融监督管理总局大庆监管分局', 'National Financial Regulatory Administration, Daqing Office', 'department', {
    from: FINANCIAL_REGULATOR,
    parent: null,
  }),
  valid(AIRPORT, '大庆萨尔图机场', 'Daqing Sartu Airport', 'department', { from: parseDay('2009-09-01') }),
  valid(BUILDERS, '大庆市建筑施工行业协会', 'Daqing Construction Trade Association', 'association', { from: parseDay('2005-03-01'), parent: null, superior: HOUSING }),
  valid(TRADERS, '大庆市食品流通行业协会', 'Daqing Food Trade Association', 'association', { from: parseDay('2008-05-01'), parent: null, superior: MARKET }),
  valid(VOLUNTEERS, '大庆市志愿服务联合会', 'Daqing Volunteer Service Federation', 'association', { from: parseDay('2012-03-05'), parent: null, superior: GOVERNMENT }),
  valid(BANK, '龙江云帆银行股份有限公司大庆分行', 'Longjiang Yunfan Bank, Daqing Branch', 'bank', {
    from: parseDay('2012-04-01'),
    parent: null,
    superior: FINANCIAL_SUPERVISION,
  }),
  valid(SECOND_BANK, '北疆惠民银行股份有限公司大庆分行', 'Beijiang Huimin Bank, Daqing Branch', 'bank', {
    from: parseDay('2016-09-01'),
    parent: null,
    superior: FINANCIAL_SUPERVISION,
  }),
  abolished('daqing-state-tax', '大庆市国家税务局', 'Daqing State Tax Bureau', TAX, TAX_MERGER),
  abolished('daqing-local-tax', '大庆市地方税务局', 'Daqing Local Tax Bureau', TAX, TAX_MERGER),
  abolished('daqing-food-drug', '大庆市食品药品监督管理局', 'Daqing Food and Drug Administration', MARKET, REFORM),
  abolished('daqing-work-safety', '大庆市安全生产监督管理局', 'Daqing Work Safety Administration', EMERGENCY, REFORM),
  abolished('daqing-environment', '大庆市环境保护局', 'Daqing Environmental Protection Bureau', ECOLOGY, REFORM),
  abolished('daqing-land-resources', '大庆市国土资源局', 'Daqing Land and Resources Bureau', LAND, REFORM),
  abolished('daqing-health-planning', '大庆市卫生和计划生育委员会', 'Daqing Health and Family Planning Commission', HEALTH, REFORM),
  abolished('daqing-construction', '大庆市城乡建设局', 'Daqing Urban-Rural Construction Bureau', HOUSING, REFORM),
  abolished('daqing-real-estate', '大庆市房产管理局', 'Daqing Real Estate Bureau', HOUSING, REFORM),
  abolished('daqing-inspection', '大庆出入境检验检疫局', 'Daqing Entry-Exit Inspection and Quarantine Bureau', CUSTOMS, CUSTOMS_MERGER),
  abolished('daqing-central-bank-old', '中国人民银行大庆市中心支行', 'People’s Bank of China, Daqing Central Sub-branch', CENTRAL_BANK, CENTRAL_BANK_REFORM),
  abolished('daqing-banking', '大庆银监分局', 'Daqing Banking Regulatory Office', BANKING_INSURANCE, BANKING_INSURANCE_MERGER),
  abolished(
    BANKING_INSURANCE,
    '中国银行保险监督管理委员会大庆监管分局',
    'Daqing Banking and Insurance Regulatory Office',
    FINANCIAL_SUPERVISION,
    FINANCIAL_REGULATOR,
    BANKING_INSURANCE_MERGER,
  ),
];
