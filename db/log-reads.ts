import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId, InquiryId, SubjectId } from '../domain/ids.ts';
import type { Look } from './access-log.ts';
import type { ChainRow, Head } from './act-log.ts';
import { actOf, CHAIN_COLUMNS, commitmentOf, filesOf, sealedPrint, verifyChain } from './act-log.ts';
import type { BulletinLeaf } from './bulletins.ts';
import { INSTALLATION } from './business-time.ts';
import type { Trx } from './database.ts';
import { merkleTree } from './merkle.ts';
import type { Register } from './register.ts';
import { mayReadCase, readingWords } from './sight-reads.ts';

/**
 * Of an act's words, and of the letter it issues and the files it names: it has none, they are what it committed to, they were erased by the schedule of
 * retention, which has an act for it, they or their key are gone without one, or something else stands in their place.
 */
export type WordsState = 'none' | 'fit' | 'erased' | 'missing' | 'broken';

/** What gave a log away: its own chain, words beside it, or a bulletin that has seen another log. */
export type BreakReason = 'act' | 'words' | 'bulletin';

type StoredRow = ChainRow & { sealed: Buffer | null; words_of: SubjectId | null };
interface StoredLog {
  head: Head;
  rows: StoredRow[];
  leaves: (BulletinLeaf & { no: number })[];
  /** Dossier and subjects that the schedule has erased. */
  erased: ReadonlySet<string>;
  /** The dossier's letters as they are kept, and the files that its acts name; by id. */
  letters: ReadonlyMap<string, { print: string; gone: boolean; subjectId: SubjectId }>;
  files: ReadonlyMap<string, string>;
}

