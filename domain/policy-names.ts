import { LIMITS, REPAIR_LIMITS, RESTORATION_LIMITS } from './limit.ts';

/** What a pack can be for; each needs the limits of its procedure (`REQUIRED_LIMITS`). */
export const PACK_PROCEDURES = ['objection', 'repair', 'dispute'] as const;
export type PackProcedure = (typeof PACK_PROCEDURES)[number];

/** Limits that a pack may have beside those every objection needs: further steps, repair (信用修复), and disputes elsewhere in the world. */
export const FURTHER_LIMITS = [
  // objection
  'mark', // 异议标注, from receipt
  'forwarding', // platform hands the objection to the provider, from receipt
  'platformCheck', // what the platform can check in its own data
  // repair
  ...REPAIR_LIMITS,
  ...RESTORATION_LIMITS, // duties of a restoration order, from the order
  'repairResultSharing', // result handed to the deciding unit
  'publicityMinorMax', 'publicityGeneralMin', 'publicityGeneralMax', 'publicitySeriousMin', 'publicitySeriousMax',
  'falseCommitmentBar', // no repair after a false commitment
  // disputes
  'disputeTotal', // the whole examination, from the dispute
  'furnisherNotice', 'correctionByProvider', 'resultNotice', 'frivolousNotice', 'reinsertionNotice', 'procedureDescription', 'expeditedDeletion',
  'compensationClaim', // 请求国家赔偿, from when the harm was known
  'refusalNotice', 'decisionNotice', 'statementFiling', 'statementDecision', 'compensationPayment',
] as const;
export const PACK_LIMITS = [...LIMITS, ...FURTHER_LIMITS] as const;
export type PackLimitName = (typeof PACK_LIMITS)[number];

/** The clocks each procedure cannot do without. */
export const REQUIRED_LIMITS: Readonly<Record<PackProcedure, readonly PackLimitName[]>> = {
  objection: LIMITS,
  repair: [...REPAIR_LIMITS, 'recipientConfirmation', 'escalation', 'publicityGeneralMin', 'publicityGeneralMax'],
  dispute: ['disputeTotal'],
};

/** The stages that follow one another inside a procedure's total; their sum must not exceed it. */
export const SERIAL_STAGES: Readonly<Record<PackProcedure, { total: PackLimitName; stages: readonly PackLimitName[] }>> = {
  objection: { total: 'total', stages: ['acceptance', 'verification', 'decision', 'service'] },
  repair: { total: 'repairTotal', stages: ['repairAcceptance', 'repairDecision'] },
  dispute: { total: 'disputeTotal', stages: ['correctionByProvider'] },
};

/** What goes on beside a serial stage, from the same beginning: the longer of the two counts. */
export const BESIDE: Readonly<Partial<Record<PackLimitName, PackLimitName>>> = { acceptance: 'forwarding', verification: 'platformCheck' };

/** What cannot take longer than the whole procedure, whatever it follows. */
export const AT_MOST_TOTAL: readonly PackLimitName[] = ['mark', 'forwarding', 'platformCheck', 'escalation', 'hardStop'];

/** A least period and the longest one it must not exceed. */
export const ORDERED_LIMITS: readonly (readonly [PackLimitName, PackLimitName])[] = [
  ['publicityGeneralMin', 'publicityGeneralMax'], ['publicitySeriousMin', 'publicitySeriousMax'],
  ...RESTORATION_LIMITS.map((duty) => [duty, 'restoration'] as const),
];

/** What a clause lets a limit start with, where it is not what the limit's name says. */
export const LIMIT_STARTS = ['receipt', 'acceptance', 'request', 'notice', 'decision', 'service', 'completion', 'publication', 'penaltyDecision', 'answer', 'resolution'] as const;
export type LimitStart = (typeof LIMIT_STARTS)[number];

export const RECEIPT_RULES = ['untilMidnight', 'untilCutOff'] as const;
export const SILENCE_EFFECTS = ['none', 'annotate', 'stopDisclosure', 'delete', 'payPerDay'] as const;
/** What becomes of a record that nobody can verify (law.md §8, 41). */
export const UNVERIFIED_EFFECTS = ['annotate', 'stopDisclosure', 'delete'] as const;
export const PROTECTIONS = ['mark', 'restrictUse', 'stopDisclosure', 'suspendMeasures'] as const;
export const RECIPIENT_SCOPES = ['everyRecipient', 'lookBack', 'none'] as const;
export const REINSERTION_GUARDS = ['blockAndAlert', 'certifyAndNotify', 'none'] as const;
export const REPEAT_RULES = ['newEvidence', 'frivolousNotice', 'none'] as const;
export const GOVERNING = ['receipt', 'moreFavourable', 'event'] as const;

/**
 * Kinds of data that a schedule of retention speaks of (个人信息保护法 第十九、四十七条: no longer than needed, then erased):
 * `case`, `inquiry`, `repair`, `complaint`: words, letters, files and shown numbers of a dossier · `upload`: a batch's rows, those held back among them · `incident`: what was found, answered and decided for a whole batch · `record`: the fields and titles of a record and its measures ·
 * `subject`: name, number, key, account · `draftEvidence`: a file that no act ever named · `check`: what a department asked before it acted ·
 * `message`: a mail that went out, with its address.
 */
export const RETENTION_KINDS = ['case', 'inquiry', 'repair', 'complaint', 'upload', 'incident', 'record', 'subject', 'draftEvidence', 'check', 'message'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** What a period runs from. `finished`: a batch was read to its end, or its last row decided. `lastErased`: the last of a subject's cases, inquiries, repairs and records was erased. */
export const RETENTION_EVENTS = ['closed', 'answered', 'finished', 'provided', 'lastErased', 'uploaded', 'asked', 'sent'] as const;
export type RetentionEvent = (typeof RETENTION_EVENTS)[number];
export const EVENT_OF: Readonly<Record<RetentionKind, RetentionEvent>> = {
  case: 'closed', inquiry: 'answered', repair: 'closed', complaint: 'answered', upload: 'finished', incident: 'closed', record: 'provided', subject: 'lastErased', draftEvidence: 'uploaded', check: 'asked', message: 'sent',
};

export const RETENTION_UNITS = ['years', 'months'] as const;

export const EXTENDERS = ['providerPrincipal', 'platform', 'competentOrgan'] as const;
export const STOP_REASONS = ['expertTest', 'supplement', 'jointMeeting', 'forceMajeure', 'applicant'] as const;
export const EVIDENCE = ['text', 'secondary', 'draft', 'memory', 'assumption'] as const;
export const UNITS = ['workingDays', 'calendarDays', 'months', 'hours'] as const;
export const ROLLS = ['none', 'nextWorkingDay'] as const;

/** The bounds of numbers in a pack. */
export const BOUNDS = { count: 1000, times: 10, seconds: 86_400, words: 10_000, amount: 1_000_000, months: 1200 } as const;

/** How the texts of a pack look; the schema uses the same. */
export const PATTERNS = {
  pack: /^[A-Z]{2}(-[A-Za-z0-9]+)*$/,
  version: /^\S+\/\d{4}-\d{2}(\.\d+)?$/,
  dayEnd: /^(24:00|closeOfBusiness|([01]\d|2[0-3]):[0-5]\d)$/,
  /** A source of shared/domain/law.md by its number, one of its sections, or an address. */
  source: /^(law\.md( §\d+(\.\d+)?)?( #\d+(, #\d+)*)?|https?:\/\/\S+)$/,
  currency: /^[A-Z]{3}$/,
} as const;
