import { createHash } from 'node:crypto';
import { takeRole } from '../../db/database.ts';
import type { Trx } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import type { Act, ActKind } from '../../domain/act.ts';
import type { Contribution, RecordStanding } from '../../domain/record-standing.ts';
import { Refusal } from '../../domain/errors.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { CaseId, LetterId, MeasureId, RecordId } from '../../domain/ids.ts';
import type { Letter } from '../../domain/letter.ts';
import { Problem } from '../setup/counter.ts';

/** Looks into the register where only an auditor may. */
export const asAuditor = <T>(register: Register, read: (trx: Trx) => Promise<T>): Promise<T> => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_auditor');
  return read(trx);
});

/** Dossiers whose sequence has a gap, whose chain is broken, or whose head is not their last act; must be empty. */
export async function brokenChains(register: Register): Promise<string[]> {
  return asAuditor(register, async (trx) => {
    const dossiers = await trx.selectFrom('dossier').select(['id', 'seq', 'head']).execute();
    const rows = await trx.selectFrom('act').select(['dossier_id', 'seq', 'body', 'hash']).orderBy('seq').execute();
    const logs = Map.groupBy(rows, (r) => r.dossier_id);
    return dossiers.flatMap(({ id, seq, head }) => {
      let prev = Buffer.alloc(0);
      const faults: string[] = [];
      for (const [i, act] of (logs.get(id) ?? []).entries()) {
        const { prev: said } = JSON.parse(act.body.toString()) as { prev: string };
        if (act.seq !== i + 1) faults.push(`${id}: act ${i + 1} has sequence ${act.seq}`);
        if (said !== prev.toString('hex')) faults.push(`${id}: act ${act.seq} does not follow the one before`);
        prev = createHash('sha256').update(act.body).digest();
        if (!prev.equals(act.hash)) faults.push(`${id}: act ${act.seq} is not what was hashed`);
      }
      if ((logs.get(id) ?? []).length !== seq || !prev.equals(head)) faults.push(`${id}: the head is not the last act`);
      return faults;
    });
  });
}

/** How many acts of each kind there are; a letter counts under its own name. */
export function countByKind(acts: readonly Act[]): Partial<Record<ActKind | `letter:${string}`, number>> {
  const counts: Record<string, number> = {};
  for (const act of acts) {
    const name = act.kind === 'letterIssued' ? `letter:${act.facts.letter}` : act.kind;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** What is there twice though it may be there once: per order, notice, clock or round. Must be empty. */
export function doubled(acts: readonly Act[]): string[] {
  const seen = new Set<string>();
  const twice: string[] = [];
  let round = 1;
  for (const act of acts) {
    if (act.kind === 'reopened') round += 1;
    const name = nameOf(act, round);
    if (name === undefined) continue;
    if (seen.has(name)) twice.push(name);
    seen.add(name);
  }
  return twice;
}

function nameOf(act: Act, round: number): string | undefined {
  switch (act.kind) {
    case 'marked':
    case 'clockStopped':
    case 'clockRestarted':
    case 'clockMoved':
    case 'decisionDrafted':
    case 'decisionReviewed':
    case 'decisionReturned':
      // Each may come again: a clock stands still and runs on, and a draft goes to and fro, as often as it has to.
      return undefined;
    case 'letterIssued':
      if (act.facts.letter === 'clockStopNotice' || act.facts.letter === 'clockRestartNotice') return undefined;
      // Another for what is suspended later; told again when the mark changes.
      if (act.facts.letter === 'suspensionCertificate') return `letter suspensionCertificate of ${act.author.class === 'entailed' ? act.author.by : ''}`;
      if (act.facts.letter === 'markNotice') return `letter markNotice ${JSON.stringify(act.facts.to)} of ${act.author.class === 'entailed' ? act.author.by : ''}`;
      return act.facts.ref === null ? `letter ${act.facts.letter} in round ${round}` : `letter ${act.facts.letter} ${act.facts.ref} ${JSON.stringify(act.facts.to)}`;
    case 'recipientNotified':
      return `${act.kind} ${act.facts.orgId} ${act.facts.recordVersion} ${act.facts.recordId ?? ''}`;
    case 'duplicateFixed':
      return `${act.kind} ${act.facts.recordId} ${act.facts.toVersion}`;
    case 'markRequested':
      return `${act.kind} ${act.facts.orgId} in round ${round}`;
    case 'markAcknowledged':
    case 'markUnanswered':
    case 'markRequestEnded':
    case 'markRequestSucceeded':
      return `${act.kind} ${act.facts.requestId}`;
    case 'endingAcknowledged':
      return `${act.kind} ${act.facts.orderId} ${act.facts.how}`;
    case 'urged':
    case 'escalated':
      return `${act.kind} ${act.facts.limit} ${act.facts.ref} ${act.facts.generation}`;
    default:
      if ('orderId' in act.facts) return `${act.kind} ${act.facts.orderId}`;
      if ('noticeId' in act.facts) return `${act.kind} ${act.facts.noticeId}`;
      return `${act.kind} in round ${round}`;
  }
}

/** The measures of a record as they stand: suspended or not, ended or not. */
export const measuresOf = (register: Register, recordId: RecordId): Promise<{ id: MeasureId; suspended: boolean; ended_how: string | null }[]> =>
  asAuditor(register, async (trx) => trx.selectFrom('measure_state').select(['id', 'suspended', 'ended_how']).where('record_id', '=', recordId).orderBy('id').execute());

/** Holds of a case that are still there, and all that were ever placed. */
export const holdsOf = (register: Register, caseId: CaseId): Promise<{ open: number; all: number }> => asAuditor(register, async (trx) => {
  const rows = await trx.selectFrom('hold').select('released_at').where('case_id', '=', caseId).execute();
  return { open: rows.filter((r) => r.released_at === null).length, all: rows.length };
});

export const recordOf = (register: Register, recordId: RecordId) => asAuditor(register, (trx) =>
  trx.selectFrom('record').select(['state', 'mark', 'version']).where('id', '=', recordId).executeTakeFirstOrThrow());

/** An issued letter as it was frozen. */
export const letterOf = (register: Register, id: LetterId): Promise<Letter> => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  const { sealed, subject_id } = await trx.selectFrom('letter').select(['sealed', 'subject_id']).where('id', '=', id).executeTakeFirstOrThrow();
  return JSON.parse((await register.vault.openBytes(trx, subject_id, sealed)).toString()) as Letter;
});

/** A record and what its cases contribute, both as of one moment. */
export const recordAndCases = (register: Register, recordId: RecordId): Promise<{ record: RecordStanding; contributions: Contribution[] }> => asAuditor(register, async (trx) => {
  const rows = await trx.selectFrom('record').innerJoin('case_file', 'case_file.record_id', 'record.id').select(['mark', 'state', 'standing', 'settled_at'])
    .where('record.id', '=', recordId).execute();
  const [{ mark, state }] = rows as [typeof rows[number]];
  return { record: { mark, state }, contributions: rows.map((r) => ({ standing: r.standing, settledAt: r.settled_at }) as Contribution) };
});

/** The code with which something is refused, at the register or over HTTP; undefined when it is not. */
export async function refusalOf(work: Promise<unknown>): Promise<ErrorCode | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    if (error instanceof Problem) return error.code as ErrorCode;
    throw error;
  }
}
