import { v7 as uuidv7 } from 'uuid';
import type { Act } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { IncidentId, LetterId, OrgId } from '../domain/ids.ts';
import { FIELD_LABELS, GROUND_LABELS } from '../domain/labels.ts';
import type { Letter, LetterBody, PrintedBatch } from '../domain/letter.ts';
import { isRunning } from '../domain/limit.ts';
import { dayAt } from '../domain/time.ts';
import { sealedPrint } from './act-log.ts';
import { reading, takeRole } from './database.ts';
import { dueOf } from './due-reads.ts';
import type { IncidentDesk } from './incident-desk.ts';
import { addToIncident } from './incident-desk.ts';
import { newCheck } from './letter-check.ts';
import { printable } from './letter-writer.ts';
import { letterNumber } from './numbering.ts';
import type { Register } from './register.ts';

/** The version of the templates that these letters are issued under. */
const TEMPLATE = 1;

/**
 * 协查函、催办函、督办函 of a faulty batch, in the transaction of the act that it tells of: numbered and bound to the log by its hash as every letter is. It names the batch and organisations
 * and nobody else, so that it is sealed under nobody's key (decision 101). `what`: only in the request. Its row is written with the desk's others.
 */
export async function issueIncidentLetter(register: Register, desk: IncidentDesk, act: Extract<Act, { kind: 'incidentFound' | 'urged' | 'escalated' }>, what = ''): Promise<void> {
  const { trx, situation: s } = desk;
  const orgs = await register.organisations.all();
  const nameOf = (org: OrgId): string => orgs.get(org)?.name ?? org;
  const { terms } = s.clocks[0]!;
  if (!isRunning(terms)) throw new Error(`${s.incidentId}: a clock that stands still has no date to print`);
  const { zone } = register.currentPack();
  const { batch_key: key, received_at: handedIn } = await trx.selectFrom('upload_batch').select(['batch_key', 'received_at']).where('id', '=', s.uploadId).executeTakeFirstOrThrow();
  const batch: PrintedBatch = { key, handedInOn: dayAt(handedIn, zone), records: s.records, fault: [GROUND_LABELS[s.ground.kind].zh, ...(s.ground.field === null ? [] : [FIELD_LABELS[s.ground.field].zh])].join('：') };
  const due = dueOf(register, terms);
  const { to, body } = ((): { to: OrgId; body: LetterBody } => {
    switch (act.kind) {
      case 'incidentFound':
        return { to: s.providerId, body: { kind: 'incidentRequest', batch, what, answerBy: due } };
      case 'urged':
        return { to: act.facts.orgId, body: { kind: 'incidentUrge', batch, due } };
      case 'escalated':
        return { to: act.facts.superiorId ?? s.platformId, body: { kind: 'incidentEscalation', batch, due, lateOrg: nameOf(act.facts.orgId) } };
    }
  })();
  const issuedOn = dayAt(act.occurredAt, zone);
  const check = newCheck(register);
  const number = await letterNumber(trx, body.kind, Number(issuedOn.slice(0, 4)), orgs, s.platformId);
  const letter: Letter = {
    check, number, issuedAt: act.occurredAt, issuedOn, issuer: nameOf(s.platformId), addressee: nameOf(to), caseNumber: s.number, subjectName: '', subjectIdentifier: '', recordTitle: '', recordNumber: '', provider: nameOf(s.providerId), ...body,
  };
  const content = printable({ register, contents: new Map([[act.id, { what }]]) }, act, letter);
  const id = asId<LetterId>(uuidv7());
  addToIncident(desk, { kind: 'letterIssued', facts: { letterId: id, letter: body.kind, number, to: { orgId: to }, ref: s.incidentId, sealed: sealedPrint(Buffer.from(content)) } }, { class: 'entailed', by: act.id }, { occurredAt: act.occurredAt });
  desk.letters.push({
    id, incident_id: s.incidentId, provider_id: s.providerId, kind: body.kind, number, org_id: to, issuer_id: s.platformId, issued_at: act.occurredAt, issued_by: act.id, template: TEMPLATE, content, pdf: null, check_code: check.code,
  });
}

/** One letter of a faulty batch as it was issued, for whoever sees the batch. */
export async function incidentLetter(register: Register, actor: Actor, incidentId: IncidentId, id: LetterId): Promise<Letter> {
  const row = await reading(register.db, actor.userId, (trx) => trx.selectFrom('incident_letter').select('content').where('id', '=', id).where('incident_id', '=', incidentId).executeTakeFirst());
  if (row === undefined) throw new Refusal('not-found');
  if (row.content === '') throw new Refusal('erased');
  return JSON.parse(row.content) as Letter;
}

/** Its paper, drawn and sealed once and kept; drawn outside of any transaction, and of two that draw at once the first one's stays. */
export async function incidentLetterPdf(register: Register, actor: Actor, incidentId: IncidentId, id: LetterId): Promise<Uint8Array> {
  const letter = await incidentLetter(register, actor, incidentId, id);
  const inProcedure = <T>(work: Parameters<typeof reading<T>>[2]): Promise<T> => register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return work(trx);
  });
  const kept = () => inProcedure((trx) => trx.selectFrom('incident_letter').select('pdf').where('id', '=', id).executeTakeFirstOrThrow());
  const { pdf } = await kept();
  if (pdf !== null) return pdf;
  const drawn = Buffer.from(await register.render(letter));
  await inProcedure((trx) => trx.updateTable('incident_letter').set({ pdf: drawn }).where('id', '=', id).where('pdf', 'is', null).execute());
  return (await kept()).pdf ?? drawn;
}
