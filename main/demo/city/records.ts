import type { MeasureId, OrgId, RecordId, SubjectId } from '../../../domain/ids.ts';
import type { MeasureKind } from '../../../domain/measure.ts';
import type { PublicityFacts } from '../../../domain/publicity.ts';
import type { RecordCategory, RecordFields } from '../../../domain/record.ts';
import type { Sensitivity } from '../../../domain/sensitivity.ts';
import { addDays, addMonths } from '../../../domain/time.ts';
import type { Day } from '../../../domain/time.ts';
import { CASE_RECORDS } from './case-records.ts';
import type { CaseRecord, CaseRecordKey } from './case-records.ts';
import { MEASURES } from './measure-catalogue.ts';
import type { MeasureKey } from './measure-catalogue.ts';
import { BANK, ENTERPRISE_SYSTEM, FINANCE, MARKET, PROVINCIAL_PLATFORM, RESOURCES, SECOND_BANK } from './organisations.ts';
import { demoPublicity } from './record-publicity.ts';
import { publicUntil, weekdayUpTo, yearOf } from './record-days.ts';
import { RECORD_TEMPLATES } from './record-templates.ts';
import type { RecordTemplate, Severity } from './record-templates.ts';
import { between, drawFrom, oneOf, uuidOf } from './seeded.ts';
import type { Draw } from './seeded.ts';
import { COMPANY_KEYS, PERSON_KEYS, subjectIdOf, subjectNameOf } from './subjects.ts';
import type { SubjectKey } from './subjects.ts';

export interface DemoMeasure {
  id: MeasureId;
  executorId: OrgId;
  kind: MeasureKind;
  title: string;
  basis: string;
  from: Day;
  until: Day | null;
  code: string;
  edition: string;
}

/** A credit record as its provider hands it in, with who was given it and what is done because of it. */
export interface DemoRecord {
  id: RecordId;
  subjectId: SubjectId;
  providerId: OrgId;
  category: RecordCategory;
  title: string;
  fields: RecordFields;
  providedOn: Day;
  recipients: OrgId[];
  measures: DemoMeasure[];
  publicity: PublicityFacts;
  sensitivity?: Sensitivity | undefined;
}

/** The id of a record that somebody objects to; the same whatever the day. */
export const caseRecordId = (key: CaseRecordKey): RecordId => uuidOf<RecordId>(`record/${key}`);

/** The id of a measure that rests on such a record. */
export const caseMeasureId = (record: CaseRecordKey, measure: MeasureKey): MeasureId => measureId(record, measure);
const measureId = (recordName: string, measure: MeasureKey): MeasureId => uuidOf<MeasureId>(`measure/${recordName}/${measure}`);

function measuresOf(recordName: string, keys: readonly MeasureKey[], providedOn: Day): DemoMeasure[] {
  return keys.map((key) => {
    const { months, ...draft } = MEASURES[key];
    const from = addDays(providedOn, 1);
    return { id: measureId(recordName, key), ...draft, from, until: months === null ? null : addMonths(from, months) };
  });
}

/** 四(一): everything goes up to the province; who executes a measure was given the record; nobody is sent their own. */
function recipientsOf(providerId: OrgId, measures: readonly DemoMeasure[], others: readonly OrgId[]): OrgId[] {
  const all = new Set([PROVINCIAL_PLATFORM, ...measures.map((measure) => measure.executorId), ...others]);
  all.delete(providerId);
  return [...all];
}

const withPublicity = (record: Omit<DemoRecord, 'publicity'>): DemoRecord => ({ ...record, publicity: demoPublicity(record) });

function caseRecord(key: CaseRecordKey, today: Day): DemoRecord {
  const spec: CaseRecord = CASE_RECORDS[key];
  const decidedOn = weekdayUpTo(addDays(today, -spec.decidedDaysAgo));
  const providedOn = weekdayUpTo(addDays(today, -spec.providedDaysAgo));
  const measures = measuresOf(key, spec.measures, providedOn);
  return withPublicity({
    id: caseRecordId(key), subjectId: subjectIdOf(spec.subject), providerId: spec.providerId, category: spec.category, title: spec.title,
    fields: {
      subjectName: subjectNameOf(spec.subject),
      documentNumber: `${spec.series}〔${yearOf(decidedOn)}〕${spec.number}号`,
      conduct: spec.conduct, penalty: spec.penalty, amount: spec.amount, decidedOn,
      publicUntil: spec.publicMonths === null ? '' : addMonths(providedOn, spec.publicMonths),
      performed: spec.performed,
    },
    providedOn, recipients: recipientsOf(spec.providerId, measures, spec.alsoSentTo), measures,
  });
}

