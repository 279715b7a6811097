import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { OverdueReportId } from '../domain/ids.ts';
import type { Letter } from '../domain/letter.ts';
import { reading, takeRole } from './database.ts';
import type { Register } from './register.ts';

/** The monthly reports that somebody may read, the newest first: an organisation's are those that name it, or a unit below it. */
export const overdueReports = (register: Register, actor: Actor) => reading(register.db, actor.userId, (trx) =>
  trx.selectFrom('overdue_report').select(['id', 'month', 'issuer_id', 'number', 'issued_at', 'duties', 'addressees']).orderBy('month', 'desc').limit(120).execute());

/** One report as it was issued. */
export async function overdueReport(register: Register, actor: Actor, id: OverdueReportId): Promise<Letter> {
  const row = await reading(register.db, actor.userId, (trx) => trx.selectFrom('overdue_report').select('content').where('id', '=', id).executeTakeFirst());
  if (row === undefined) throw new Refusal('not-found');
  return JSON.parse(row.content) as Letter;
}

/** Its paper, drawn and sealed once and kept; drawn outside of any transaction. */
export async function overdueReportPdf(register: Register, actor: Actor, id: OverdueReportId): Promise<Uint8Array> {
  const letter = await overdueReport(register, actor, id);
  const inProcedure = <T>(work: Parameters<typeof reading<T>>[2]): Promise<T> => register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return work(trx);
  });
  const kept = () => inProcedure((trx) => trx.selectFrom('overdue_report').select('pdf').where('id', '=', id).executeTakeFirstOrThrow());
  const { pdf } = await kept();
  if (pdf !== null) return pdf;
  const drawn = Buffer.from(await register.render(letter));
  await inProcedure((trx) => trx.updateTable('overdue_report').set({ pdf: drawn }).where('id', '=', id).where('pdf', 'is', null).execute());
  return (await kept()).pdf ?? drawn;
}
