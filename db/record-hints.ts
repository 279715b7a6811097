import type { Act, Author } from '../domain/act.ts';
import type { OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import type { PublicityFacts } from '../domain/publicity.ts';
import { isPositive } from '../domain/record.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt, parseDay } from '../domain/time.ts';
import type { UploadRow } from '../domain/upload-row.ts';
import type { LogWriter } from './act-log.ts';
import type { Trx } from './database.ts';
import { letterNumbers } from './numbering.ts';
import { publicityRow } from './publicity-projection.ts';
import { writeRecordLetter } from './record-letter-writer.ts';
import type { Register } from './register.ts';
import { REPAIR_ZONE } from './repair-world.ts';
import type { NewLetterRow } from './schema.ts';

/** A record that a batch brings in, with its writer and the act that the letter tells of. */
interface Hinted {
  writer: LogWriter;
  act: Act;
  row: UploadRow;
  recordId: RecordId;
  subjectId: SubjectId;
  facts: PublicityFacts | null;
}

/** What a row says of its publicity, complete; null: nothing. */
export function publicityIn({ publicity, fields }: UploadRow, today: Day): PublicityFacts | null {
  if (publicity === undefined) return null;
  return { sector: publicity.sector, sanctions: publicity.sanctions, decidedOn: parseDay(fields.decidedOn), publishedOn: publicity.publishedOn ?? today, correctedOn: null, performedOn: null, restrictedUntil: null };
}

/** 两书同达: 信用修复提示书 goes with the decision or listing a batch brings in; with its dates where the provider says what they rest on, else it says who will. */
export class RecordHints {
  private readonly hinted: Hinted[] = [];
  private readonly register: Register;
  private readonly trx: Trx;
  private readonly at: Instant;
  readonly today: Day;
  private letters: NewLetterRow[] = [];

  constructor(register: Register, trx: Trx, at: Instant) {
    this.register = register;
    this.trx = trx;
    this.at = at;
    this.today = dayAt(at, REPAIR_ZONE);
  }

  /** Notes the statement of publicity in the record's own log, if the row makes one, and that its subject is told. `act`: what brought the record in; null: it was there. */
  note(writer: LogWriter, { by, act }: { by: Author; act: Act | null }, row: UploadRow, ids: { recordId: RecordId; subjectId: SubjectId }): void {
    if (isPositive(row.category)) return;
    const facts = publicityIn(row, this.today);
    const told = facts === null ? act : writer.append({ kind: 'publicityStated', facts: { recordId: ids.recordId, ...facts, sanctions: [...facts.sanctions] } }, by, { occurredAt: this.at });
    if (told !== null) this.hinted.push({ writer, act: told, row, ...ids, facts });
  }

  /** Writes the letters, their acts into the records' logs; before these are flushed. */
  async write(providerId: OrgId): Promise<void> {
    const { trx, register, at, today, hinted } = this;
    if (hinted.length === 0) return;
    const subjects = new Map((await trx.selectFrom('subject').select(['id', 'name', 'identifier']).where('id', 'in', [...new Set(hinted.map(({ subjectId }) => subjectId))]).execute()).map((row) => [row.id, row]));
    const numbers = await letterNumbers(trx, 'repairHint', Number(today.slice(0, 4)), await register.organisations.all(), hinted.map(() => providerId));
    for (const [i, { row, writer, act, recordId, subjectId, facts }] of hinted.entries()) {
      const { name, identifier } = subjects.get(subjectId)!;
      this.letters.push(await writeRecordLetter(register, trx, { writer, act, recordId, subjectId, letter: 'repairHint', facts, at, today }, { title: row.title, provider_id: providerId, fields: row.fields, name, identifier }, numbers[i]!));
    }
  }

  /** The rows, once records and acts stand. */
  async insert(): Promise<void> {
    const { trx, hinted, today, letters } = this;
    if (letters.length > 0) await trx.insertInto('letter').values(letters).execute();
    const stated = hinted.flatMap(({ recordId, facts }) => (facts === null ? [] : [{ record_id: recordId, ...publicityRow(facts, today), ended_on: null, ended_how: null, ended_by: null, kept_on: null }]));
    if (stated.length > 0) await trx.insertInto('record_publicity').values(stated).execute();
  }
}