/** How long ago a record of each severity may have been published and still be public. */
const PUBLISHED_DAYS_AGO: Record<Severity, readonly [number, number]> = { minor: [5, 80], general: [20, 340], serious: [30, 340] };
const MEASURE_COUNT: Record<Severity, readonly [number, number]> = { minor: [0, 0], general: [0, 2], serious: [1, 4] };

function shuffled<T>(draw: Draw, list: readonly T[]): T[] {
  return list.map((item) => ({ item, rank: draw() })).sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

/** Each organ numbers its documents by year; a number that is taken moves on to the next free one. */
function numberIn(taken: Set<string>, series: string, day: Day, wished: number): string {
  const name = (number: number): string => `${series}〔${yearOf(day)}〕${number}号`;
  let number = wished;
  while (taken.has(name(number))) number += 1;
  taken.add(name(number));
  return name(number);
}

function generatedRecord(key: SubjectKey, at: number, template: RecordTemplate, today: Day, taken: Set<string>): DemoRecord {
  const name = `${key}/${at}`;
  const draw = drawFrom(name);
  const providedOn = weekdayUpTo(addDays(today, -between(draw, ...PUBLISHED_DAYS_AGO[template.severity])));
  const decidedOn = weekdayUpTo(addDays(providedOn, -between(draw, 3, 9)));
  const amount = template.yuan === null ? '' : drawnAmount(draw, template.yuan);
  const written = (text: string, count: number): string => text.replace('{n}', String(count)).replace('{yuan}', amount);
  const listed = template.providerId === MARKET && template.of === 'company' ? [ENTERPRISE_SYSTEM] : [];
  const curious = shuffled(draw, [BANK, SECOND_BANK, FINANCE, RESOURCES]).slice(0, between(draw, 0, 2));
  const count = between(draw, ...MEASURE_COUNT[template.severity]);
  const measures = measuresOf(name, shuffled(draw, template.measures).slice(0, count), providedOn);
  return withPublicity({
    id: uuidOf<RecordId>(`record/${name}`), subjectId: subjectIdOf(key), providerId: template.providerId, category: template.category, title: template.title,
    fields: {
      subjectName: subjectNameOf(key),
      documentNumber: numberIn(taken, template.series, decidedOn, between(draw, 3, 380)),
      conduct: written(oneOf(draw, template.conduct), between(draw, 2, 9)), penalty: written(template.penalty, 0), amount, decidedOn,
      // 经营异常名录: shown until the company is taken off it
      publicUntil: template.category === 'abnormalList' ? '' : publicUntil(providedOn, template.severity),
      performed: !template.hasDuty ? '' : draw() < 0.7 ? 'yes' : 'no',
    },
    providedOn, recipients: recipientsOf(template.providerId, measures, [...listed, ...curious]), measures, sensitivity: template.sensitivity,
  });
}

function drawnAmount(draw: Draw, [from, to, step]: readonly [number, number, number]): string {
  return (from + step * between(draw, 0, Math.floor((to - from) / step))).toFixed(2);
}

const RECORDS_PER_COMPANY = 6;
const RECORDS_PER_PERSON = 3;

/** Each subject gets different kinds of conduct: nobody has the same template twice. */
function generatedRecords(today: Day, taken: Set<string>): DemoRecord[] {
  const of = (key: SubjectKey, kind: RecordTemplate['of'], count: number): DemoRecord[] =>
    shuffled(drawFrom(`templates/${key}`), RECORD_TEMPLATES.filter((template) => template.of === kind))
      .slice(0, count)
      .map((template, at) => generatedRecord(key, at, template, today, taken));
  return [
    ...COMPANY_KEYS.flatMap((key) => (QUIET.includes(key) ? [] : of(key, 'company', RECORDS_PER_COMPANY))),
    ...PERSON_KEYS.flatMap((key) => of(key, 'person', RECORDS_PER_PERSON)),
  ];
}

/** Clean but for the records the scenarios are about; 云杉机电 has none yet, because its penalty stands under another's name. */
const QUIET: readonly SubjectKey[] = ['yunshan', 'yunshan-electric', 'yanqi'];

/** All records of the demo city as of a day; ids do not depend on the day, dates lie before it. */
export function demoRecords(today: Day): DemoRecord[] {
  const fromCases = (Object.keys(CASE_RECORDS) as CaseRecordKey[]).map((key) => caseRecord(key, today));
  const taken = new Set(fromCases.map((record) => record.fields.documentNumber));
  return [...fromCases, ...generatedRecords(today, taken)];
}
