import { v7 as uuidv7 } from 'uuid';
import type { Act, ActDraft } from '../domain/act.ts';
import type { ActContents } from '../domain/content.ts';
import type { LetterDraft } from '../domain/entails.ts';
import { movesToldTo } from '../domain/clock-change.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, DossierId, LetterId, MeasureId, RepairId } from '../domain/ids.ts';
import { LIMIT_LABELS } from '../domain/labels.ts';
import type { Letter, LetterBody, LetterKind, PrintedDue, PrintedMeasure } from '../domain/letter.ts';
import type { RunningTerms, Terms } from '../domain/limit.ts';
import { isRunning } from '../domain/limit.ts';
import type { PrintedValue } from '../domain/printed-value.ts';
import { printedValue } from '../domain/printed-value.ts';
import { keptReasons } from '../domain/publicity.ts';
import type { PrintedRepair, RepairLetterKind } from '../domain/repair-letter.ts';
import { REPAIR_LETTER_KINDS } from '../domain/repair-letter.ts';
import { planRepair } from '../domain/repair-plan.ts';
import { openRepairClock, repairOwnerOf } from '../domain/repair.ts';
import type { RepairSituation } from '../domain/repair.ts';
import type { RepairWorld } from '../domain/repair-world.ts';
import { sealedPrint } from './act-log.ts';
import type { Trx } from './database.ts';
import { overseeing } from './database.ts';
import { dueOf } from './due-reads.ts';
import type { IssuedLetter } from './letter-writer.ts';
import { newCheck } from './letter-check.ts';
import { printable } from './letter-writer.ts';
import { letterNumber } from './numbering.ts';
import type { Register } from './register.ts';
import type { Party } from './schema.ts';

/** What letters are written from: a repair under its locks and what its transaction has added. */
export interface RepairLetterDesk {
  register: Register;
  trx: Trx;
  world: RepairWorld;
  situation: RepairSituation;
  letters: (LetterDraft & { act: Act })[];
  /** Words of the acts added here. */
  contents: Map<ActId, unknown>;
}

/** The version of the templates a letter was issued under. */
const TEMPLATE = 1;

const isRepairLetter = (kind: LetterKind): kind is RepairLetterKind => REPAIR_LETTER_KINDS.some((each) => each === kind);

