import type { CaseId, DossierId } from '../domain/ids.ts';
import { asId } from '../domain/ids.ts';
import type { RepairSituation } from '../domain/repair.ts';
import { projectClocks } from './case-projection.ts';
import type { Trx } from './database.ts';
import type { Party } from './schema.ts';

/** Writes what changed between two situations of a repair into the current-state tables. */
export async function projectRepair(trx: Trx, before: RepairSituation | null, s: RepairSituation): Promise<void> {
  const row = {
    id: s.repairId, number: s.number, record_id: s.recordId, subject_id: s.subjectId, authority_id: s.authorityId, platform_id: s.platformId, origin: s.origin, ground: s.ground,
    phase: s.phase, filed_at: s.filedAt, accepted_at: s.acceptedAt, decided_at: s.decision?.at ?? null, outcome: s.decision?.outcome ?? null, closed_at: s.closedAt,
    certificate: s.certificate?.number ?? null, bar_until: s.revoked?.barUntil ?? null,
  };
  if (before === null) await trx.insertInto('repair_file').values(row).execute();
  else await trx.updateTable('repair_file').set(row).where('id', '=', s.repairId).execute();
  const caseId = asId<CaseId>(s.repairId);
  await trx.insertInto('case_party').values(partiesOf(s).map((party) => ({ case_id: caseId, party }))).onConflict((c) => c.doNothing()).execute();
  if (s.notices.length > 0) {
    await trx.insertInto('correction_notice').values(s.notices.map((n) => ({
      notice_id: n.noticeId, case_id: caseId, org_id: n.orgId, record_version: n.recordVersion, notified_at: n.notifiedAt, confirmed_at: n.confirmedAt, way: n.by ?? 'web',
      defunct_at: n.defunctAt ?? null, again: n.report !== undefined,
    }))).onConflict((c) => c.column('notice_id').doUpdateSet((e) => ({ confirmed_at: e.ref('excluded.confirmed_at'), defunct_at: e.ref('excluded.defunct_at') }))).execute();
  }
  await projectClocks(trx, asId<DossierId>(s.repairId), before?.clocks ?? [], s.clocks);
}

const partiesOf = (s: RepairSituation): Party[] => [...new Set<Party>([`subject:${s.subjectId}`, `org:${s.platformId}`, `org:${s.authorityId}`, ...s.notices.map((n): Party => `org:${n.orgId}`)])];
