import { sql } from 'kysely';
import type { OrgId, RecordId } from '../domain/ids.ts';
import type { PackRules } from '../domain/policy.ts';
import type { Mark, RecordCategory, RecordFields } from '../domain/record.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import { businessNow, reading } from './database.ts';
import type { Register } from './register.ts';

/** A record as anybody may see it: a company's, published, and neither withdrawn, nor stopped, nor past its publicity. */
export interface PublicRecord {
  id: RecordId;
  subject: string;
  category: RecordCategory;
  title: string;
  providerId: OrgId;
  version: number;
  fields: RecordFields;
  /** 异议标注, where the pack has records marked. */
  mark: Mark;
  correctedOn: Day | null;
}

interface Row { id: RecordId; subject: string; category: RecordCategory; title: string; provider_id: OrgId; version: number; fields: RecordFields; mark: Mark; made_at: Instant }

/** What is public of a company by its number; of a person nothing ever is (四(一): 个人隐私除外). */
export const publicRecordsOf = (register: Register, code: string): Promise<PublicRecord[]> => published(register, register.vault.blindIndexes(code), null);

/** The one record, if it is public now: what a site that shows a copy compares with. */
export const publicRecord = async (register: Register, id: RecordId): Promise<PublicRecord | undefined> => (await published(register, null, id))[0];

async function published(register: Register, indexes: Buffer[] | null, only: RecordId | null): Promise<PublicRecord[]> {
  return reading(register.db, '', async (trx) => {
    const { zone, protection } = register.currentPack();
    const today = dayAt(await businessNow(trx), zone);
    const { rows } = await sql<Row>`select * from public_records(${indexes}::bytea[], ${only}::uuid, ${today}::date)`.execute(trx);
    return rows.filter(({ mark }) => isShown(mark, protection)).map(({ provider_id: providerId, made_at, mark, ...row }) => ({
      ...row, providerId, mark: marks(protection) ? mark : 'none', correctedOn: row.version > 1 ? dayAt(made_at, zone) : null,
    }));
  });
}

/** 核实期间的保护, as the pack has it: marked, or not disclosed at all. */
const marks = (protection: PackRules['protection']): boolean => protection.some(({ effect }) => effect === 'mark');
const isShown = (mark: Mark, protection: PackRules['protection']): boolean =>
  !((mark === 'disputed' || mark === 'objectionReceived') && protection.some(({ effect }) => effect === 'stopDisclosure'));
