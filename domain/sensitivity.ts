import type { RecordCategory } from './record.ts';
import type { Subject } from './subject.ts';
import type { Day } from './time.ts';

/** 公开属性: shown to everybody, shared among authorities, or only where somebody has to do with it (授权查询); the narrowest last. */
export const SENSITIVITIES = ['public', 'shared', 'restricted'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** The narrower of two. */
export const stricter = (a: Sensitivity, b: Sensitivity): Sensitivity => (SENSITIVITIES.indexOf(a) < SENSITIVITIES.indexOf(b) ? b : a);

/** Every level that is no narrower than this one. */
export const levelsUpTo = (level: Sensitivity): Sensitivity[] => SENSITIVITIES.slice(0, SENSITIVITIES.indexOf(level) + 1);

/** A type of record has a level for companies and one for natural persons: 涉及商业秘密、个人隐私的除外 (2018 notice, 四(一)). */
const BY_TYPE: Readonly<Record<RecordCategory, Readonly<Record<Subject['kind'], Sensitivity>>>> = {
  penalty: { company: 'public', person: 'shared' }, abnormalList: { company: 'public', person: 'shared' }, seriousList: { company: 'public', person: 'shared' },
  taxViolation: { company: 'public', person: 'shared' }, workSafety: { company: 'public', person: 'shared' }, wageArrears: { company: 'public', person: 'shared' },
  redList: { company: 'public', person: 'shared' },
};

/** 个人信息保护法 第二十八条: what is about a child under 14 is sensitive personal information. */
const CHILD_YEARS = 14;

function isChild(residentId: string, on: Day): boolean {
  const born = residentId.slice(6, 14);
  const turns = `${Number(born.slice(0, 4)) + CHILD_YEARS}${born.slice(4)}`;
  return on.replaceAll('-', '') < turns;
}

/** What a publication says instead of a name where the record is restricted (law.md §8, 40): whoever is meant knows, others do not learn. */
export const redactedName = ({ kind, name }: Pick<Subject, 'kind' | 'name'>): string => (kind === 'person' ? `${[...name][0] ?? ''}某某` : '某单位');

/**
 * The level of a record when it is provided: that of its type, narrower for a child's. `stated`: a provider may narrow it, where what it says is
 * sensitive (个人信息保护法 第二十八条: medical health, finances, whereabouts), and never widen it.
 */
export function sensitivityOf(record: { category: RecordCategory; subjectKind: Subject['kind']; identifier: string; on: Day; stated?: Sensitivity | undefined }): Sensitivity {
  const { category, subjectKind, identifier, on, stated = 'public' } = record;
  const level = stricter(BY_TYPE[category][subjectKind], stated);
  return subjectKind === 'person' && isChild(identifier, on) ? 'restricted' : level;
}
