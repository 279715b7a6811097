import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, QuarantineId } from '../domain/ids.ts';
import type { QuarantineOutcome } from '../domain/upload-acts.ts';
import type { UploadRow } from '../domain/upload-row.ts';
import { flush, lockDossiers, LogWriter } from './act-log.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import type { Register } from './register.ts';
import { newActId } from './register.ts';
import { UploadDesk } from './upload-register.ts';

/** A person of the platform lets a row that was held back in, or keeps it out for good; with a reason either way, and no provider lets in its own. */
export async function decideQuarantine(register: Register, actor: Actor, id: QuarantineId, { outcome, reason }: { outcome: QuarantineOutcome; reason: string }): Promise<void> {
  if (!hasRole(actor, 'clerk')) throw new Refusal('not-your-role', { params: { role: 'clerk' } });
  await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const held = await trx.selectFrom('quarantine').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (held === undefined) throw new Refusal('not-found');
    if (held.outcome !== null) throw new Refusal('already-done');
    if (held.provider_id === actor.orgId) throw new Refusal('conflict-of-interest', { params: { conflict: 'ownAnswer' } });
    const at = await businessNow(trx);
    const dossier = asId<DossierId>(held.batch_id);
    const head = (await lockDossiers(trx, [dossier])).get(dossier)!;
    const actId = newActId();
    const words = await register.vault.seal(trx, held.subject_id, { reason });
    const writer = new LogWriter(head, at);
    writer.append({ kind: 'quarantineDecided', facts: { quarantineId: id, outcome } }, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: at, content: words.commitment });
    await flush(trx, [writer]);
    await trx.insertInto('act_content').values({ act_id: actId, subject_id: held.subject_id, sealed: words.sealed }).execute();
    await trx.updateTable('quarantine').set({ outcome, decided_by: actor.userId, decided_at: at, reason_sealed: words.sealed }).where('id', '=', id).execute();
    if (outcome === 'rejected') return;
    const row = (await register.vault.open(trx, held.subject_id, held.row_sealed)) as UploadRow;
    const desk = new UploadDesk(register, trx, { id: held.batch_id, providerId: held.provider_id, actor }, at);
    const [taken] = await desk.take([{ no: held.row_no, read: { row } }], { released: true });
    if (taken?.outcome === 'refused') throw new Refusal('not-allowed-in-stage', { params: { state: taken.code ?? '' } });
    await desk.write();
  });
}
