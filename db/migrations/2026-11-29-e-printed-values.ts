import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The limit that a kind of letter printed until letters said it themselves. */
const PRINTED = `
  ('receipt', 'acceptance'), ('acceptanceNotice', 'verification'), ('reopeningNotice', 'verification'), ('suspensionNotice', 'suspensionAcknowledgement'), ('verificationRequest', 'verification'),
  ('resumptionNotice', 'endingAcknowledgement'), ('liftingNotice', 'endingAcknowledgement'), ('correctionNotice', 'recipientConfirmation'), ('restorationOrder', 'restoration'), ('restorationObjection', 'restoration'),
  ('confirmationRequest', 'restorationConfirmation'), ('supplementNotice', 'supplement'), ('exOfficioNotice', 'acceptance'), ('rollbackOrder', 'rollback'), ('superiorRequest', 'superiorDecision'),
  ('jointMeetingNotice', 'jointMeeting'), ('extensionNotice', 'verification'), ('clockRestartNotice', 'verification'), ('repairReceipt', 'repairTotal'), ('repairSupplementNotice', 'repairSupplement'),
  ('repairExtensionNotice', 'repairDecision'), ('repairStopNotice', 'recipientConfirmation'), ('repairRestoreNotice', 'recipientConfirmation')`;

/** Which values of packs a letter prints, as "edition#pointer": for the law debt. Letters of before are filled in by their kind. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table letter add column printed text[] not null default '{}';
update letter l set printed = array(
  select distinct (c.terms ->> 'pack') || '#/limits/' || c.limit_name from clock c
  where c.case_id = l.case_id and c.limit_name = coalesce(
    (select p.limit_name from (values ${PRINTED}) as p (kind, limit_name) where p.kind = l.kind),
    case when l.kind in ('urgeLetter', 'escalationLetter', 'noAnswerCertificate') then split_part(l.ref, '|', 1) end));
`).execute(db);
}
