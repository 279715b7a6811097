import type { SubjectId } from '../../../domain/ids.ts';
import { residentIdCheckDigit } from '../../../domain/resident-id.ts';
import type { Subject } from '../../../domain/subject.ts';
import { usccCheckDigit } from '../../../domain/uscc.ts';
import { between, drawFrom, oneOf, uuidOf } from './seeded.ts';
import type { Draw } from './seeded.ts';

const USCC_ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'] as const;
const ORG_CODE_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Daqing's districts and counties. */
const REGIONS = ['230602', '230603', '230604', '230605', '230606', '230621', '230622'] as const;

/** Invented companies: key and name. The two `yunshan` differ by one word on purpose. */
const COMPANIES = {
  yunshan: '大庆云杉机械设备有限公司',
  'yunshan-electric': '大庆云杉机电设备有限公司',
  yanqi: '大庆雁栖渚食品有限公司',
  taying: '大庆塔影澜建筑工程有限公司',
  hetang: '大庆荷塘昱餐饮管理有限公司',
  qingsha: '大庆青砂屿化工科技有限公司',
  shuoyue: '大庆朔月屏物流有限公司',
  luming: '大庆鹿鸣垅劳务服务有限公司',
  chenxi: '大庆晨汐坞环保设备有限公司',
  baihe: '大庆白鹤汀商贸有限公司',
  moran: '大庆墨苒堂印刷有限公司',
  fengxu: '大庆枫墟石油技术服务有限公司',
  songtao: '大庆松涛垚管道工程有限公司',
  yinhu: '大庆银笏门窗制造有限公司',
  zhiqiu: '大庆知秋圃农业科技有限公司',
  lanting: '大庆岚汀舟酒店管理有限公司',
  xuanwei: '大庆轩薇陌装饰装修有限公司',
  hanlu: '大庆寒麓峤供热服务有限公司',
  jiwu: '大庆霁梧桥医疗器械有限公司',
  cangling: '大庆苍翎渡汽车销售有限公司',
  yuquan: '大庆玉筌洼饮用水有限公司',
  tianhe: '大庆恬禾畈粮油加工有限公司',
  duoyun: '大庆朵昀台网络科技有限公司',
  beichen: '大庆北辰砚检测技术有限公司',
  shanlan: '大庆杉岚湾建材有限公司',
  ningbi: '大庆凝碧塬园林绿化有限公司',
  qiyue: '大庆栖玥庄家政服务有限公司',
  gutang: '大庆古棠坳物业服务有限公司',
  feilu: '大庆绯鹭滩渔业养殖有限公司',
  heyan: '大庆禾砚洲教育咨询有限公司',
  liusu: '大庆流溯岩钻采工具有限公司',
  suwen: '大庆素纹苑药房连锁有限公司',
} as const;

/** Invented persons: key, name and year of birth. */
const PERSONS = {
  lin: ['林栖梧', 1986],
  xu: ['许砚禾', 1979],
  gu: ['顾霁舟', 1991],
  shen: ['沈昱棠', 1973],
  meng: ['孟汀澜', 1988],
  qiao: ['乔苒麓', 1995],
  tan: ['谭垚屿', 1968],
  pei: ['裴溯洲', 1983],
  yu: ['喻枫笙', 1990],
  jiang: ['蒋翎坞', 1976],
} as const;

export type CompanyKey = keyof typeof COMPANIES;
export type PersonKey = keyof typeof PERSONS;
export type SubjectKey = CompanyKey | PersonKey;

export const subjectIdOf = (key: SubjectKey): SubjectId => uuidOf<SubjectId>(`subject/${key}`);

/** GB 11714: the ninth sign of the organisation code inside a USCC. */
function orgCodeCheck(first8: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * ORG_CODE_ALPHABET.indexOf(first8.charAt(at)), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

/** Organisation codes from MAYY up have not been given out, so that no number here is a real company's. */
function inventedUscc(draw: Draw): string {
  const code = `MAYY${Array.from({ length: 4 }, () => oneOf(draw, USCC_ALPHABET)).join('')}`;
  const first17 = `91${oneOf(draw, REGIONS)}${code}${orgCodeCheck(code)}`;
  return first17 + usccCheckDigit(first17);
}

/** 230600 is the city as a whole, which is never a person's place of registration, so that no number here is a real person's. */
function inventedResidentId(draw: Draw, birthYear: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const first17 = `230600${birthYear}${two(between(draw, 1, 12))}${two(between(draw, 1, 28))}${String(between(draw, 1, 999)).padStart(3, '0')}`;
  return first17 + residentIdCheckDigit(first17);
}

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): K[] => Object.keys(table) as K[];
export const COMPANY_KEYS: readonly CompanyKey[] = keysOf(COMPANIES);
export const PERSON_KEYS: readonly PersonKey[] = keysOf(PERSONS);

function company(key: CompanyKey): Subject {
  return { id: subjectIdOf(key), kind: 'company', name: COMPANIES[key], identifier: inventedUscc(drawFrom(`uscc/${key}`)) };
}

function person(key: PersonKey): Subject {
  const [name, birthYear] = PERSONS[key];
  return { id: subjectIdOf(key), kind: 'person', name, identifier: inventedResidentId(drawFrom(`resident/${key}`), birthYear) };
}

/** The subjects of the demo city: all invented, all with valid check digits. */
export const DEMO_SUBJECTS: readonly Subject[] = [...COMPANY_KEYS.map(company), ...PERSON_KEYS.map(person)];

/** The name under which a subject is registered. */
export function subjectNameOf(key: SubjectKey): string {
  const id = subjectIdOf(key);
  const found = DEMO_SUBJECTS.find((subject) => subject.id === id);
  if (found === undefined) throw new RangeError(`no subject ${key}`);
  return found.name;
}
