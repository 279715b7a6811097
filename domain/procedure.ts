import type { ProcedureActKind } from './act.ts';
import type { OrderId } from './ids.ts';
import { awaitsSupplement } from './intake-situation.ts';
import type { CaseSituation } from './situation.ts';
import type { Verification } from './verification-situation.ts';
import { openClock } from './clock-fold.ts';
import { decisionOfRound, isImposed, verificationIsOpen } from './situation.ts';
import { isAwaited, noticesOf } from './correction-situation.ts';
import { silenceProvesNothing } from './power.ts';
import { isOwed } from './restoration-situation.ts';
import { stillSuspended } from './suspension-situation.ts';
import type { Instant } from './time.ts';

/** The procedures, one workflow type each. */
export const PROCEDURES = ['objection', 'verification', 'suspension', 'correction', 'restoration', 'repairCase', 'incident'] as const;
export type ProcedureType = (typeof PROCEDURES)[number];
/** Those that follow a case; the others follow a dossier of their own kind. */
export type CaseProcedure = Exclude<ProcedureType, 'repairCase' | 'incident'>;

/** `objection/<case id>`, `verification/<order id>` …: the workflow's id and the author of the procedure's acts. */
export type ProcedureId = `${ProcedureType}/${string}`;

export const procedureId = (type: ProcedureType, ref: string): ProcedureId => `${type}/${ref}`;

/** Takes a procedure id apart; throws on anything that is none. */
export function parseProcedureId(id: string): { type: ProcedureType; ref: string } {
  const [type, ref, ...rest] = id.split('/');
  const known = PROCEDURES.find((p) => p === type);
  if (known === undefined || ref === undefined || ref === '' || rest.length > 0) throw new RangeError(`not a procedure id: ${id}`);
  return { type: known, ref };
}

/** The phases each procedure knows; `ended` ends the workflow until the next act names it again. */
export interface PhasesOf {
  objection: 'awaitingAcceptance' | 'awaitingSupplement' | 'verifying' | 'deciding' | 'toServe' | 'awaitingNotice' | 'executing' | 'toCertify' | 'toClose' | 'ended';
  verification: 'asked' | 'silent' | 'stopped' | 'ended';
  suspension: 'suspended' | 'toLift' | 'awaitingResumption' | 'ended';
  correction: 'toCorrect' | 'toRevoke' | 'spreading' | 'ended';
  restoration: 'ordered' | 'reported' | 'awaitingWord' | 'ended';
  repairCase: 'awaitingAcceptance' | 'awaitingSupplement' | 'deciding' | 'toEffect' | 'toServe' | 'shielded' | 'toCertify' | 'spreading' | 'toClose' | 'ended';
  incident: 'opening' | 'verifying' | 'deciding' | 'settling' | 'spreading' | 'toClose' | 'ended';
}

/** What a procedure sees of its case: the phase, the act that brought it about, and until when it may wait. */
export interface ProcedureView<T extends ProcedureType = ProcedureType> {
  phase: PhasesOf[T];
  cause: number;
  dueAt: Instant | null;
}

/** The act a procedure adds in each phase, at once or (`whenDue`) at the due instant; phases without an entry only wait. */
export const PROCEDURE_ACTS: { [T in ProcedureType]: Partial<Record<PhasesOf[T], { kind: ProcedureActKind; whenDue: boolean }>> } = {
  objection: {
    awaitingSupplement: { kind: 'supplementLapsed', whenDue: true },
    toServe: { kind: 'served', whenDue: false },
    awaitingNotice: { kind: 'served', whenDue: true },
    toCertify: { kind: 'certified', whenDue: false },
    toClose: { kind: 'closed', whenDue: false },
  },
  verification: {
    asked: { kind: 'silenceDeclared', whenDue: true },
    silent: { kind: 'disclosureStopped', whenDue: true },
    stopped: { kind: 'superiorSilent', whenDue: true },
  },
  suspension: {
    toLift: { kind: 'measuresLifted', whenDue: false },
    awaitingResumption: { kind: 'measuresResumed', whenDue: true },
  },
  correction: {
    toCorrect: { kind: 'recordCorrected', whenDue: false },
    toRevoke: { kind: 'recordRevoked', whenDue: false },
  },
  restoration: {
    reported: { kind: 'deemedSatisfied', whenDue: true },
    awaitingWord: { kind: 'confirmationAskedAgain', whenDue: true },
  },
  repairCase: {
    awaitingSupplement: { kind: 'repairLapsed', whenDue: true },
    toEffect: { kind: 'repairEffected', whenDue: false },
    toServe: { kind: 'repairServed', whenDue: false },
    toCertify: { kind: 'repairCertified', whenDue: false },
    toClose: { kind: 'repairClosed', whenDue: false },
  },
  incident: {
    // When nothing is left to be done in chunks.
    opening: { kind: 'incidentCasesOpened', whenDue: false },
    settling: { kind: 'incidentSettled', whenDue: false },
    toClose: { kind: 'incidentClosed', whenDue: false },
  },
};

