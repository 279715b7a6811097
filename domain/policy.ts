import { Refusal } from './errors.ts';
import type { Founded } from './founded.ts';
import type { IntakeRules } from './intake-rules.ts';
import type { Ladder } from './ladder.ts';
import type { Evidence, Limit, LimitName, ObjectionLimit } from './limit.ts';
import type {
  GOVERNING, LimitStart, PackLimitName, PackProcedure, PROTECTIONS, RECEIPT_RULES, RECIPIENT_SCOPES, REINSERTION_GUARDS, REPEAT_RULES, RETENTION_UNITS, RetentionEvent,
  RetentionKind, SILENCE_EFFECTS, UNVERIFIED_EFFECTS,
} from './policy-names.ts';
import type { MeasureKind } from './measure.ts';
import type { OverdueReportRule } from './overdue-report.ts';
import type { PausedDaysRule } from './paused-days-rule.ts';
import type { MeasureTerm } from './repair-terms.ts';
import type { RestorationDuty, Restorer } from './restoration-acts.ts';
import type { SigningChain } from './signing.ts';
import type { ServiceRule } from './social-service.ts';
import type { Day } from './time.ts';

/** A limit with what only a pack knows of it. */
export interface PackLimit extends Limit {
  /** What it starts with by its clause, where that is not what its name says. */
  from?: LimitStart;
  /** The clause states no share of its own for this stage: it is contained in this limit and never added to it. */
  within?: PackLimitName;
}

/** What the provider's silence does once `after` has run out; a sum per day where the law pays the subject. */
export interface SilenceRule extends Founded {
  after: PackLimitName;
  effect: (typeof SILENCE_EFFECTS)[number];
  /** What becomes of the record once a decision has found that nobody can verify it; absent: what its effect says. */
  unverified?: (typeof UNVERIFIED_EFFECTS)[number];
  amount: number | null;
  currency: string | null;
}
export interface ProtectionRule extends Founded { effect: (typeof PROTECTIONS)[number] }
/** Who is told of a correction: everyone ever given the record, or those of the last months. */
export interface RecipientRule extends Founded { scope: (typeof RECIPIENT_SCOPES)[number]; months: number | null }
/** Whether the subject's own statement is kept with a record that stays, and how long it may be. */
export interface StatementRule extends Founded { allowed: boolean; maxWords: number | null }
export interface ReinsertionRule extends Founded { guard: (typeof REINSERTION_GUARDS)[number] }
export interface RepeatRule extends Founded { rule: (typeof REPEAT_RULES)[number] }
/** How long one kind of data is kept; a pack's schedule has one rule for a kind at most, and a kind without one is kept. */
export interface RetentionRule extends Founded {
  kind: RetentionKind;
  event: RetentionEvent;
  count: number;
  unit: (typeof RETENTION_UNITS)[number];
}
/** Which edition governs what is under way when the rules change. */
export interface GoverningRule extends Founded { procedure: (typeof GOVERNING)[number]; publicity: (typeof GOVERNING)[number] }

/** What a decision must say of remedies (law.md §5). */
export interface Remedies {
  reconsiderationBody: string;
  /** 复议机构的地址; absent: the pack does not say. */
  reconsiderationAddress?: string;
  reconsiderationDays: number;
  suitMonths: number;
  basis: string;
  evidence: Evidence;
}

/** Until when what comes in counts as received on its day: 24:00, or the cut-off hour of the office whose duty begins with it, and only on its working days (law.md §8 no. 31). */
export interface ReceiptRule extends Founded { electronic: (typeof RECEIPT_RULES)[number] }

/** The day ends when the office closes, by the calendar's hours and on a half day earlier. */
export const CLOSE_OF_BUSINESS = 'closeOfBusiness';

/** One duty of restoring a reputation: what is to be done, by whom, and for which kinds of measures (null: any, and none at all). */
export interface RestorationRule extends Founded { duty: RestorationDuty; of: Restorer; measures: readonly MeasureKind[] | null }

