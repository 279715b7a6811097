import type { Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';
import { Migrator } from 'kysely/migration';
import * as basisConfirmation from './migrations/2026-11-25-basis-confirmation.ts';
import * as outcomes from './migrations/2026-11-28-outcomes.ts';
import * as register from './migrations/2026-11-24-register.ts';
import * as clockLedger from './migrations/2026-11-25-clock-ledger.ts';
import * as policyChange from './migrations/2026-11-26-policy-change.ts';
import * as recordStanding from './migrations/2026-11-25-record-standing.ts';
import * as ladder from './migrations/2026-11-26-ladder.ts';
import * as trace from './migrations/2026-11-26-trace.ts';
import * as rowSecurity from './migrations/2026-11-26-row-security.ts';
import * as sealedIdentifiers from './migrations/2026-11-26-sealed-identifiers.ts';
import * as evidence from './migrations/2026-11-27-evidence.ts';
import * as measureCheck from './migrations/2026-11-27-measure-check.ts';
import * as sessionList from './migrations/2026-11-27-session-list.ts';
import * as decision from './migrations/2026-11-28-decision.ts';
import * as dossierKinds from './migrations/2026-11-28-a-dossier-kinds.ts';
import * as awaitedDate from './migrations/2026-11-28-awaited-date.ts';
import * as repair from './migrations/2026-11-28-repair.ts';
import * as repairCertificate from './migrations/2026-11-28-zzz-repair-certificate.ts';
import * as printedValues from './migrations/2026-11-29-e-printed-values.ts';
import * as tombstoneSubject from './migrations/2026-11-30-d-tombstone-subject.ts';
import * as evidenceGrants from './migrations/2026-11-30-d-evidence-grants.ts';
import * as toldAgain from './migrations/2026-11-30-c-told-again.ts';
import * as watchedLists from './migrations/2026-11-30-c-watched-lists.ts';
import * as notices from './migrations/2026-11-28-notices.ts';
import * as retention from './migrations/2026-11-28-retention.ts';
import * as intake from './migrations/2026-11-28-intake.ts';
import * as machines from './migrations/2026-11-28-machines.ts';
import * as stepUp from './migrations/2026-11-28-step-up.ts';
import * as checkWatch from './migrations/2026-11-28-b-check-watch.ts';
import * as harmDiary from './migrations/2026-11-28-zz-harm-diary.ts';
import * as uploads from './migrations/2026-11-28-uploads.ts';
import * as intakeFiling from './migrations/2026-11-28-intake-filing.ts';
import * as complaint from './migrations/2026-11-28-zz-complaint.ts';
import * as emergency from './migrations/2026-11-28-emergency.ts';
import * as measures from './migrations/2026-11-28-w-measures.ts';
import * as exceptions from './migrations/2026-11-28-x-exceptions.ts';
import * as promises from './migrations/2026-11-28-y-promises.ts';
import * as markRequests from './migrations/2026-11-28-z-mark-requests.ts';
import * as sensitivity from './migrations/2026-11-29-a-sensitivity.ts';
import * as repairProofs from './migrations/2026-11-29-d-repair-proofs.ts';
import * as markRequestEnd from './migrations/2026-11-29-c-mark-request-end.ts';
import * as versionNotices from './migrations/2026-11-29-c-version-notices.ts';
import * as linkedRecords from './migrations/2026-11-29-c-linked-records.ts';
import * as letters from './migrations/2026-11-30-b-letters.ts';
import * as organWords from './migrations/2026-11-30-b-organ-words.ts';
import * as incident from './migrations/2026-11-29-b-incident.ts';
import * as lostTime from './migrations/2026-11-30-a-zz-lost-time.ts';
import * as mergedCases from './migrations/2026-11-30-a-z-merged-cases.ts';
import * as turns from './migrations/2026-11-30-a-turns.ts';
import * as overdueReport from './migrations/2026-12-01-a-overdue-report.ts';
import * as draftReview from './migrations/2026-12-01-a-draft-review.ts';
import * as complaintOrder from './migrations/2026-11-30-e-complaint-order.ts';
import * as agents from './migrations/2026-12-01-b-agents.ts';
import * as stayRequests from './migrations/2026-12-02-b-stay-requests.ts';
import * as units from './migrations/2026-12-02-b-units.ts';
import * as terminated from './migrations/2026-12-02-b-zz-terminated.ts';
import * as heartbeat from './migrations/2026-12-01-b-heartbeat.ts';
import * as acknowledgementFigures from './migrations/2026-12-02-c-acknowledgement-figures.ts';
import * as withheld from './migrations/2026-12-02-c-withheld.ts';
import * as certificates from './migrations/2026-12-02-d-certificates.ts';
import * as pausedDays from './migrations/2026-12-02-d-paused-days.ts';
import * as suspensionViolation from './migrations/2026-12-02-d-suspension-violation.ts';
import * as creditReport from './migrations/2026-12-02-e-credit-report.ts';
import * as actLookups from './migrations/2026-12-02-f-act-lookups.ts';
import * as peopleOfAnOrganisation from './migrations/2026-12-02-g-people-of-an-organisation.ts';
import * as incidentLetters from './migrations/2026-12-02-h-incident-letters.ts';
import * as succeeded from './migrations/2026-12-02-i-succeeded.ts';
import * as promiseSight from './migrations/2026-12-02-j-promise-sight.ts';
import * as dutySuccession from './migrations/2026-12-02-k-succession.ts';
import * as representations from './migrations/2026-12-02-l-representations.ts';
import * as ordersOut from './migrations/2026-12-02-m-orders-out.ts';
import { applyRowSecurity } from './row-security-policies.ts';

/** Every migration by name, in order; a released one is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '2026-11-24-register': register,
  '2026-11-25-basis-confirmation': basisConfirmation,
  '2026-11-25-clock-ledger': clockLedger,
  '2026-11-25-record-standing': recordStanding,
  '2026-11-26-ladder': ladder,
  '2026-11-26-policy-change': policyChange,
  '2026-11-26-trace': trace,
  '2026-11-26-row-security': rowSecurity,
  '2026-11-26-sealed-identifiers': sealedIdentifiers,
  '2026-11-27-evidence': evidence,
  '2026-11-27-measure-check': measureCheck,
  '2026-11-27-session-list': sessionList,
  '2026-11-28-a-dossier-kinds': dossierKinds,
  '2026-11-28-awaited-date': awaitedDate,
  '2026-11-28-repair': repair,
  '2026-11-28-emergency': emergency,
  '2026-11-28-notices': notices,
  '2026-11-28-intake': intake,
  '2026-11-28-intake-filing': intakeFiling,
  '2026-11-28-retention': retention,
  '2026-11-28-machines': machines,
  '2026-11-28-step-up': stepUp,
  '2026-11-28-b-check-watch': checkWatch,
  '2026-11-28-decision': decision,
  '2026-11-28-uploads': uploads,
  '2026-11-28-zz-harm-diary': harmDiary,
  '2026-11-28-outcomes': outcomes,
  '2026-11-28-w-measures': measures,
  '2026-11-28-x-exceptions': exceptions,
  '2026-11-28-y-promises': promises,
  '2026-11-28-z-mark-requests': markRequests,
  '2026-11-28-zz-complaint': complaint,
  '2026-11-28-zzz-repair-certificate': repairCertificate,
  '2026-11-29-a-sensitivity': sensitivity,
  '2026-11-29-b-incident': incident,
  '2026-11-29-d-repair-proofs': repairProofs,
  '2026-11-29-c-mark-request-end': markRequestEnd,
  '2026-11-29-c-linked-records': linkedRecords,
  '2026-11-29-c-version-notices': versionNotices,
  '2026-11-29-e-printed-values': printedValues,
  '2026-11-30-d-evidence-grants': evidenceGrants,
  '2026-11-30-d-tombstone-subject': tombstoneSubject,
  '2026-11-30-c-told-again': toldAgain,
  '2026-11-30-a-turns': turns,
  '2026-11-30-b-letters': letters,
  '2026-11-30-b-organ-words': organWords,
  '2026-11-30-c-watched-lists': watchedLists,
  '2026-11-30-a-z-merged-cases': mergedCases,
  '2026-11-30-a-zz-lost-time': lostTime,
  '2026-11-30-e-complaint-order': complaintOrder,
  '2026-12-01-a-draft-review': draftReview,
  '2026-12-01-a-overdue-report': overdueReport,
  '2026-12-01-b-agents': agents,
  '2026-12-01-b-heartbeat': heartbeat,
  '2026-12-02-b-stay-requests': stayRequests,
  '2026-12-02-b-units': units,
  '2026-12-02-b-zz-terminated': terminated,
  '2026-12-02-c-acknowledgement-figures': acknowledgementFigures,
  '2026-12-02-c-withheld': withheld,
  '2026-12-02-d-certificates': certificates,
  '2026-12-02-d-paused-days': pausedDays,
  '2026-12-02-d-suspension-violation': suspensionViolation,
  '2026-12-02-e-credit-report': creditReport,
  '2026-12-02-f-act-lookups': actLookups,
  '2026-12-02-g-people-of-an-organisation': peopleOfAnOrganisation,
  '2026-12-02-h-incident-letters': incidentLetters,
  '2026-12-02-i-succeeded': succeeded,
  '2026-12-02-j-promise-sight': promiseSight,
  '2026-12-02-k-succession': dutySuccession,
  '2026-12-02-l-representations': representations,
  '2026-12-02-m-orders-out': ordersOut,
};

const provider: MigrationProvider = { getMigrations: async () => MIGRATIONS };

/** Brings a database to the newest shape, with the policies of this build's table of sight; throws what went wrong. Returns the names applied now. */
export async function migrate(db: Kysely<unknown>): Promise<string[]> {
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  await applyRowSecurity(db);
  return (results ?? []).map((r) => r.migrationName);
}
