import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Act, ActDraft, Author } from '../domain/act.ts';
import { ACT_VERSION, AUTHOR_CLASS } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, DossierId, EvidenceId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { canonical } from './content-vault.ts';
import type { Db, Trx } from './database.ts';
import type { ActTable, DossierTable } from './schema.ts';

/** A dossier under its lock: where the next act goes. */
export interface Head {
  id: DossierId;
  seq: number;
  hash: Buffer;
}

/** The bytes an act is kept and hashed as, before they are an Act again. Format 1. */
interface StoredAct {
  format: 1;
  id: ActId;
  dossier: DossierId;
  seq: number;
  prev: string;
  kind: string;
  version: number;
  author: Author;
  occurredAt: Instant;
  recordedAt: Instant;
  facts: unknown;
  /** Commitment to the act's words, if it has any. */
  content: string | null;
  /** The files that the act names, by the SHA-256 (hex) of their sealed bytes; absent where it names none, and in older acts. */
  files?: readonly FilePrint[];
}

/** A file of evidence as it is kept. */
export interface FilePrint {
  id: EvidenceId;
  sha256: string;
}

/** Opens a dossier, empty; its first act goes to sequence 1. */
export async function openDossier(trx: Trx, id: DossierId, kind: DossierTable['kind']): Promise<Head> {
  await trx.insertInto('dossier').values({ id, kind }).execute();
  return { id, seq: 0, hash: Buffer.alloc(0) };
}

/** Locks dossiers, always in ascending order of id. Unknown ones are left out. */
export async function lockDossiers(trx: Trx, ids: readonly DossierId[]): Promise<Map<DossierId, Head>> {
  const rows = await trx.selectFrom('dossier').select(['id', 'seq', 'head']).where('id', 'in', [...ids]).orderBy('id').forNoKeyUpdate().execute();
  return new Map(rows.map((r) => [r.id, { id: r.id, seq: r.seq, hash: r.head }]));
}

/** Everything a dossier's log holds, oldest first, up to date with this code. */
export async function loadActs(db: Db, dossierId: DossierId): Promise<Act[]> {
  const rows = await db.selectFrom('act').select('body').where('dossier_id', '=', dossierId).orderBy('seq').execute();
  return rows.map((r) => actOf(r.body));
}

/** Gives an act its place: the next sequence, chained to the one before. Writes nothing yet. */
export class LogWriter {
  readonly written: { act: Act; body: Buffer; hash: Buffer }[] = [];
  readonly head: Head;
  readonly recordedAt: Instant;

  constructor(head: Head, recordedAt: Instant) {
    this.head = { ...head };
    this.recordedAt = recordedAt;
  }

  append(draft: ActDraft, author: Author, options: { id?: ActId; occurredAt: Instant; content?: string | null; files?: readonly FilePrint[] }): Act {
    if (AUTHOR_CLASS[draft.kind] !== author.class) throw new Error(`${draft.kind} may not be written by ${author.class}`);
    const stored: StoredAct = {
      format: 1, id: options.id ?? asId(uuidv7()), dossier: this.head.id, seq: this.head.seq + 1, prev: this.head.hash.toString('hex'),
      kind: draft.kind, version: ACT_VERSION, author, occurredAt: options.occurredAt, recordedAt: this.recordedAt, facts: draft.facts,
      content: options.content ?? null, ...(options.files === undefined || options.files.length === 0 ? {} : { files: options.files }),
    };
    const body = Buffer.from(canonical(stored));
    const hash = createHash('sha256').update(body).digest();
    this.head.seq = stored.seq;
    this.head.hash = hash;
    const act = actOf(body);
    this.written.push({ act, body, hash });
    return act;
  }
}

/** Puts what the writers hold into the register and moves the dossiers' heads. */
export async function flush(trx: Trx, writers: readonly LogWriter[]): Promise<void> {
  const rows = writers.flatMap((w) => w.written);
  const column = <T>(of: (row: (typeof rows)[number]) => T): T[] => rows.map(of);
  if (rows.length > 0) {
    // One statement with arrays, however many acts of however many dossiers.
    await sql`insert into act (id, dossier_id, seq, kind, version, author_class, author_user, author_org, procedure_id, cause, occurred_at, recorded_at, body, hash)
      select * from unnest(${column(({ act }) => act.id)}::uuid[], ${column(({ act }) => act.dossierId)}::uuid[], ${column(({ act }) => act.seq)}::int[],
        ${column(({ act }) => act.kind)}::text[], ${column(({ act }) => act.version)}::int[], ${column(({ act }) => act.author.class)}::text[],
        ${column(({ act: { author } }) => (author.class === 'person' ? author.userId : null))}::text[],
        ${column(({ act: { author } }) => (author.class === 'person' ? author.orgId : null))}::text[],
        ${column(({ act: { author } }) => (author.class === 'procedure' ? author.procedureId : null))}::text[],
        ${column(({ act: { author } }) => (author.class === 'procedure' ? author.cause : null))}::int[],
        ${column(({ act }) => act.occurredAt)}::timestamptz[], ${column(({ act }) => act.recordedAt)}::timestamptz[],
        ${column(({ body }) => body)}::bytea[], ${column(({ hash }) => hash)}::bytea[])`.execute(trx);
  }
  const heads = writers.map(({ head }) => head);
  await sql`update dossier set seq = h.seq, head = h.hash, changed_at = clock_timestamp()
    from unnest(${heads.map(({ id }) => id)}::uuid[], ${heads.map(({ seq }) => seq)}::int[], ${heads.map(({ hash }) => hash)}::bytea[]) as h (id, seq, hash)
    where dossier.id = h.id`.execute(trx);
}