/** A case's log, for whoever may see the case. Its words are read in the register's role, which sees whether they are all there. */
export async function verifiedLog(register: Register, actor: Actor, caseId: CaseId) {
  return readingWords(register, actor, async (trx) => {
    if (!(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found');
    const { subject_id: subjectId } = await trx.selectFrom('case_file').select('subject_id').where('id', '=', caseId).executeTakeFirstOrThrow();
    return { dossierId: caseId as string as DossierId, subjectId };
  }, (log) => [lookAt('caseLog', log)], async (trx, { dossierId }) => verify(register, trx, await storedLog(trx, dossierId)));
}

/** An inquiry's log and its number. */
export async function verifiedInquiryLog(register: Register, actor: Actor, inquiryId: InquiryId) {
  return readingWords(register, actor, async (trx) => {
    const inquiry = await trx.selectFrom('inquiry').select(['number', 'subject_id']).where('id', '=', inquiryId).executeTakeFirst();
    if (inquiry === undefined) throw new Refusal('not-found');
    return { number: inquiry.number, dossierId: inquiryId as string as DossierId, subjectId: inquiry.subject_id };
  }, (log) => [lookAt('inquiryLog', log)], async (trx, { number, dossierId }) => ({ number, ...(await verify(register, trx, await storedLog(trx, dossierId))) }));
}

const lookAt = (kind: 'caseLog' | 'inquiryLog', { dossierId, subjectId }: { dossierId: DossierId; subjectId: SubjectId }): Look => ({ kind, subjectId, dossierId, item: null });

async function storedLog(trx: Trx, dossierId: DossierId): Promise<StoredLog> {
  // Nothing is opened without a first act: a dossier that is gone is a log cut off before it.
  const dossier = (await trx.selectFrom('dossier').select(['seq', 'head']).where('id', '=', dossierId).executeTakeFirst()) ?? { seq: 1, head: Buffer.alloc(0) };
  const rows = await trx.selectFrom('act').leftJoin('act_content', 'act_content.act_id', 'act.id').select([...CHAIN_COLUMNS, 'act_content.sealed', 'act_content.subject_id as words_of'])
    .where('act.dossier_id', '=', dossierId).where('act.seq', '<=', dossier.seq).orderBy('act.seq').execute();
  const leaves = await trx.selectFrom('bulletin_leaf').select(['no', 'seq', 'head', 'acts']).where('dossier_id', '=', dossierId).orderBy('no').execute();
  // An erasure counts by its act in the installation's own log, and not by a row that somebody put there.
  const erasures = await trx.selectFrom('erasure as e').innerJoin('act', 'act.id', 'e.act_id').select('e.target').where('e.target', 'in', [dossierId, ...rows.flatMap((row) => row.words_of ?? [])])
    .where('act.kind', '=', 'dataErased').where('act.dossier_id', '=', INSTALLATION).where(sql<boolean>`convert_from(act.body, 'UTF8')::jsonb -> 'facts' ->> 'target' = e.target and convert_from(act.body, 'UTF8')::jsonb -> 'facts' ->> 'kind' = e.kind`).execute();
  const letters = await trx.selectFrom('letter').select(['id', 'sealed', 'subject_id']).where('case_id', '=', dossierId).execute();
  const named = rows.flatMap(({ body }) => filesOf(body).map(({ id }) => id));
  const files = named.length === 0 ? [] : await trx.selectFrom('evidence').select(['id', 'sha256']).where('id', 'in', named).execute();
  return {
    letters: new Map(letters.map(({ id, sealed, subject_id }) => [id, { print: sealedPrint(sealed), gone: sealed.length === 0, subjectId: subject_id }])), files: new Map(files.map(({ id, sha256 }) => [id, sha256.toString('hex')])),
    erased: new Set(erasures.map(({ target }) => target)), head: { id: dossierId, seq: dossier.seq, hash: dossier.head }, rows, leaves: leaves.map((leaf) => ({ ...leaf, dossier: dossierId })),
  };
}

/**
 * Works a log out anew from the stored bytes, up to its head, its words against the commitments, and the whole against every bulletin that
 * has seen it. `brokenAt` is the first act that does not fit, `because` what gave it away.
 */
async function verify(register: Register, trx: Trx, log: StoredLog) {
  const { head, rows, leaves, erased } = log;
  const known = await keysOf(trx, rows);
  const acts: (Omit<StoredRow, 'body' | 'sealed' | 'words_of' | 'hash'> & { hash: string; previous: string; words: WordsState })[] = [];
  for (const [i, { body, sealed, words_of, ...row }] of rows.entries()) {
    acts.push({
      ...row, hash: createHash('sha256').update(body).digest('hex'), previous: rows[i - 1]?.hash.toString('hex') ?? '',
      words: worse(await wordsState(register, trx, { body, sealed, words_of }, known, erased.has(head.id) || (words_of !== null && erased.has(words_of))), besideState(log, body)),
    });
  }
  const firstWith = (state: WordsState): number => acts.findIndex((act) => act.words === state) + 1;
  return { acts, ...firstFault(verifyChain(rows, head), firstWith('broken'), leafBroken(rows, leaves), firstWith('missing')), covered: leaves.at(-1)?.seq ?? 0 };
}

/**
 * Chain and words name the act; a bulletin knows only between which two, so it speaks where they are silent. Words that are merely gone say least:
 * acts made anew have none either.
 */
function firstFault(chain: number | null, words: number, seen: { at: number; no: number } | null, missing: number): { brokenAt: number | null; because: BreakReason | null; bulletin: number | null } {
  if (chain !== null && (words === 0 || chain <= words)) return { brokenAt: chain, because: 'act', bulletin: null };
  if (words > 0) return { brokenAt: words, because: 'words', bulletin: null };
  if (seen !== null) return { brokenAt: seen.at, because: 'bulletin', bulletin: seen.no };
  return missing > 0 ? { brokenAt: missing, because: 'words', bulletin: null } : { brokenAt: null, because: null, bulletin: null };
}

/** The first act that is not as a bulletin has seen it: the one that is missing, or the first after the last bulletin that still fits. */
export function leafBroken(rows: readonly { hash: Buffer }[], leaves: readonly (BulletinLeaf & { no: number })[]): { at: number; no: number } | null {
  let fits = 0;
  for (const leaf of leaves) {
    if (rows.length < leaf.seq) return { at: rows.length + 1, no: leaf.no };
    const same = rows[leaf.seq - 1]!.hash.equals(leaf.head) && merkleTree(rows.slice(0, leaf.seq).map((row) => row.hash)).root.equals(leaf.acts);
    if (!same) return { at: fits + 1, no: leaf.no };
    fits = leaf.seq;
  }
  return null;
}

/** Of a letter that an act issues and of the files it names, as they were when it was written: what stands in the register's other tables has to be that. `none`: it is. */
function besideState({ head, letters, files, erased }: StoredLog, body: Buffer): WordsState {
  if (filesOf(body).some(({ id, sha256 }) => files.get(id) !== sha256)) return 'broken';
  const print = printedIn(body);
  if (print === null) return 'none';
  const letter = letters.get(print.letterId);
  if (letter === undefined) return 'missing';
  if (letter.gone) return erased.has(head.id) || erased.has(letter.subjectId) ? 'erased' : 'missing';
  return letter.print === print.sealed ? 'none' : 'broken';
}

function printedIn(body: Buffer): { letterId: string; sealed: string } | null {
  try {
    const act = actOf(body);
    return act.kind === 'letterIssued' && act.facts.sealed !== undefined ? { letterId: act.facts.letterId, sealed: act.facts.sealed } : null;
  } catch {
    // No act at all: the chain says so.
    return null;
  }
}

const GRAVITY: readonly WordsState[] = ['none', 'fit', 'erased', 'missing', 'broken'];
const worse = (one: WordsState, other: WordsState): WordsState => (GRAVITY.indexOf(one) >= GRAVITY.indexOf(other) ? one : other);

/** Whose keys are still there: the vault may remember one that has been destroyed. */
async function keysOf(trx: Trx, rows: readonly StoredRow[]): Promise<ReadonlySet<SubjectId>> {
  const subjects = [...new Set(rows.map((row) => row.words_of).filter((id) => id !== null))];
  if (subjects.length === 0) return new Set();
  const keys = await trx.selectFrom('subject_key').select('subject_id').where('subject_id', 'in', subjects).execute();
  return new Set(keys.map((key) => key.subject_id));
}

async function wordsState(register: Register, trx: Trx, { body, sealed, words_of }: Pick<StoredRow, 'body' | 'sealed' | 'words_of'>, known: ReadonlySet<SubjectId>, erased: boolean): Promise<WordsState> {
  const commitment = commitmentOf(body);
  if (commitment === null) return sealed === null ? 'none' : 'broken';
  if (sealed === null) return erased ? 'erased' : 'missing';
  if (words_of === null) return 'broken';
  if (!known.has(words_of)) return erased ? 'erased' : 'missing';
  try {
    const opened = await register.vault.openBytes(trx, words_of, sealed);
    return createHash('sha256').update(opened).digest('hex') === commitment ? 'fit' : 'broken';
  } catch {
    return 'broken';
  }
}
