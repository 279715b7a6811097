import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId, InquiryId, RecordId } from '../domain/ids.ts';
import type { Bulletin } from './bulletins.ts';
import { bulletinOf, leafBytes, leavesOf } from './bulletins.ts';
import type { Trx } from './database.ts';
import { reading } from './database.ts';
import type { MerkleTree } from './merkle.ts';
import { inclusionPath, merkleTree } from './merkle.ts';
import type { Register } from './register.ts';
import { mayReadCase, partiesOf } from './sight-reads.ts';

export type InclusionAbout = { caseId: CaseId } | { inquiryId: InquiryId } | { recordId: RecordId };

/** Which bulletin (the newest without) and which act (the last that it covers without). */
export interface InclusionQuery {
  bulletin: number | null;
  seq: number | null;
}

/**
 * Proof that a dossier's log stood in a bulletin as it stands now, and that one act was in it: hashes beside the way to the dossier's leaf, and
 * from the act's hash to what the leaf says of all acts. Who holds a receipt and the published root needs nothing else, and sees nobody's acts.
 */
export interface Inclusion {
  bulletin: Bulletin;
  leaf: { dossier: DossierId; seq: number; head: string; acts: string; index: number; path: string[] };
  /** null: the act is younger than the bulletin, or its log is broken. */
  act: { seq: number; hash: string; path: string[] } | null;
  /** false: the log is no longer what the bulletin has seen, or the bulletin no longer what it says of itself. */
  intact: boolean;
}

/** For whoever may read the case, the inquiry or the record. */
export async function inclusionFor(register: Register, actor: Actor, about: InclusionAbout, query: InclusionQuery): Promise<Inclusion> {
  return reading(register.db, actor.userId, async (trx) => {
    if (!(await mayRead(trx, actor, about))) throw new Refusal('not-found');
    return inclusionOf(trx, dossierOf(about), query);
  });
}

const dossierOf = (about: InclusionAbout): DossierId => ('caseId' in about ? about.caseId : 'inquiryId' in about ? about.inquiryId : about.recordId) as string as DossierId;

async function mayRead(trx: Trx, actor: Actor, about: InclusionAbout): Promise<boolean> {
  if ('caseId' in about) return mayReadCase(trx, actor, about.caseId);
  const staff = hasRole(actor, 'clerk') || hasRole(actor, 'supervisor') || hasRole(actor, 'auditor');
  const table = 'inquiryId' in about ? 'inquiry' : 'record';
  const id = 'inquiryId' in about ? about.inquiryId : about.recordId;
  const row = await trx.selectFrom(table).select('subject_id').where('id', '=', id).executeTakeFirst();
  if (row === undefined) return false;
  if (staff || partiesOf(actor).includes(`subject:${row.subject_id}`)) return true;
  // A department whose measure rests on the record holds a receipt of its log.
  if (!('recordId' in about) || actor.orgId === null || !hasRole(actor, 'executor')) return false;
  return (await trx.selectFrom('record_recipient').select('org_id').where('record_id', '=', about.recordId).where('org_id', '=', actor.orgId).executeTakeFirst()) !== undefined;
}

async function inclusionOf(trx: Trx, dossier: DossierId, query: InclusionQuery): Promise<Inclusion> {
  let select = trx.selectFrom('bulletin').selectAll().orderBy('no', 'desc').limit(1);
  if (query.bulletin !== null) select = select.where('no', '=', query.bulletin);
  const row = await select.executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { field: '/bulletin' });
  const bulletin = bulletinOf(row);
  const { dossiers, tree } = await treeOf(trx, bulletin);
  const index = dossiers.indexOf(dossier);
  const leaf = await trx.selectFrom('bulletin_leaf').select(['seq', 'head', 'acts']).where('dossier_id', '=', dossier).where('no', '<=', bulletin.no).orderBy('no', 'desc').limit(1).executeTakeFirst();
  if (index < 0 || leaf === undefined) throw new Refusal('not-found', { field: '/bulletin' });
  const hashes = (await trx.selectFrom('act').select('hash').where('dossier_id', '=', dossier).where('seq', '<=', leaf.seq).orderBy('seq').execute()).map((act) => act.hash);
  const acts = merkleTree(hashes);
  const intact = tree.root.toString('hex') === bulletin.root && dossiers.length === bulletin.dossiers && hashes.length === leaf.seq && acts.root.equals(leaf.acts) && hashes.at(-1)!.equals(leaf.head);
  const seq = query.seq ?? leaf.seq;
  return {
    bulletin, intact,
    leaf: { dossier, seq: leaf.seq, head: leaf.head.toString('hex'), acts: leaf.acts.toString('hex'), index, path: inclusionPath(tree, index).map((hash) => hash.toString('hex')) },
    act: !intact || seq < 1 || seq > leaf.seq ? null : { seq, hash: hashes[seq - 1]!.toString('hex'), path: inclusionPath(acts, seq - 1).map((hash) => hash.toString('hex')) },
  };
}

interface KeptTree { dossiers: readonly DossierId[]; tree: MerkleTree }
/** The trees asked for last, by their bulletin's hash: a bulletin never changes, and most ask for the newest. */
const kept = new Map<string, KeptTree>();

async function treeOf(trx: Trx, bulletin: Bulletin): Promise<KeptTree> {
  const known = kept.get(bulletin.hash);
  if (known !== undefined) return known;
  const leaves = await leavesOf(trx, bulletin.no);
  const made = { dossiers: leaves.map((leaf) => leaf.dossier), tree: merkleTree(leaves.map(leafBytes)) };
  for (const hash of [...kept.keys()].slice(0, -1)) kept.delete(hash);
  kept.set(bulletin.hash, made);
  return made;
}