/** The act a procedure has to add in a phase, if any. */
export function procedureAct(type: ProcedureType, phase: string): { kind: ProcedureActKind; whenDue: boolean } | undefined {
  const acts: Partial<Record<string, { kind: ProcedureActKind; whenDue: boolean }>> = PROCEDURE_ACTS[type];
  return acts[phase];
}

/** Where a procedure stands, from the situation of its case alone. */
export function viewOf(type: CaseProcedure, ref: string, s: CaseSituation): ProcedureView {
  switch (type) {
    case 'objection':
      return objectionView(s);
    case 'verification':
      return verificationView(ref as OrderId, s);
    case 'suspension':
      return suspensionView(ref as OrderId, s);
    case 'correction':
      return correctionView(ref as OrderId, s);
    case 'restoration':
      return restorationView(ref as OrderId, s);
  }
}

function objectionView(s: CaseSituation): ProcedureView<'objection'> {
  const view = (phase: PhasesOf['objection'], cause: number): ProcedureView<'objection'> => ({ phase, cause, dueAt: null });
  switch (s.phase) {
    case 'received':
      return s.supplement !== undefined && awaitsSupplement(s) ? { ...view('awaitingSupplement', s.supplement.seq), dueAt: s.supplement.terms.dueAt } : view('awaitingAcceptance', s.phaseSeq);
    case 'verifying':
      return view('verifying', s.phaseSeq);
    case 'deciding':
      return view('deciding', s.phaseSeq);
    case 'closed':
      return serviceView(s) ?? view('ended', s.phaseSeq);
    case 'executing': {
      // Withdrawn: nothing is decided; what was suspended is resumed, and then it is over.
      if (s.ending !== undefined) return view(effectsAreDone(s) ? 'toClose' : 'executing', s.phaseSeq);
      const decision = decisionOfRound(s);
      if (decision === undefined) return view('toServe', s.phaseSeq);
      const toServe = serviceView(s);
      if (toServe !== undefined) return toServe;
      if (!effectsAreDone(s)) return view('executing', s.phaseSeq);
      // The certificate (恢复信誉证明) comes with the last proof of restoration, before the recipients' last confirmation.
      const certifiable = decision.remedy !== 'none' && s.restorations.some((r) => r.round === s.round);
      if (certifiable && s.certificate === null) return view('toCertify', s.phaseSeq);
      return recipientsHaveConfirmed(s) ? view('toClose', s.phaseSeq) : view('executing', s.phaseSeq);
    }
  }
}

/** A decision whose letter has not been served, or was corrected and has to be served again; undefined where nothing is to be served. */
function serviceView(s: CaseSituation): ProcedureView<'objection'> | undefined {
  const decision = decisionOfRound(s);
  if (decision === undefined || (decision.served !== null && decision.again === undefined)) return undefined;
  // 公告送达 serves when it has run; paper is served by who brings the receipt back.
  if (decision.notice !== undefined) return { phase: 'awaitingNotice', cause: decision.notice.seq, dueAt: decision.notice.dueAt };
  const cause = decision.again?.seq ?? s.phaseSeq;
  if (decision.by !== 'paper') return { phase: 'toServe', cause, dueAt: null };
  return s.phase === 'closed' ? undefined : { phase: 'executing', cause, dueAt: null };
}

/** Every measure resumed or lifted and acknowledged, the record corrected, every restoration proven. */
const effectsAreDone = (s: CaseSituation): boolean =>
  s.suspensions.every((o) => stillSuspended(o).length === 0 && o.endings.every((e) => e.acknowledgedAt !== null)) &&
  s.corrections.every((c) => c.done !== null) &&
  !s.restorations.some(isOwed);

const recipientsHaveConfirmed = (s: CaseSituation): boolean => !noticesOf(s).some(isAwaited);

function verificationView(orderId: OrderId, s: CaseSituation): ProcedureView<'verification'> {
  const v = s.verifications.find((o) => o.orderId === orderId);
  if (v === undefined) return { phase: 'ended', cause: s.seq, dueAt: null };
  if (v.answered !== null || v.recalledSeq !== undefined || v.round !== s.round || !verificationIsOpen(s)) return { phase: 'ended', cause: v.seq, dueAt: null };
  if (v.stoppedSeq !== null) return { phase: 'stopped', cause: v.stoppedSeq, dueAt: superiorsTime(v, s) };
  if (v.silentSeq !== null) return { phase: 'silent', cause: v.silentSeq, dueAt: v.hardStop.dueAt };
  return { phase: 'asked', cause: v.seq, dueAt: v.answer.dueAt };
}

/** Until when the superior's decision is waited for; where the case waits for nobody above, or not any more, there is no such instant. */
function superiorsTime(v: Verification, s: CaseSituation): Instant | null {
  if (s.phase !== 'verifying' || v.superiorDecides === undefined || v.superiorSilentSeq !== undefined) return null;
  return openClock(s, 'superiorDecision', v.orderId)?.terms.dueAt ?? null;
}

