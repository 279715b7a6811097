import { Refusal } from './errors.ts';
import type { Ladder } from './ladder.ts';
import { PLAIN_LADDER, readLadder } from './ladder.ts';
import type { Evidence, Limit, LimitName, LimitUnit } from './limit.ts';
import { LIMITS } from './limit.ts';
import { readBoolean, readDay, readFields, readInteger, readOneOf, readText, readZone } from './reading.ts';
import type { Day } from './time.ts';

/** A dated policy pack: every number of the procedure with its basis; a case keeps the version it was received under. */
export interface PolicyPack {
  /** `<pack>/<edition>`, e.g. CN-230600/2026-11. */
  version: string;
  /** Which authority's pack, by administrative division code. */
  pack: string;
  name: string;
  validFrom: Day;
  zone: string;
  /** The region whose working-day calendar counts. */
  calendarRegion: string;
  /** When a limit ends on its last day: 24:00, or the close of business where the pack says so (民法典 203). */
  dayEnd: string;
  /** How long after the due instant silence is declared; longer than the request and statement time-outs. */
  silenceGraceSeconds: number;
  /** Over how long procedures that fall due together are spread. */
  jitterSeconds: number;
  limits: Readonly<Record<LimitName, Limit>>;
  remedies: Remedies;
  /** How overdue duties are reminded, urged and escalated. */
  ladder: Ladder;
}

/** What a decision must say of remedies (law.md §5). */
export interface Remedies {
  reconsiderationBody: string;
  reconsiderationDays: number;
  suitMonths: number;
  basis: string;
  evidence: Evidence;
}

const EVIDENCE = ['text', 'secondary', 'draft', 'memory', 'assumption'] as const satisfies readonly Evidence[];
const UNITS = ['workingDays', 'calendarDays', 'months', 'hours'] as const satisfies readonly LimitUnit[];

/** Checks a pack; the refusal names the path of what is wrong, missing or unknown. The pack is frozen. */
export function validatePack(value: unknown): PolicyPack {
  const names = ['version', 'pack', 'name', 'validFrom', 'zone', 'calendarRegion', 'dayEnd', 'silenceGraceSeconds', 'jitterSeconds', 'limits', 'remedies'];
  const saysLadder = typeof value === 'object' && value !== null && 'ladder' in value;
  const f = readFields(value, '', saysLadder ? [...names, 'ladder'] : names);
  const pack = readText(f.pack, '/pack', /^[A-Z]{2}(-[A-Z0-9]+)*$/);
  const version = readText(f.version, '/version', /^\S+\/\d{4}-\d{2}(\.\d+)?$/);
  if (!version.startsWith(`${pack}/`)) throw new Refusal('invalid-field', { field: '/version', detail: `/version: ${version} is not an edition of ${pack}` });
  const named = readFields(f.limits, '/limits', LIMITS);
  const limit = (name: LimitName): Limit => readLimit(named[name], `/limits/${name}`);
  return Object.freeze({
    version,
    pack,
    name: readText(f.name, '/name'),
    validFrom: readDay(f.validFrom, '/validFrom'),
    zone: readZone(f.zone, '/zone'),
    calendarRegion: readText(f.calendarRegion, '/calendarRegion'),
    dayEnd: readText(f.dayEnd, '/dayEnd', /^(24:00|([01]\d|2[0-3]):[0-5]\d)$/),
    silenceGraceSeconds: readInteger(f.silenceGraceSeconds, '/silenceGraceSeconds', 0, 86_400),
    jitterSeconds: readInteger(f.jitterSeconds, '/jitterSeconds', 0, 86_400),
    limits: Object.freeze({
      acceptance: limit('acceptance'),
      suspensionAcknowledgement: limit('suspensionAcknowledgement'),
      verificationAcknowledgement: limit('verificationAcknowledgement'),
      verification: limit('verification'),
      escalation: limit('escalation'),
      hardStop: limit('hardStop'),
      decision: limit('decision'),
      service: limit('service'),
      correction: limit('correction'),
      recipientConfirmation: limit('recipientConfirmation'),
      resumption: limit('resumption'),
      endingAcknowledgement: limit('endingAcknowledgement'),
      restoration: limit('restoration'),
      restorationConfirmation: limit('restorationConfirmation'),
      total: limit('total'),
      inquiry: limit('inquiry'),
    }),
    remedies: readRemedies(f.remedies),
    ladder: saysLadder ? readLadder(f.ladder, '/ladder') : PLAIN_LADDER,
  });
}

/** The limit of a name in a pack. */
export const packLimit = (pack: PolicyPack, name: LimitName): Limit => pack.limits[name];

function readLimit(value: unknown, path: string): Limit {
  const f = readFields(value, path, ['count', 'unit', 'startInclusive', 'roll', 'basis', 'evidence']);
  const unit = readOneOf(f.unit, `${path}/unit`, UNITS);
  const roll = readOneOf(f.roll, `${path}/roll`, ['none', 'nextWorkingDay']);
  const startInclusive = readBoolean(f.startInclusive, `${path}/startInclusive`);
  if (roll !== 'none' && (unit === 'workingDays' || unit === 'hours')) {
    throw new Refusal('invalid-field', { field: `${path}/roll`, detail: `${path}/roll: a limit in ${unit} does not roll` });
  }
  if (startInclusive && unit === 'hours') {
    throw new Refusal('invalid-field', { field: `${path}/startInclusive`, detail: `${path}/startInclusive: hours run from the instant itself` });
  }
  return Object.freeze({
    count: readInteger(f.count, `${path}/count`, 1, 1000),
    unit,
    startInclusive,
    roll,
    basis: readText(f.basis, `${path}/basis`),
    evidence: readOneOf(f.evidence, `${path}/evidence`, EVIDENCE),
  });
}

function readRemedies(value: unknown): Remedies {
  const f = readFields(value, '/remedies', ['reconsiderationBody', 'reconsiderationDays', 'suitMonths', 'basis', 'evidence']);
  return Object.freeze({
    reconsiderationBody: readText(f.reconsiderationBody, '/remedies/reconsiderationBody'),
    reconsiderationDays: readInteger(f.reconsiderationDays, '/remedies/reconsiderationDays', 1, 366),
    suitMonths: readInteger(f.suitMonths, '/remedies/suitMonths', 1, 60),
    basis: readText(f.basis, '/remedies/basis'),
    evidence: readOneOf(f.evidence, '/remedies/evidence', EVIDENCE),
  });
}