/** One act's row as far as the chain binds it: what stands beside the body has to say what the body says. */
export type ChainRow = Pick<
  Selectable<ActTable>,
  'id' | 'seq' | 'kind' | 'version' | 'author_class' | 'author_user' | 'author_org' | 'procedure_id' | 'cause' | 'occurred_at' | 'recorded_at' | 'body' | 'hash'
>;
export const CHAIN_COLUMNS = [
  'act.id', 'act.seq', 'act.kind', 'act.version', 'act.author_class', 'act.author_user', 'act.author_org', 'act.procedure_id', 'act.cause', 'act.occurred_at',
  'act.recorded_at', 'act.body', 'act.hash',
] as const;

/**
 * Works a dossier's chain out anew from its stored bytes, oldest first, up to the head that the dossier names. Returns the
 * first sequence that does not fit: edited, missing, out of order, not of this dossier, or cut off before the head.
 */
export function verifyChain(rows: readonly ChainRow[], head: Head): number | null {
  let previous = '';
  for (const [i, row] of rows.entries()) {
    const own = createHash('sha256').update(row.body).digest('hex');
    if (row.seq !== i + 1 || own !== row.hash.toString('hex') || !bodyFits(row, head.id, previous)) return i + 1;
    previous = own;
  }
  if (rows.length < head.seq) return rows.length + 1;
  return rows.length > head.seq || previous !== head.hash.toString('hex') ? head.seq : null;
}

/** What sealed bytes hash to (SHA-256, hex): tells nothing of what is in them, and stays when their key is destroyed. */
export const sealedPrint = (sealed: Uint8Array): string => createHash('sha256').update(sealed).digest('hex');

/** The files that an act names, as they were kept then; none where its bytes are no act. */
export function filesOf(body: Buffer): readonly FilePrint[] {
  try {
    return (JSON.parse(body.toString()) as StoredAct).files ?? [];
  } catch {
    return [];
  }
}

/** What an act says its words hash to; null: it has none, or its bytes are no act. */
export function commitmentOf(body: Buffer): string | null {
  try {
    return (JSON.parse(body.toString()) as StoredAct).content;
  } catch {
    return null;
  }
}

function bodyFits(row: ChainRow, dossier: DossierId, previous: string): boolean {
  let stored: StoredAct;
  try {
    stored = JSON.parse(row.body.toString());
  } catch {
    return false;
  }
  const { author } = stored;
  return stored.id === row.id && stored.seq === row.seq && stored.dossier === dossier && stored.prev === previous
    && stored.kind === row.kind && stored.version === row.version && author.class === row.author_class
    && (author.class === 'person' ? author.userId : null) === row.author_user && (author.class === 'person' ? author.orgId : null) === row.author_org
    && (author.class === 'procedure' ? author.procedureId : null) === row.procedure_id && (author.class === 'procedure' ? author.cause : null) === row.cause
    && stored.occurredAt === row.occurred_at && stored.recordedAt === row.recorded_at;
}

/**
 * Reads stored bytes as an act. An unknown kind or version is a fault that a newer build can mend by trying again; it is
 * never skipped. Upcasters of older versions belong here, one per kind and version.
 */
export function actOf(body: Buffer): Act {
  const stored: StoredAct = JSON.parse(body.toString());
  if (stored.format !== 1) throw new Error(`act format ${String(stored.format)} is newer than this build`);
  if (!Object.hasOwn(AUTHOR_CLASS, stored.kind) || stored.version !== ACT_VERSION) {
    throw new Error(`act ${stored.kind} version ${stored.version} is newer than this build`);
  }
  const { id, dossier, seq, version, author, occurredAt, recordedAt } = stored;
  return { ...({ kind: stored.kind, facts: stored.facts } as ActDraft), id, dossierId: dossier, seq, version, author, occurredAt, recordedAt };
}