function suspensionView(orderId: OrderId, s: CaseSituation): ProcedureView<'suspension'> {
  const order = s.suspensions.find((o) => o.orderId === orderId);
  if (order === undefined) return { phase: 'ended', cause: s.seq, dueAt: null };
  const left = stillSuspended(order);
  if (left.length === 0) return { phase: 'ended', cause: order.seq, dueAt: null };
  // 停止执行: it rests for a remedy, whatever was decided, and however the case ended.
  if (isImposed(s)) return { phase: 'suspended', cause: order.seq, dueAt: null };
  // 撤回: the verification that they rested for is over (四(五): 在信息核实期间).
  if (s.ending !== undefined) return { phase: 'awaitingResumption', cause: Math.max(order.seq, s.ending.seq, s.imposed?.endedSeq ?? 0), dueAt: s.ending.at };
  const decision = decisionOfRound(s);
  if (decision === undefined) return { phase: 'suspended', cause: order.seq, dueAt: null };
  const cause = Math.max(order.seq, decision.seq, s.imposed?.endedSeq ?? 0);
  const toLift = left.filter((id) => decision.lift.includes(id));
  if (toLift.length > 0) {
    // What lost its basis is lifted once the record itself has been put right, so that no check sees a lifted measure on a wrong record.
    const corrected = s.corrections.filter((c) => c.round === s.round).every((c) => c.done !== null);
    return corrected ? { phase: 'toLift', cause, dueAt: null } : { phase: 'suspended', cause: order.seq, dueAt: null };
  }
  // 恢复执行: not before the subject has been served plus one working day.
  if (decision.served === null || decision.again !== undefined) return { phase: 'suspended', cause: order.seq, dueAt: null };
  return { phase: 'awaitingResumption', cause, dueAt: decision.served.resumeFrom ?? decision.served.at };
}

function correctionView(orderId: OrderId, s: CaseSituation): ProcedureView<'correction'> {
  const c = s.corrections.find((o) => o.orderId === orderId);
  if (c === undefined) return { phase: 'ended', cause: s.seq, dueAt: null };
  if (c.done === null) return { phase: c.remedy === 'revoke' ? 'toRevoke' : 'toCorrect', cause: c.seq, dueAt: null };
  const waiting = c.notices.some(isAwaited);
  return { phase: waiting ? 'spreading' : 'ended', cause: c.done.seq, dueAt: null };
}

function restorationView(orderId: OrderId, s: CaseSituation): ProcedureView<'restoration'> {
  const r = s.restorations.find((o) => o.orderId === orderId);
  if (r === undefined) return { phase: 'ended', cause: s.seq, dueAt: null };
  if (r.satisfied !== null) return { phase: 'ended', cause: r.satisfied.seq, dueAt: null };
  if (r.reported !== null) {
    const { seq, askedSeq, confirmation } = r.reported;
    return { phase: silenceProvesNothing(s, r.reported) ? 'awaitingWord' : 'reported', cause: askedSeq ?? seq, dueAt: confirmation.dueAt };
  }
  return { phase: 'ordered', cause: r.objected?.seq ?? r.seq, dueAt: null };
}

/** Every procedure a case has ever had. */
export const proceduresOf = (s: CaseSituation): ProcedureId[] => [
  procedureId('objection', s.caseId),
  ...s.verifications.map((v) => procedureId('verification', v.orderId)),
  ...s.suspensions.map((o) => procedureId('suspension', o.orderId)),
  ...s.corrections.map((c) => procedureId('correction', c.orderId)),
  ...s.restorations.map((r) => procedureId('restoration', r.orderId)),
];

/**
 * The procedures for which a change is news: those that would now see another phase, cause or due instant, and those
 * that are new. By comparison, not by a list per kind of act, so that no act can be forgotten.
 */
export function concernedBy<S>(before: S | null, after: S, all: (s: S) => ProcedureId[], view: (id: ProcedureId, s: S) => ProcedureView): ProcedureId[] {
  const seen = (id: ProcedureId, s: S): string => {
    const { phase, cause, dueAt } = view(id, s);
    return phase === 'ended' ? phase : `${phase} ${cause} ${dueAt ?? ''}`;
  };
  return all(after).filter((id) => (before === null ? 'ended' : seen(id, before)) !== seen(id, after));
}

/** Where a procedure of a case stands, by its id; one that follows no case has nothing to do on one. */
export function caseViewOf(id: ProcedureId, s: CaseSituation): ProcedureView {
  const { type, ref } = parseProcedureId(id);
  return type === 'repairCase' || type === 'incident' ? { phase: 'ended', cause: s.seq, dueAt: null } : viewOf(type, ref, s);
}

/** The procedures of a case for which a change is news. */
export const concerned = (before: CaseSituation | null, after: CaseSituation): ProcedureId[] => concernedBy(before, after, proceduresOf, caseViewOf);