/** Issues the letters of a repair's transaction: content frozen and sealed, number from a counter locked last. */
export async function issueRepairLetters(desk: RepairLetterDesk): Promise<IssuedLetter[]> {
  if (desk.letters.length === 0) return [];
  const { trx, situation: s, world, register } = desk;
  const subject = await trx.selectFrom('subject').selectAll().where('id', '=', s.subjectId).executeTakeFirstOrThrow();
  const { title } = await trx.selectFrom('record').select('title').where('id', '=', s.recordId).executeTakeFirstOrThrow();
  const measures = new Map((await trx.selectFrom('measure').select(['id', 'title', 'basis', 'executor_id']).where('record_id', '=', s.recordId).execute()).map((m) => [m.id, m]));
  const orgs = await register.organisations.all();
  const name = (id: string): string => orgs.get(asId(id))?.name ?? id;
  const printedMeasures = (ids: readonly MeasureId[]): PrintedMeasure[] => ids.flatMap((id) => {
    const m = measures.get(id);
    return m === undefined ? [] : [{ title: m.title, basis: m.basis, department: name(m.executor_id) }];
  });
  const changed = desk.letters.map(({ act }) => act).find((act) => act.kind === 'calendarApplied');
  // What those who proposed the calendar say of it; it is about nobody.
  const reason = changed === undefined ? '' : (await trx.selectFrom('policy_change').select('reason').where('id', '=', changed.facts.change).executeTakeFirstOrThrow()).reason;
  const issued: IssuedLetter[] = [];
  for (const draft of [...desk.letters].sort((a, b) => (a.letter < b.letter ? -1 : a.letter > b.letter ? 1 : 0))) {
    const printed = new Set<PrintedValue>();
    const id = asId<LetterId>(uuidv7());
    const check = newCheck(register);
    const issuerId = 'orgId' in draft.to || !decider(draft.letter) ? s.platformId : s.authorityId;
    const number = await letterNumber(trx, draft.letter, Number(world.today.slice(0, 4)), orgs, issuerId);
    const letter = {
      number, issuedAt: world.at, issuedOn: world.today, check, issuer: name(issuerId),
      addressee: 'orgId' in draft.to ? name(draft.to.orgId) : subject.name, caseNumber: s.number, subjectName: subject.name, subjectIdentifier: subject.identifier,
      recordTitle: title, recordNumber: world.record.fields.documentNumber, provider: name(s.authorityId), ...bodyOf(desk, draft, { measuresOf: printedMeasures, name, reason, printed }),
    } as Letter;
    const party: Party = 'orgId' in draft.to ? `org:${draft.to.orgId}` : `subject:${draft.to.subjectId}`;
    const sealed = await register.vault.sealBytes(trx, s.subjectId, Buffer.from(printable(desk, draft.act, letter)));
    issued.push({
      letter,
      draft: { kind: 'letterIssued', facts: { letterId: id, letter: draft.letter, number, to: draft.to, ref: draft.ref, sealed: sealedPrint(sealed) } } satisfies ActDraft,
      row: {
        id, case_id: asId<DossierId>(s.repairId), kind: draft.letter, number, party, ref: draft.ref, issued_by: draft.act.id, issued_at: world.at, template: TEMPLATE,
        subject_id: s.subjectId, sealed, printed: [...printed],
        check_code: check.code, issuer_id: issuerId,
      },
    });
  }
  return issued;
}

/** Whose letters the authority signs: its own decisions; all others are the platform's. */
const decider = (kind: LetterKind): boolean => kind === 'repairGrant' || kind === 'repairRefusal' || kind === 'repairRevocation' || kind === 'repairExtensionNotice';

interface Printing {
  measuresOf(ids: readonly MeasureId[]): PrintedMeasure[];
  name(id: string): string;
  /** Why a calendar was changed. */
  reason: string;
  printed: Set<PrintedValue>;
}

function bodyOf(desk: RepairLetterDesk, draft: RepairLetterDesk['letters'][number], { measuresOf, name, reason, printed }: Printing): LetterBody {
  const { situation: s, world, register } = desk;
  const act: Act = draft.act;
  const printDue = (terms: RunningTerms): PrintedDue => {
    printed.add(printedValue(terms.pack, `/limits/${terms.limit}`));
    return dueOf(register, terms);
  };
  const due = (terms: Terms | undefined): PrintedDue | null => (terms !== undefined && isRunning(terms) ? printDue(terms) : null);
  if (act.kind === 'urged' || act.kind === 'escalated') {
    const terms = due(s.clocks.findLast((c) => c.limit === act.facts.limit && c.ref === act.facts.ref)?.terms);
    if (terms === null) throw new Error(`${act.facts.limit} has no date to print`);
    const duty = LIMIT_LABELS[act.facts.limit].zh;
    return act.kind === 'urged' ? { kind: 'urgeLetter', duty, due: terms } : { kind: 'escalationLetter', duty, due: terms, lateOrg: name(act.facts.orgId) };
  }
  if (act.kind === 'calendarApplied') {
    const to = 'orgId' in draft.to ? { org: draft.to.orgId } : { subject: draft.to.subjectId };
    const moves = movesToldTo(to, act.facts, (move) => repairOwnerOf(s, move));
    return { kind: 'dateChangeNotice', reason, changed: moves.map(({ limit, before, after }) => ({ duty: LIMIT_LABELS[limit].zh, oldDay: before.dueOn, newDue: printDue(after) })) };
  }
  if (!isRepairLetter(draft.letter)) throw new Error(`${draft.letter} is no letter of a repair`);
  const plan = world.publicity === null ? null : planRepair(world.publicity, world.editions, world.today, world.bar);
  const words = desk.contents.get(act.id) as Partial<ActContents['repairDecided'] & ActContents['repairSupplementAsked'] & ActContents['repairExtended'] & ActContents['repairConverted']> | undefined;
  const { remedies } = world.pack;
  const repair: PrintedRepair = {
    authority: name(s.authorityId), class: s.class, ground: s.ground, regulation: world.pack.name, receivedAt: s.receivedAt, minOn: plan?.min?.on ?? null, maxOn: plan?.max?.on ?? null,
    earliestOn: s.decision?.earliestOn ?? null, clauses: [...new Set([plan?.min?.clause.basis, plan?.max?.clause.basis].filter((each) => each !== undefined))],
    reasons: words?.reasons ?? words?.missing ?? words?.reason ?? '', refusal: s.decision?.reason ?? null, revocation: s.revoked?.reason ?? null,
    kept: world.publicity === null ? [] : keptReasons(world.publicity, world.today), measures: measuresOf(touchedBy(act, draft, desk)),
    effectiveOn: s.effected?.on ?? world.today, barUntil: s.revoked?.barUntil ?? null, due: due(dateOf(act, desk)), temporary: s.decision?.outcome === 'shielded' && s.shieldEnd === null, goesOn: s.supplement?.lapse === 'goesOn',
    ...stillShownIn(act, desk),
    remedies: remedies === null ? null : { body: remedies.reconsiderationBody, days: remedies.reconsiderationDays, months: remedies.suitMonths },
    checkUrl: act.kind === 'repairCertified' ? `${register.publicUrl}/verify/${act.facts.certificate}` : null,
  };
  return { kind: draft.letter, repair };
}

