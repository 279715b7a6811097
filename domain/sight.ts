import type { Actor, Role } from './actor.ts';
import { hasRole } from './actor.ts';
import { EMERGENCY_ROLES } from './emergency.ts';
import type { Sensitivity } from './sensitivity.ts';
import { levelsUpTo } from './sensitivity.ts';

/**
 * How a person can be tied to a row: the person themself, the subject they act for, or the organisation they work for stands in it. `platform`: it is
 * the platform. `above`: it is the platform's own organ or the one above it, to which every row is open, or the one right above an organisation that
 * the row's dossier is about, that was called upon in it or examines a complaint of it (督办); its own cases are never another authority's.
 */
export type Tie =
  | 'self' | 'platform' | 'above' | 'subject' | 'party' | 'owner' | 'author' | 'addressee' | 'provider' | 'recipient' | 'executor' | 'ordered' | 'examiner' | 'concerned' | 'handedIn' | 'agent' | 'emergency';

/** Whoever has one of the roles sees the row: any row, or one they are tied to; `upTo`: of a record no more sensitive than this. */
interface ByRole {
  roles: readonly Role[];
  tie: 'any' | Exclude<Tie, 'self'>;
  upTo?: Sensitivity;
}
/** `anybody`: also before a login. `self`: the person the row is of, whatever their roles. */
export type SightRule = 'anybody' | 'self' | ByRole;

const DEPARTMENTS = ['provider', 'executor'] as const satisfies readonly Role[];
const PARTIES = ['subject', ...DEPARTMENTS] as const satisfies readonly Role[];

const clerks: SightRule = { roles: ['clerk'], tie: 'platform' };
const supervisors: SightRule = { roles: ['supervisor'], tie: 'above' };
/** An auditor oversees what was done, not what was said about whom. */
const auditors: SightRule = { roles: ['auditor'], tie: 'any' };
const STAFF = [clerks, supervisors] as const;
const OVERSIGHT = [...STAFF, auditors] as const;
const ownSubject: SightRule = { roles: ['subject'], tie: 'subject' };
/** 代理: for whom this very person acts, under a power that was examined, runs still and was not withdrawn (`domain/power.ts`). */
const agents: SightRule = { roles: ['subject'], tie: 'agent' };
/** 紧急查看: opened by this very person, for a reason, while it lasts (`domain/emergency.ts`). */
const emergency: SightRule = { roles: EMERGENCY_ROLES, tie: 'emergency' };
const ownAct: SightRule = { roles: DEPARTMENTS, tie: 'author' };

const LOG = [...OVERSIGHT, ownAct] as const;
const WORDS = [...STAFF, ownSubject, ownAct, agents, emergency] as const;
/** 对举报人信息严格保密 (三(六)), and so for whoever complains. */
const CONFIDED = [{ roles: ['supervisor'], tie: 'examiner' }, ownSubject] as const satisfies readonly SightRule[];
const COMPLAINT = [...CONFIDED, { roles: ['auditor'], tie: 'any' }] as const satisfies readonly SightRule[];
/** 授权查询: that it was once given a record does not show a department what is restricted; a measure, a case or an order about it does. */
export const RECIPIENTS_SEE: Sensitivity = 'shared';
const RECORD = [
  ...OVERSIGHT, ownSubject, { roles: ['provider'], tie: 'provider' }, { roles: ['executor'], tie: 'recipient', upTo: RECIPIENTS_SEE }, { roles: ['executor'], tie: 'executor' },
  { roles: ['executor'], tie: 'addressee' }, { roles: DEPARTMENTS, tie: 'party' }, agents, emergency,
] as const satisfies readonly SightRule[];

/**
 * Who sees which kind of row: the one table, role by relation by kind. Row-level security is made from it, so what is not
 * written here is not shown, whatever a query asks for. What of a row a page then shows is narrower, never wider.
 */
