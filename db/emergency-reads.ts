import { sql } from 'kysely';
import type { Actor, Role } from '../domain/actor.ts';
import type { EmergencyFinding, EmergencyKind } from '../domain/emergency.ts';
import { Refusal } from '../domain/errors.ts';
import type { DossierId, OrgId, SubjectId, UserId } from '../domain/ids.ts';
import type { LookKind } from '../domain/look.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { takeRole } from './database.ts';
import { ERASED_TEXT } from './erasure-functions.ts';
import type { Register } from './register.ts';

const NEWEST = 100;

/** One emergency, for its own person and for those who oversee. */
export interface EmergencyRow {
  id: string;
  kind: EmergencyKind;
  dossierId: DossierId;
  number: string | null;
  byUser: UserId;
  byName: string;
  byOrg: OrgId | null;
  reason: string;
  openedAt: Instant;
  endsAt: Instant;
  endedAt: Instant | null;
  open: boolean;
  review: { by: string; at: Instant; finding: EmergencyFinding; note: string } | null;
}

/** What its person looked at while it lasted. */
export interface EmergencyLook {
  id: number;
  at: Instant;
  kind: LookKind;
  item: string | null;
  roles: Role[];
}

/** The newest emergencies that somebody may know of, found with their own eyes; names and reasons are opened in the register's role. */
export async function emergenciesFor(register: Register, actor: Actor): Promise<EmergencyRow[]> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const found = await trx.selectFrom('emergency').select('id').orderBy('wall_at', 'desc').orderBy('id').limit(NEWEST).execute();
    await takeRole(trx, 'zm_register', actor.userId);
    return opened(register, trx, found.map(({ id }) => id));
  });
}

/** One of them, with what its person looked at while it lasted: everything of this subject. */
export async function emergencyFor(register: Register, actor: Actor, id: string): Promise<{ emergency: EmergencyRow; looks: EmergencyLook[] }> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const found = await trx.selectFrom('emergency').select('id').where('id', '=', id).executeTakeFirst();
    if (found === undefined) throw new Refusal('not-found');
    await takeRole(trx, 'zm_register', actor.userId);
    const [emergency] = await opened(register, trx, [id]);
    const looks = await trx.selectFrom('access_log as l').innerJoin('emergency as e', (j) => j.onRef('e.by_user', '=', 'l.reader').onRef('e.subject_id', '=', 'l.subject_id'))
      .select(['l.id', 'l.at', 'l.kind', 'l.item', 'l.roles']).where('e.id', '=', id).where('l.kind', '<>', 'emergency')
      .where((e) => e.and([e('l.wall_at', '>=', e.ref('e.wall_at')), e('l.wall_at', '<=', sql<Instant>`coalesce(e.ended_at, e.ends_at)`)])).orderBy('l.id').limit(500).execute();
    return { emergency: emergency!, looks };
  });
}

async function opened(register: Register, trx: Trx, ids: readonly string[]): Promise<EmergencyRow[]> {
  if (ids.length === 0) return [];
  const rows = await trx.selectFrom('emergency as e').innerJoin('app_user as u', 'u.id', 'e.by_user').leftJoin('app_user as r', 'r.id', 'e.reviewed_by').selectAll('e')
    .select(['u.name as by_name', 'r.name as reviewer', sql<boolean>`e.ended_at is null and e.ends_at > clock_timestamp()`.as('open')]).where('e.id', 'in', [...ids])
    .orderBy('e.wall_at', 'desc').orderBy('e.id').execute();
  // Erased by plan: the row stays, its words are gone.
  const words = async (subjectId: SubjectId, sealed: Buffer): Promise<string> => (sealed.length === 0 ? ERASED_TEXT : String(await register.vault.open(trx, subjectId, sealed)));
  return Promise.all(rows.map(async (row) => ({
    id: row.id, kind: row.kind, dossierId: row.dossier_id, number: row.number, byUser: row.by_user, byName: row.by_name, byOrg: row.by_org,
    reason: await words(row.subject_id, row.reason_sealed), openedAt: row.opened_at, endsAt: row.ends_at, endedAt: row.ended_at, open: row.open,
    review: row.reviewed_at === null || row.finding === null || row.note_sealed === null ? null
      : { by: row.reviewer ?? '', at: row.reviewed_at, finding: row.finding, note: await words(row.subject_id, row.note_sealed) },
  })));
}
