import { asId } from '../../../domain/ids.ts';
import type { OrgId, SubjectId, UserId } from '../../../domain/ids.ts';
import type { Actor, Oversight, Role } from '../../../domain/actor.ts';
import {
  AUDIT, BANK, DEMO_ORGANISATIONS, ECOLOGY, EMERGENCY, ENTERPRISE_SYSTEM, FINANCE, FINANCIAL_SUPERVISION, GOVERNMENT, HOUSING, LABOUR, LAND,
  MARKET, PLATFORM, PROVINCIAL_PLATFORM, PROVINCIAL_TAX, RESOURCES, SECOND_BANK, TAX, TAX_INSPECTION, TRANSPORT, VOLUNTEERS,
} from './organisations.ts';
import { subjectIdOf, subjectNameOf } from './subjects.ts';
import type { SubjectKey } from './subjects.ts';

/** The same words in both languages of the web app. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** Somebody a visitor of the demo may log in as. */
export interface DemoIdentity {
  id: UserId;
  name: string;
  nameEn: string;
  roles: readonly Role[];
  orgId: OrgId | null;
  subjectId: SubjectId | null;
  /** What the person does here, for the login page. */
  roleText: Bilingual;
  /** Where the person belongs, for the login page. */
  orgText: Bilingual;
}

function staff(id: string, orgId: OrgId, name: string, nameEn: string, roles: readonly Role[], zh: string, en: string): DemoIdentity {
  const organisation = DEMO_ORGANISATIONS.find((candidate) => candidate.id === orgId);
  if (organisation === undefined) throw new RangeError(`no organisation ${orgId}`);
  const orgText = { zh: organisation.name, en: organisation.nameEn };
  return { id: asId<UserId>(id), name, nameEn, roles, orgId, subjectId: null, roleText: { zh, en }, orgText };
}

function subject(id: string, key: SubjectKey, name: string, nameEn: string, role: Bilingual, orgEn: string): DemoIdentity {
  const orgText = { zh: subjectNameOf(key), en: orgEn };
  return { id: asId<UserId>(id), name, nameEn, roles: ['subject'], orgId: null, subjectId: subjectIdOf(key), roleText: role, orgText };
}

const REPRESENTATIVE: Bilingual = { zh: '信用主体（企业法定代表人）', en: 'Subject (legal representative of a company)' };
const BOTH = ['provider', 'executor'] as const satisfies readonly Role[];
const provides = ['信息提供单位、执行单位经办人', 'Clerk of an information provider and executing department'] as const;
const executes = ['执行单位经办人', 'Clerk of an executing department'] as const;
const receives = ['接收单位经办人', 'Clerk of a recipient of records'] as const;

/**
 * The people of the demo, invented: at least one per role, and one in every organisation that has a part in the
 * scenarios and demo cases, so that each can be played to its end. Who only receives records confirms them as an executor does.
 */