export const SIGHT = {
  businessTime: ['anybody'],
  organisation: ['anybody'],
  /** Names and identifiers; a department knows those whom its records, measures and cases are about. */
  subject: [...STAFF, ownSubject, { roles: DEPARTMENTS, tie: 'concerned' }, agents, emergency],
  person: ['self'],
  /** A case's log holds ids, kinds, days and instants; every party of the case folds it. */
  caseLog: [...LOG, { roles: PARTIES, tie: 'party' }, agents, emergency],
  recordLog: [...LOG, ownSubject, { roles: ['provider'], tie: 'provider' }, emergency],
  inquiryLog: [...OVERSIGHT, ownSubject],
  uploadLog: LOG,
  /** 投诉: whoever complains, and the organ above that examines it; never the unit complained of, the platform's own clerks included. */
  complaint: COMPLAINT,
  complaintLog: COMPLAINT,
  complaintWords: CONFIDED,
  complaintEvidence: ['self', ...CONFIDED],
  /** What the unit is ordered, in the examiner's words; the complainant's are not with it. */
  complaintOrder: [...COMPLAINT, { roles: [...DEPARTMENTS, 'clerk'], tie: 'addressee' }],
  /** A faulty batch: its provider's, who verifies it, and for those who oversee. */
  incident: [...OVERSIGHT, { roles: ['provider'], tie: 'provider' }],
  /** A batch that a provider handed in: its own, and for those who oversee. */
  upload: [...OVERSIGHT, { roles: ['provider'], tie: 'provider' }],
  installationLog: [...LOG, { roles: ['operator'], tie: 'any' }],
  /** What people wrote, still sealed: the objection to those who have to answer it, the decision also to those whose copies it changes. */
  filedWords: [...WORDS, { roles: ['provider'], tie: 'provider' }],
  decidedWords: [...WORDS, { roles: ['provider'], tie: 'provider' }, { roles: ['executor'], tie: 'recipient' }],
  otherWords: WORDS,
  /** What a principal and its unit say to each other before it answers: theirs alone. */
  unitWords: [{ roles: ['provider'], tie: 'author' }, { roles: ['provider'], tie: 'provider' }],
  /** What a decision might say, and why it was sent back: nobody's before it is signed but the platform's. */
  draftWords: [...STAFF],
  record: RECORD,
  recordVersion: RECORD,
  recordRecipient: [...OVERSIGHT, ownSubject, { roles: ['provider'], tie: 'provider' }, { roles: ['executor'], tie: 'recipient' }, agents, emergency],
  /** `ordered`: also one that another organisation imposed before a reform, when the order about it went to its successor. */
  measure: [...OVERSIGHT, ownSubject, { roles: ['executor'], tie: 'executor' }, { roles: ['executor'], tie: 'ordered' }, agents, emergency],
  case: [...OVERSIGHT, { roles: PARTIES, tie: 'party' }, agents, emergency],
  caseParty: [...OVERSIGHT, { roles: PARTIES, tie: 'party' }, agents, emergency],
  /** Who acts for whom in a case: both, and those who examined it. */
  power: ['self', ...OVERSIGHT, ownSubject],
  /** Orders and notices to departments: each its own. */
  order: [...OVERSIGHT, ownSubject, { roles: DEPARTMENTS, tie: 'addressee' }, agents, emergency],
  /** 月度超期通报: the units named in it, those above them, and the organ that issued it; nothing of any subject stands in it. */
  overdueReport: [clerks, auditors, { roles: [...DEPARTMENTS, 'supervisor'], tie: 'addressee' }, { roles: ['supervisor'], tie: 'author' }],
  /** 转办、延期申请: the unit's that it is with and its principal's. */
  internalTask: [...OVERSIGHT, { roles: ['provider'], tie: 'addressee' }],
  /** Whoever sees a measure has to see all that holds it, or it would seem to be in force. */
  hold: [...OVERSIGHT, ownSubject, { roles: PARTIES, tie: 'party' }, { roles: ['executor'], tie: 'executor' }, agents, emergency],
  clock: [...OVERSIGHT, ownSubject, { roles: PARTIES, tie: 'owner' }, agents, emergency],
  /** By when a complaint is answered, and by when the unit reports what it was ordered; of the one the unit does not know. */
  complaintClock: [...COMPLAINT, { roles: [...DEPARTMENTS, 'clerk'], tie: 'owner' }],
  /** `author`: the organisation in whose name it was issued. */
  letter: [...STAFF, { roles: PARTIES, tie: 'addressee' }, { roles: DEPARTMENTS, tie: 'author' }, agents],
  /** To whoever complained, and of the organ that examines; the platform's own clerks may be those complained of. */
  complaintLetter: [{ roles: ['supervisor'], tie: 'examiner' }, { roles: ['subject'], tie: 'addressee' }],
  /** A file that no act has named yet is its owner's alone. */
  draftEvidence: ['self'],
  /** An objection that is being written. */
  draft: ['self'],
  /** What a record has cost its subject, while it is nobody's but the subject's: what it files stands in the case. */
  harmEntry: [ownSubject],
  evidence: ['self', ...STAFF, ownSubject, { roles: ['provider'], tie: 'provider' }, { roles: DEPARTMENTS, tie: 'handedIn' }, agents, emergency],
  inquiry: [...OVERSIGHT, ownSubject],
  /** A repair: its subject, the authority that made the record, and whoever is told of it. */
  repair: [...OVERSIGHT, ownSubject, { roles: ['provider'], tie: 'provider' }, { roles: PARTIES, tie: 'party' }],
  /** What the authority's own system said of a record, for its subject, the authority and the platform. */
  fetchedProof: [...OVERSIGHT, ownSubject, { roles: ['provider'], tie: 'provider' }],
  /** Social service: the person's own, the organisation's that it was done for, and the platform's. */
  socialService: [...OVERSIGHT, ownSubject, { roles: DEPARTMENTS, tie: 'addressee' }],
  procedure: [{ roles: ['supervisor', 'auditor', 'operator'], tie: 'any' }],
  basisConfirmation: [{ roles: ['clerk', 'supervisor', 'auditor', 'operator'], tie: 'any' }],
  /** That somebody had a person's whole number shown: the person's to know, and for those who oversee. */
  reveal: ['self', supervisors, auditors, ownSubject],
  /** How a person is told of duties: the person's own. */
  setting: ['self'],
  /** Which calendars count, and the roots that are published: everybody's. */
  calendarAdoption: ['anybody'],
  bulletin: ['anybody'],
  calendarChange: [{ roles: ['supervisor', 'auditor', 'operator'], tie: 'any' }],
  delivery: ['self', { roles: ['operator'], tie: 'any' }],
  /** Who has looked at what: the person looked at, and those who oversee. */
  access: [supervisors, auditors, ownSubject],
  /** Of a complaint: whoever looks at it is told to nobody who may not know of it. */
  complaintAccess: COMPLAINT,
  accessSeal: [{ roles: ['auditor'], tie: 'any' }],
  /** What a department asked before it acted: its own, and for those who oversee. */
  /** 信用报告: whom it was issued to, and whom it is about. */
  creditReport: [auditors, ownSubject, { roles: ['executor'], tie: 'author' }],
  /** 法定代表人: who was it of which company, for both and those who enter and oversee it. */
  representation: [...OVERSIGHT, ownSubject],
  measureCheck: [supervisors, auditors, { roles: ['executor'], tie: 'author' }],
  /** What was opened in an emergency: whoever did it, whom it is about, and those who oversee. */
  emergency: ['self', supervisors, auditors, ownSubject],
  /** What is kept although its period is over, and what was erased: the subject's to know, and for those who oversee. */
  legalHold: [supervisors, { roles: ['auditor', 'operator'], tie: 'any' }, ownSubject],
  erasure: [supervisors, { roles: ['auditor', 'operator'], tie: 'any' }, ownSubject],
  /** Of a complaint: not the platform's operator's either, who may be of the unit complained of. */
  complaintErasure: COMPLAINT,
  /** Which programs act for which organisation, and with which public keys. */
  machine: [{ roles: ['supervisor', 'auditor', 'operator'], tie: 'any' }],
  /** Keys, sessions, counters, kept outcomes: the register's own, no request reads them. */
  internal: [],
} as const satisfies Record<string, readonly SightRule[]>;

