import type { Act, ActDraft, Author } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, DossierId, RepairId } from '../domain/ids.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { concernedBy, procedureId } from '../domain/procedure.ts';
import { repairEntails, repairLettersOf } from '../domain/repair-entails.ts';
import { repairView } from '../domain/repair-procedure.ts';
import { applyToRepair, foldRepair } from '../domain/repair.ts';
import type { RepairSituation } from '../domain/repair.ts';
import type { RepairWorld } from '../domain/repair-world.ts';
import type { Instant } from '../domain/time.ts';
import type { FilePrint, Head } from './act-log.ts';
import { flush, loadActs, lockDossiers, LogWriter } from './act-log.ts';
import type { SealedWords } from './case-desk.ts';
import type { Trx } from './database.ts';
import { queueRepairNotices } from './notice-outbox.ts';
import { wantProcedures } from './procedure-repository.ts';
import type { Register } from './register.ts';
import { applyRepairEffect } from './repair-effects.ts';
import type { RepairLetterDesk } from './repair-letter-writer.ts';
import { issueRepairLetters } from './repair-letter-writer.ts';
import { projectRepair } from './repair-projection.ts';
import { repairWorldOf } from './repair-world.ts';

/** One repair under its locks, and what this transaction adds to its log. */
export interface RepairDesk extends RepairLetterDesk {
  writer: LogWriter;
  before: RepairSituation | null;
  added: Act[];
  sealed: { actId: ActId; sealed: Buffer }[];
}

export const repairDossier = (id: RepairId): DossierId => asId<DossierId>(id);

/** Locks a repair and its record and folds its log. Undefined when there is no such repair. */
export async function openRepair(register: Register, trx: Trx, repairId: RepairId, elapsedMs: () => number = () => 0): Promise<RepairDesk | undefined> {
  const id = repairDossier(repairId);
  const head = (await lockDossiers(trx, [id])).get(id);
  if (head === undefined) return undefined;
  const situation = foldRepair(await loadActs(trx, id));
  const lifted = [...(situation.effected?.lifted ?? []), ...(situation.shieldEnd?.lifted ?? [])];
  const { world, now } = await repairWorldOf(register, trx, situation.recordId, { id: repairId, pack: situation.pack, lifted }, elapsedMs);
  return { register, trx, world, writer: new LogWriter(head, now), before: structuredClone(situation), situation, added: [], letters: [], contents: new Map(), sealed: [] };
}

/** The desk of a repair that begins with this application; its dossier has just been opened. */
export function newRepair(register: Register, trx: Trx, head: Head, { world, now }: { world: RepairWorld; now: Instant }, filing: { draft: Extract<ActDraft, { kind: 'repairFiled' }>; author: Author; id: ActId; content: SealedWords; files: readonly FilePrint[] }): RepairDesk {
  const { draft, author, id, content, files } = filing;
  const writer = new LogWriter(head, now);
  const act = writer.append(draft, author, { id, occurredAt: world.at, content: content.commitment, files });
  const desk: RepairDesk = {
    register, trx, world, writer, before: null, situation: foldRepair([act]), added: [], letters: [], contents: new Map([[id, content.words]]),
    sealed: [{ actId: id, sealed: content.sealed }],
  };
  follow(desk, act);
  return desk;
}

/** Adds an act and everything that it entails at once. */
export function addToRepair(desk: RepairDesk, draft: ActDraft, author: Author, options: { id?: ActId; content?: SealedWords | null; files?: readonly FilePrint[] } = {}): Act {
  const content = options.content ?? null;
  const act = desk.writer.append(draft, author, { ...(options.id ? { id: options.id } : {}), occurredAt: desk.world.at, content: content?.commitment ?? null, files: options.files ?? [] });
  applyToRepair(desk.situation, act);
  if (content !== null) {
    desk.contents.set(act.id, content.words);
    desk.sealed.push({ actId: act.id, sealed: content.sealed });
  }
  follow(desk, act);
  return act;
}

function follow(desk: RepairDesk, act: Act): void {
  desk.added.push(act);
  desk.letters.push(...repairLettersOf(act, desk.situation).map((letter) => ({ ...letter, act })));
  for (const entailed of repairEntails(act, desk.situation, desk.world)) addToRepair(desk, entailed, { class: 'entailed', by: act.id });
}

/** Writes everything: letters (numbered last), acts, current state, effects on the record, and what the procedure has to look at. */
export async function closeRepair(desk: RepairDesk): Promise<ProcedureId[]> {
  const { trx, situation } = desk;
  const issued = await issueRepairLetters(desk);
  for (const letter of issued) {
    applyToRepair(situation, desk.writer.append(letter.draft, { class: 'entailed', by: letter.row.issued_by }, { occurredAt: desk.world.at }));
  }
  await flush(trx, [desk.writer]);
  if (desk.sealed.length > 0) {
    await trx.insertInto('act_content').values(desk.sealed.map((c) => ({ act_id: c.actId, subject_id: situation.subjectId, sealed: c.sealed }))).execute();
  }
  await projectRepair(trx, desk.before, situation);
  for (const act of desk.added) await applyRepairEffect(trx, act, situation);
  if (issued.length > 0) await trx.insertInto('letter').values(issued.map((l) => l.row)).execute();
  await queueRepairNotices(desk);
  const pokes = concernedBy(desk.before, situation, (s) => [procedureId('repairCase', s.repairId)], (_, s) => repairView(s));
  await wantProcedures(trx, asId<CaseId>(situation.repairId), pokes, situation.seq);
  return pokes;
}