export const DEMO_IDENTITIES: readonly DemoIdentity[] = [
  subject('company-yunshan', 'yunshan', '方砚秋', 'Fang Yanqiu', REPRESENTATIVE, 'Daqing Yunshan Machinery Co., Ltd.'),
  subject('company-yanqi', 'yanqi', '康汀白', 'Kang Tingbai', REPRESENTATIVE, 'Daqing Yanqizhu Food Co., Ltd.'),
  subject('person-lin', 'lin', subjectNameOf('lin'), 'Lin Qiwu', { zh: '信用主体（自然人）', en: 'Subject (natural person)' }, 'Natural person'),
  subject('lawyer-qiao', 'qiao', subjectNameOf('qiao'), 'Qiao Ranlu', { zh: '律师（代他人提出异议）', en: 'Lawyer (files objections for others)' }, 'Natural person'),
  staff('tax-provider', TAX, '陆知衡', 'Lu Zhiheng', ['provider'], '信息提供单位经办人', 'Clerk of an information provider'),
  staff('tax-principal', TAX, '邵临渊', 'Shao Linyuan', ['provider', 'principal'], '信息提供单位负责人（审批延期）', 'Principal of an information provider (approves extensions)'),
  staff('tax-unit', TAX_INSPECTION, '骆少川', 'Luo Shaochuan', ['provider'], '下属单位经办人（承办转办）', 'Clerk of a subordinate unit (prepares answers)'),
  staff('market-clerk', MARKET, '祁叙安', 'Qi Xu’an', BOTH, ...provides),
  staff('market-principal', MARKET, '桑予安', 'Sang Yu’an', ['provider', 'principal'], '信息提供单位负责人（审批延期）', 'Principal of an information provider (approves extensions)'),
  staff('labour-clerk', LABOUR, '尹疏桐', 'Yin Shutong', BOTH, ...provides),
  staff('housing-clerk', HOUSING, '闻钧石', 'Wen Junshi', BOTH, ...provides),
  staff('transport-clerk', TRANSPORT, '邬行远', 'Wu Xingyuan', BOTH, ...provides),
  staff('ecology-clerk', ECOLOGY, '岑映川', 'Cen Yingchuan', BOTH, ...provides),
  staff('emergency-clerk', EMERGENCY, '鲁承岳', 'Lu Chengyue', BOTH, ...provides),
  staff('resources-clerk', RESOURCES, '翟怀瑾', 'Zhai Huaijin', ['executor'], ...executes),
  staff('finance-clerk', FINANCE, '穆清越', 'Mu Qingyue', ['executor'], ...executes),
  staff('bank-clerk', BANK, '应书澜', 'Ying Shulan', ['executor'], ...executes),
  staff('second-bank-clerk', SECOND_BANK, '池云泽', 'Chi Yunze', ['executor'], ...executes),
  staff('land-clerk', LAND, '屈清川', 'Qu Qingchuan', ['executor'], ...executes),
  staff('province-clerk', PROVINCIAL_PLATFORM, '戚文屿', 'Qi Wenyu', ['executor'], ...receives),
  staff('enterprise-clerk', ENTERPRISE_SYSTEM, '柯予宁', 'Ke Yuning', ['executor'], ...receives),
  staff('volunteer-clerk', VOLUNTEERS, '贺知禾', 'He Zhihe', ['executor'], '公益服务组织经办人', 'Clerk of a volunteer organisation'),
  staff('platform-clerk', PLATFORM, '温如砥', 'Wen Rudi', ['clerk'], '信用平台经办人', 'Clerk of the credit platform'),
  staff('platform-clerk-2', PLATFORM, '简明舟', 'Jian Mingzhou', ['clerk'], '信用平台签发人', 'Clerk of the credit platform who signs decisions'),
  staff('platform-clerk-3', PLATFORM, '谈知远', 'Tan Zhiyuan', ['clerk'], '信用平台负责人（重新核查后签发）', 'Head of the credit platform (signs what is examined anew)'),
  staff('supervisor', GOVERNMENT, '盛景行', 'Sheng Jingxing', ['supervisor'], '督办人员（市政府）', 'Supervisor (municipal government)'),
  staff('supervisor-2', GOVERNMENT, '凌致远', 'Ling Zhiyuan', ['supervisor'], '督办人员（市政府，解除暂停销毁）', 'Supervisor (municipal government; lifts legal holds)'),
  staff('supervisor-tax', PROVINCIAL_TAX, '卓远桥', 'Zhuo Yuanqiao', ['supervisor'], '督办人员（上级税务机关）', 'Supervisor (superior tax authority)'),
  staff('supervisor-finance', FINANCIAL_SUPERVISION, '封若谷', 'Feng Ruogu', ['supervisor'], '督办人员（金融监管）', 'Supervisor (financial regulator)'),
  staff('auditor', AUDIT, '项镜明', 'Xiang Jingming', ['auditor'], '审计人员', 'Auditor'),
  staff('operator', PLATFORM, '计维一', 'Ji Weiyi', ['operator'], '系统运维人员', 'Operator'),
];

/** The identity of that name; throws when there is none. */
export function getDemoIdentity(id: string): DemoIdentity {
  const found = DEMO_IDENTITIES.find((identity) => identity.id === id);
  if (found === undefined) throw new RangeError(`no demo identity ${id}`);
  return found;
}

/** Who acts when a demo identity does. */
export const actorOf = ({ id, name, roles, orgId, subjectId }: DemoIdentity): Actor => ({
  userId: id, name, roles, orgId, subjectId,
  ...(roles.includes('supervisor') && orgId !== null ? { oversight: oversightOf(orgId) } : {}),
});

/** What stands under an organisation of the demo, as the register reads it from its own table. */
const oversightOf = (org: OrgId): Oversight => ({
  house: org === PLATFORM || DEMO_ORGANISATIONS.some(({ id, superiorId }) => id === PLATFORM && superiorId === org),
  below: DEMO_ORGANISATIONS.filter(({ superiorId }) => superiorId === org).map(({ id }) => id).sort(),
});