export type RowKind = keyof typeof SIGHT;

/**
 * 对举报人信息严格保密 (2018 notice, 三(六)): who turns to the platform about an authority, without an objection that this authority has to
 * answer, is not known to any department by these rows. So with a complaint; an order that follows is in the examiner's words.
 */
export const KEPT_FROM_DEPARTMENTS = ['inquiry', 'inquiryLog', 'complaint', 'complaintLog', 'complaintWords', 'complaintEvidence', 'complaintLetter', 'draftEvidence', 'draft', 'harmEntry', 'person', 'setting', 'reveal', 'access', 'complaintAccess', 'complaintErasure', 'internal'] as const satisfies readonly RowKind[];

export const sightRules = (kind: RowKind): readonly SightRule[] => SIGHT[kind];

/** Who stands in a row, by relation: `user:<id>`, `subject:<id>`, `org:<id>`. */
export type Ties = Partial<Record<Tie, readonly string[]>>;

/** Whether somebody sees a row of a kind with these ties, of a record of this level; null is whoever has not logged in. */
export function sees(reader: Actor | null, kind: RowKind, ties: Ties, level: Sensitivity = 'restricted'): boolean {
  return sightRules(kind).some((rule) => {
    if (rule === 'anybody') return true;
    if (reader === null) return false;
    if (rule === 'self') return ties.self?.includes(`user:${reader.userId}`) ?? false;
    const { tie, upTo } = rule;
    if (upTo !== undefined && !levelsUpTo(upTo).includes(level)) return false;
    if (tie === 'any') return rule.roles.some((role) => hasRole(reader, role));
    if (tie === 'emergency' || tie === 'agent') return rule.roles.some((role) => hasRole(reader, role)) && (ties[tie]?.includes(`user:${reader.userId}`) ?? false);
    return standsFor(reader, rule.roles).some((name) => ties[tie]?.includes(name));
  });
}

/** Whom a person stands for in these roles: in the subject's role for the subject, in any other for the organisation. */
export function standsFor(reader: Actor, roles: readonly Role[]): string[] {
  const held = roles.filter((role) => hasRole(reader, role));
  return [
    ...(reader.subjectId !== null && held.includes('subject') ? [`subject:${reader.subjectId}`] : []),
    ...(reader.orgId !== null && held.some((role) => role !== 'subject') ? [`org:${reader.orgId}`] : []),
  ];
}
