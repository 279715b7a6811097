import type { Act, ActDraft } from './act.ts';
import { toldOf } from './clock-change.ts';
import type { LetterDraft } from './entails.ts';
import { asId } from './ids.ts';
import type { ActId, OrgId } from './ids.ts';
import type { LetterKind } from './letter.ts';
import { repairClock } from './repair-requests.ts';
import { repairOwnerOf } from './repair.ts';
import type { RepairSituation } from './repair.ts';
import type { RepairWorld } from './repair-world.ts';

/** What an act of a repair entails at once: everyone who was given the record, or executes a measure on it, is told to stop, or to take it up again. */
export function repairEntails(act: Act, _s: RepairSituation, world: RepairWorld): ActDraft[] {
  switch (act.kind) {
    case 'repairEffected':
    case 'repairRevoked':
      return tellAll(world);
    case 'shieldSettled':
      return tellAll(world);
    case 'stillShownReported':
      return [tellOne(world, world.inOffice(act.facts.orgId), act.id)];
    default:
      return [];
  }
}

const tellAll = (world: RepairWorld): ActDraft[] =>
  [...new Set([...world.recipients, ...world.measures.map((m) => m.executorId)].map((org) => world.inOffice(org)))].sort().map((orgId) => tellOne(world, orgId));

/** `report`: told again, for it was still shown there. */
function tellOne(world: RepairWorld, orgId: OrgId, report?: ActId): ActDraft {
  const by = world.wayOf(orgId);
  return {
    kind: 'recipientNotified',
    facts: {
      noticeId: asId(world.newId()), orgId, recordVersion: world.record.version, confirmation: repairClock('recipientConfirmation', world, orgId), ...(by === 'web' ? {} : { by }), ...(report === undefined ? {} : { report }),
    },
  };
}

/** The letters of an act of a repair. */
export function repairLettersOf(act: Act, s: RepairSituation): LetterDraft[] {
  const subject = (letter: LetterKind): LetterDraft[] => [{ letter, to: { subjectId: s.subjectId }, ref: null }];
  const org = (letter: LetterKind, orgId: OrgId, ref: string): LetterDraft[] => [{ letter, to: { orgId }, ref }];
  switch (act.kind) {
    case 'repairFiled':
      return subject('repairReceipt');
    case 'repairSupplementAsked':
      return subject('repairSupplementNotice');
    case 'repairExtended':
      return subject('repairExtensionNotice');
    case 'repairDecided':
      return subject(act.facts.outcome === 'refused' ? 'repairRefusal' : 'repairGrant');
    case 'repairRevoked':
      return subject('repairRevocation');
    case 'shieldSettled':
      return subject(act.facts.how === 'permanent' ? 'repairGrant' : 'repairRevocation');
    case 'repairCertified':
      return [{ letter: 'repairCertificate', to: { subjectId: s.subjectId }, ref: act.facts.certificate }];
    case 'repairLapsed':
      return subject('repairLapseNotice');
    case 'repairConverted':
      return subject('repairConversionNotice');
    case 'recipientNotified':
      return org(s.phase === 'restoring' ? 'repairRestoreNotice' : 'repairStopNotice', act.facts.orgId, act.facts.noticeId);
    case 'calendarApplied': {
      // 期限变更告知书: one to each who had been told another date, with all of theirs.
      const owners = act.facts.moves.flatMap((move) => (toldOf(move).owner ? [repairOwnerOf(s, move)] : [])).flatMap((owner) => (owner !== undefined && 'org' in owner ? [owner.org] : []));
      const applicant = act.facts.moves.some((move) => toldOf(move).applicant);
      return [...(applicant ? subject('dateChangeNotice') : []), ...[...new Set(owners)].flatMap((orgId) => org('dateChangeNotice', orgId, act.facts.change))];
    }
    case 'urged':
      return org('urgeLetter', act.facts.orgId, `${act.facts.limit}|${act.facts.ref}`);
    case 'escalated':
      return org('escalationLetter', act.facts.superiorId ?? s.platformId, `${act.facts.limit}|${act.facts.ref}`);
    default:
      return [];
  }
}