/** Of a notice that follows a report: where the subject has seen it still shown. */
function stillShownIn(act: Act, { contents }: RepairLetterDesk): { stillShown?: string } {
  const words = act.kind === 'recipientNotified' && act.facts.report !== undefined ? (contents.get(act.facts.report) as ActContents['stillShownReported'] | undefined) : undefined;
  return words === undefined ? {} : { stillShown: [words.where, words.statement].filter((each) => each !== '').join('\n') };
}

/** The measures a letter speaks of; to a department its own. */
function touchedBy(act: Act, draft: RepairLetterDesk['letters'][number], { situation: s, world }: RepairLetterDesk): MeasureId[] {
  const ids = act.kind === 'repairRevoked' ? act.facts.restored
    : s.revoked !== null ? [...world.restorable] : s.effected !== null && s.effected.lifted.length > 0 ? s.effected.lifted : world.measures.map((m) => m.id);
  const { to } = draft;
  if (!('orgId' in to)) return ids;
  const own = new Set(world.measures.filter((m) => world.inOffice(m.executorId) === to.orgId).map((m) => m.id));
  return ids.filter((id) => own.size === 0 || own.has(id));
}

/** The date a letter prints: the next one its reader waits for, or has to keep. */
function dateOf(act: Act, { situation: s }: RepairLetterDesk): Terms | undefined {
  switch (act.kind) {
    case 'repairFiled':
      return openRepairClock(s, 'repairTotal')?.terms;
    case 'repairSupplementAsked':
      return act.facts.supplement;
    case 'repairExtended':
      return act.facts.decision;
    case 'recipientNotified':
      return act.facts.confirmation;
    default:
      return undefined;
  }
}

/** The letter of a repair's latest decision; undefined when it has none. */
export async function repairDecisionLetterOf(register: Register, repairId: RepairId): Promise<LetterId | undefined> {
  return overseeing(register.db, 'zm_procedure', async (trx) => {
    const row = await trx.selectFrom('letter').select('id').where('case_id', '=', asId<DossierId>(repairId)).where('kind', 'in', ['repairGrant', 'repairRefusal'])
      .orderBy('issued_at', 'desc').orderBy('id', 'desc').executeTakeFirst();
    return row?.id;
  });
}