/** What a pack may leave to the pack it inherits from. A rule that is null: no source was found, nothing is claimed. */
export interface PackRules {
  zone: string;
  /** The region whose working-day calendar counts. */
  calendarRegion: string;
  /** When a limit ends on its last day: 24:00, another hour, or CLOSE_OF_BUSINESS: when the office closes on that day (民法典 203). */
  dayEnd: string;
  /** How long after the due instant silence is declared; longer than the request and statement time-outs. */
  silenceGraceSeconds: number;
  /** Over how long procedures that fall due together are spread. */
  jitterSeconds: number;
  procedures: readonly PackProcedure[];
  governs: GoverningRule;
  /** What first day and roll of its limits rest on. */
  counting: Founded;
  /** null: electronic receipts count to 24:00. */
  receipt: ReceiptRule | null;
  silence: SilenceRule | null;
  protection: readonly ProtectionRule[];
  recipients: RecipientRule | null;
  statement: StatementRule | null;
  reinsertion: ReinsertionRule | null;
  repeat: RepeatRule | null;
  /** How long which data are kept; a kind that is not named is kept. */
  retention: readonly RetentionRule[];
  remedies: Remedies | null;
  /** How overdue duties are brought to mind, urged and escalated. */
  ladder: Ladder;
  /** What restoring a reputation takes, by whom; none: departments restore as they see fit. */
  restoration: readonly RestorationRule[];
  /** What happens between the door and acceptance, beside its limits. */
  intake: IntakeRules | null;
  /** For how long a measure lasts because of what, and who says so (四(四): 明确各类失信行为的联合惩戒期限); none: as its department registers it. */
  measureTerms: readonly MeasureTerm[];
  /** Whether days on which a measure rested are added to its term; none: they are not. */
  pausedDays: readonly PausedDaysRule[];
  /** Social service of natural persons as a way of repair (四(四)); null: there is none. */
  socialService: ServiceRule | null;
  /** 拟稿、审核、签发: whose hands a letter goes through before it is one. */
  signing: readonly SigningChain[];
  /** 月度超期通报; null: none is issued. */
  overdueReport: OverdueReportRule | null;
}
export type PackRuleName = keyof PackRules;
export const PACK_RULES = [
  'zone', 'calendarRegion', 'dayEnd', 'silenceGraceSeconds', 'jitterSeconds', 'procedures', 'governs', 'counting', 'receipt', 'silence', 'protection', 'recipients',
  'statement', 'reinsertion', 'repeat', 'retention', 'remedies', 'ladder', 'intake', 'restoration', 'measureTerms', 'pausedDays', 'socialService', 'signing', 'overdueReport',
] as const satisfies readonly PackRuleName[];
/** Rules that a pack may be silent about. */
export const OPTIONAL_RULES = ['receipt', 'retention', 'restoration', 'measureTerms', 'pausedDays', 'socialService', 'signing', 'overdueReport'] as const satisfies readonly PackRuleName[];

/** A dated pack of any procedure: its own values and those it inherits, each knowing which edition it is from. */
export interface Pack extends PackRules {
  /** `<pack>/<edition>`, e.g. CN-230600/2026-11. */
  version: string;
  /** Which authority's pack, by country and administrative division code. */
  pack: string;
  name: string;
  inherits: string | null;
  validFrom: Day;
  validTo: Day | null;
  /** What a reader has to know of how the sources were read. */
  note: string | null;
  limits: Readonly<Partial<Record<PackLimitName, PackLimit>>>;
  /** Of each value, by its JSON pointer, the edition whose file states it. */
  provenance: Readonly<Record<string, string>>;
}

/** The pack of an objection procedure: every number of it with its basis; a case keeps the version it was received under. */
export interface PolicyPack extends Pack {
  limits: Readonly<Record<ObjectionLimit, PackLimit> & Partial<Record<PackLimitName, PackLimit>>>;
  remedies: Remedies;
}

/** The limit of a name in a pack; a clock on a limit that its pack does not state is a fault of the installation. */
export function packLimit(pack: Pick<Pack, 'limits' | 'version'>, name: LimitName): Limit {
  const limit = pack.limits[name];
  if (limit === undefined) throw new Refusal('internal', { detail: `pack ${pack.version} states no ${name}` });
  return limit;
}

/** Whether a pack carries an objection procedure; only such a one can receive a case. */
export const isObjectionPack = (pack: Pack): pack is PolicyPack => pack.procedures.includes('objection');

/** For how many months back recipients are told; null: everyone who was ever given the record. */
export const lookBackMonths = ({ recipients }: PolicyPack): number | null => (recipients?.scope === 'lookBack' ? recipients.months : null);
