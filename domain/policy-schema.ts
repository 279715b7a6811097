/* oxlint-disable unicorn/no-thenable -- `then` is a key of JSON Schema, and no schema is ever awaited */
import { TRANSFER_REASONS } from './intake-acts.ts';
import { MOST_DAYS_BEFORE, RUNGS } from './ladder.ts';
import { LETTER_KINDS } from './letter.ts';
import { LATEST_WORKING_DAY } from './overdue-report.ts';
import { GROUND_KINDS, REMEDIES } from './objection.ts';
import { MEASURE_KINDS } from './measure.ts';
import { REPAIR_CLASSES } from './publicity.ts';
import { RECORD_CATEGORIES } from './record.ts';
import { RESTORATION_DUTIES, RESTORERS } from './restoration-acts.ts';
import { SIGNING_ORGANS } from './signing.ts';
import { OPTIONAL_RULES, PACK_RULES } from './policy.ts';
import {
  BOUNDS, EVENT_OF, EVIDENCE, EXTENDERS, GOVERNING, LIMIT_STARTS, PACK_LIMITS, PACK_PROCEDURES, PATTERNS, PROTECTIONS, RECEIPT_RULES, RECIPIENT_SCOPES, REINSERTION_GUARDS,
  REPEAT_RULES, RETENTION_KINDS, RETENTION_UNITS, ROLLS, SILENCE_EFFECTS, STOP_REASONS, UNITS, UNVERIFIED_EFFECTS,
} from './policy-names.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string', pattern: '\\S' };
const matching = (pattern: RegExp): Schema => ({ type: 'string', pattern: pattern.source });
const oneOf = (values: readonly string[]): Schema => ({ enum: [...values] });
const integer = (minimum: number, maximum: number): Schema => ({ type: 'integer', minimum, maximum });
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const day: Schema = { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const closed = (properties: Record<string, Schema>, optional: readonly string[] = [], more: Schema = {}): Schema => ({
  type: 'object', additionalProperties: false, required: Object.keys(properties).filter((name) => !optional.includes(name)), properties, ...more,
});
const rests = { basis: text, evidence: oneOf(EVIDENCE) };
const founded = (own: Record<string, Schema>, more: Schema = {}, optional: readonly string[] = []): Schema => closed({ ...own, ...rests, source: matching(PATTERNS.source) }, optional, more);
const onlyWhen = (name: string, value: string, given: Record<string, Schema>, otherwise: Record<string, Schema>): Schema => ({
  if: { properties: { [name]: { const: value } } }, then: { properties: given }, else: { properties: otherwise },
});
const nothing: Schema = { type: 'null' };

const limit: Schema = closed({
  count: integer(1, BOUNDS.count), unit: oneOf(UNITS),
  startInclusive: { type: 'boolean', description: 'true: the first day is counted' },
  roll: { ...oneOf(ROLLS), description: 'where a limit in calendar days or months goes that ends on a day off' },
  ...rests, source: matching(PATTERNS.source),
  from: { ...oneOf(LIMIT_STARTS), description: 'what it starts with by its clause, where the name does not say so' },
  within: { ...oneOf(PACK_LIMITS), description: 'the limit that contains this stage, where the clause states no share of its own' },
  extension: nullable(closed({ count: integer(1, BOUNDS.count), times: integer(1, BOUNDS.times), by: oneOf(EXTENDERS), ...rests })),
  stops: { type: 'array', items: closed({ reason: oneOf(STOP_REASONS), ...rests }) },
  target: nullable(integer(1, BOUNDS.count)),
}, ['from', 'within', 'extension', 'stops', 'target'], {
  allOf: [
    { if: { properties: { unit: { enum: ['workingDays', 'hours'] } } }, then: { properties: { roll: { const: 'none' } } } },
    { if: { properties: { unit: { const: 'hours' } } }, then: { properties: { startInclusive: { const: false } } } },
  ],
});

/** The rungs in their order, each once, none escalated that was not urged; a reminder has its days, and only it. */
const rungsOf = (remind: boolean): Schema => oneOfLists(
  [[], ['urge'], ['urge', 'escalate']].flatMap((swept) => [[], ['silenceEffect']].map((end) => [...(remind ? ['remind'] : []), ...swept, ...end])),
);
const oneOfLists = (values: readonly (readonly string[])[]): Schema => ({ enum: values.map((value) => [...value]) });
const ladder: Schema = {
  ...closed({ remindBefore: nullable(closed({ count: integer(0, MOST_DAYS_BEFORE), unit: oneOf(['workingDays']) })), rungs: { type: 'array', items: oneOf(RUNGS) }, digestMinutes: integer(0, 480) }),
  if: { properties: { remindBefore: { type: 'null' } } }, then: { properties: { rungs: rungsOf(false) } }, else: { properties: { rungs: rungsOf(true) } },
  description: 'how overdue duties are brought to mind, urged and escalated',
};

const rules: Record<(typeof PACK_RULES)[number], Schema> = {
  zone: { ...text, description: 'an IANA time zone' },
  calendarRegion: matching(PATTERNS.pack),
  dayEnd: matching(PATTERNS.dayEnd),
  silenceGraceSeconds: integer(0, BOUNDS.seconds),
  jitterSeconds: integer(0, BOUNDS.seconds),
  procedures: { type: 'array', minItems: 1, uniqueItems: true, items: oneOf(PACK_PROCEDURES) },
  governs: { ...founded({ procedure: oneOf(GOVERNING), publicity: oneOf(GOVERNING) }), description: 'which edition governs what is under way; receipt: the one in force at receipt' },
  counting: { ...founded({}), description: 'what first day and roll rest on' },
  receipt: { ...nullable(founded({ electronic: oneOf(RECEIPT_RULES) })), description: 'until when what comes in electronically counts as received on its day; null: until 24:00' },
  silence: nullable(founded(
    { after: oneOf(PACK_LIMITS), effect: oneOf(SILENCE_EFFECTS), unverified: oneOf(UNVERIFIED_EFFECTS), amount: nullable(integer(1, BOUNDS.amount)), currency: nullable(matching(PATTERNS.currency)) },
    onlyWhen('effect', 'payPerDay', { amount: { type: 'integer' }, currency: { type: 'string' } }, { amount: nothing, currency: nothing }), ['unverified'],
  )),
  protection: { type: 'array', items: founded({ effect: oneOf(PROTECTIONS) }) },
  recipients: nullable(founded({ scope: oneOf(RECIPIENT_SCOPES), months: nullable(integer(1, BOUNDS.months)) }, onlyWhen('scope', 'lookBack', { months: { type: 'integer' } }, { months: nothing }))),
  statement: nullable(founded({ allowed: { type: 'boolean' }, maxWords: nullable(integer(1, BOUNDS.words)) })),
  reinsertion: nullable(founded({ guard: oneOf(REINSERTION_GUARDS) })),
  repeat: nullable(founded({ rule: oneOf(REPEAT_RULES) })),
  retention: { type: 'array', items: { oneOf: RETENTION_KINDS.map((kind) => founded({ kind: { const: kind }, event: { const: EVENT_OF[kind] }, count: integer(1, BOUNDS.count), unit: oneOf(RETENTION_UNITS) })) }, description: 'how long which data are kept, from which event; an unsigned value erases nothing' },
  ladder,
  intake: { ...nullable(closed({
    referrals: { type: 'array', items: founded({ reason: oneOf(TRANSFER_REASONS), body: text, address: text, contact: text }) },
    fastLane: nullable(founded({ withinWorkingDays: integer(1, 60) })),
    provisional: nullable(founded({ grounds: { type: 'array', items: oneOf(GROUND_KINDS) } })),
    paper: nullable(founded({ withinWorkingDays: integer(1, 30) })),
    agents: nullable(founded({ days: integer(1, 366), flagFrom: integer(1, 10_000), most: integer(1, 10_000) })),
  })), description: 'what happens between the door and acceptance, beside its limits' },
  restoration: { type: 'array', items: founded({ duty: oneOf(RESTORATION_DUTIES), of: oneOf(RESTORERS), measures: nullable({ type: 'array', minItems: 1, uniqueItems: true, items: oneOf(MEASURE_KINDS) }) }), description: 'what restoring a reputation takes, by whom; measures: for which kinds only' },
  measureTerms: { type: 'array', items: founded({ category: oneOf(RECORD_CATEGORIES), measure: oneOf(MEASURE_KINDS), months: integer(1, BOUNDS.months), setBy: text }), description: 'for how long a measure lasts because of what, and who says so: an organisation, or the provider of the record' },
  pausedDays: { type: 'array', items: founded({ measure: nullable(oneOf(MEASURE_KINDS)), extends: { type: 'boolean' } }), description: 'whether the days on which a measure rested during a verification are added to its term; null: for every kind that is not named by itself' },
  socialService: { ...nullable(founded({ organisers: { type: 'array', items: text }, mostMinutesPerDay: integer(30, 1440), withinMonths: integer(1, 120), needs: { type: 'array', items: founded({ class: oneOf(REPAIR_CLASSES), minutes: integer(30, 60_000) }) } })), description: 'social service of natural persons as a way of repair' },
  overdueReport: { ...nullable(founded({ workingDay: integer(1, LATEST_WORKING_DAY) })), description: 'on which working day of a month the report of what was late in the month before is issued' },
  signing: { type: 'array', items: founded({ organ: oneOf(SIGNING_ORGANS), letter: oneOf(LETTER_KINDS), remedy: nullable(oneOf(REMEDIES)), review: { type: 'boolean', description: 'another than the drafter passes it before it is signed' }, otherSigner: { type: 'boolean', description: 'whoever signs has neither drafted nor reviewed it' } }), description: 'whose hands a letter goes through: drafted, reviewed, signed; each remedy of a decisionLetter once' },
  remedies: nullable(closed({ reconsiderationBody: text, reconsiderationAddress: text, reconsiderationDays: integer(1, 366), suitMonths: integer(1, 60), ...rests }, ['reconsiderationAddress'])),
};

/** The published form of a pack's file, made from the same names and bounds as the validator. */
export const packSchema = (): Schema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://zhengming.example/policy-pack.schema.json',
  title: 'Policy pack (正名)',
  description: 'One edition of a policy pack: every limit and rule with its basis, how well it is founded, and its source.',
  $comment: 'Beyond the form the loader checks what needs other values or files: that days and time zones exist, that a procedure has every clock, that stages fit into their total, that the edition inherited from is there, that a target lies before its limit, that no stop or protection stands twice, and that editions of one pack neither overlap nor leave a gap.',
  ...closed({
    version: matching(PATTERNS.version), pack: matching(PATTERNS.pack), name: text,
    inherits: { ...nullable(matching(PATTERNS.version)), description: 'the edition whose values hold where this one gives none' },
    validFrom: day, validTo: nullable(day), note: text, ...rules,
    limits: closed(Object.fromEntries(PACK_LIMITS.map((name) => [name, { $ref: '#/definitions/limitOrNone' }])), PACK_LIMITS),
  }, ['note', ...PACK_RULES]),
  if: { properties: { inherits: { type: 'null' } } },
  then: { required: PACK_RULES.filter((name) => !OPTIONAL_RULES.some((each) => each === name)) },
  definitions: { limit, limitOrNone: { anyOf: [{ $ref: '#/definitions/limit' }, { type: 'null', description: 'takes an inherited limit away' }] } },
});
