import { loadActs } from '../../db/act-log.ts';
import { fileObjection, performCaseAct } from '../../db/case-register.ts';
import { reading } from '../../db/database.ts';
import { newActId } from '../../db/register.ts';
import type { Register } from '../../db/register.ts';
import type { Actor } from '../../domain/actor.ts';
import type { CaseRequest } from '../../domain/case-acts.ts';
import { Refusal } from '../../domain/errors.ts';
import type { CaseId, DossierId, OrgId } from '../../domain/ids.ts';
import { may, tasksOf } from '../../domain/permission.ts';
import type { CaseActKind, Task } from '../../domain/permission.ts';
import type { ProcedureId } from '../../domain/procedure.ts';
import type { SaidOfDuty } from '../../domain/restoration-proof.ts';
import { PROOF_OF_DUTY } from '../../domain/restoration-proof.ts';
import { openDuties } from '../../domain/restoration-requests.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import type { Restoration } from '../../domain/restoration-situation.ts';
import { currentDecision, foldCase } from '../../domain/situation.ts';
import type { Day } from '../../domain/time.ts';
import { dayAt, parseDay } from '../../domain/time.ts';
import { restorationSteps } from './city/case-story.ts';
import type { DemoStory } from './city/case-story.ts';
import { actorOf, DEMO_IDENTITIES } from './city/identities.ts';
import type { Step, StepKind } from './play-schedule.ts';

const STAFF: readonly Actor[] = DEMO_IDENTITIES.map(actorOf).filter((actor) => actor.orgId !== null);

/** The acts a step consists of; each is done for every order or notice it is open on. */
const ACTS: Record<Exclude<StepKind, 'file'>, readonly CaseActKind[]> = {
  accept: ['accepted'], acknowledge: ['suspensionAcknowledged', 'verificationAcknowledged'], answer: ['answered'], draft: ['decisionDrafted'], sign: ['decided'],
  acknowledgeEndings: ['endingAcknowledged'], confirm: ['recipientConfirmed'], confirmSome: ['recipientConfirmed'],
  report: ['restorationReported'], reportSome: ['restorationReported'], satisfy: ['restorationConfirmed'], satisfySome: ['restorationConfirmed'],
};
/** Of what several have to do, a part is left to the visitor: which one depends on the case alone, so that an interrupted day can be played again. */
const PART: Partial<Record<StepKind, (tasks: readonly Task[]) => readonly Task[]>> = {
  confirmSome: (tasks) => tasks.slice(0, -1), reportSome: (tasks) => tasks.slice(0, -1), satisfySome: (tasks) => tasks.slice(0, 1),
};

/** Does one step of a story, each act through the register by the person whose act it is; what is done already stays done. Returns whom to poke. */
export async function playStep(register: Register, story: DemoStory, step: Step): Promise<ProcedureId[]> {
  const caseId = await caseOf(register, story);
  if (step.kind === 'file') return caseId === undefined ? file(register, story) : [];
  if (caseId === undefined) throw new Error(`${story.key} has not been filed`);
  const situation = await situationOf(register, story, caseId);
  const wanted = ACTS[step.kind];
  const tasks = tasksOf(situation).filter((task) => wanted.includes(task.kind));
  const pokes: ProcedureId[] = [];
  for (const task of PART[step.kind]?.(tasks) ?? tasks) {
    const actor = [...STAFF, story.by].find((candidate) => may(situation, candidate, task).allowed);
    if (actor !== undefined) pokes.push(...(await perform(register, story, situation, task, actor)));
  }
  return pokes;
}

/** Where a story's case stands; undefined before its filing. */
export async function situationOfStory(register: Register, story: DemoStory): Promise<CaseSituation | undefined> {
  const caseId = await caseOf(register, story);
  return caseId && situationOf(register, story, caseId);
}

async function caseOf(register: Register, story: DemoStory): Promise<CaseId | undefined> {
  const row = await reading(register.db, story.by.userId, (trx) =>
    trx.selectFrom('case_file').select('id').where('record_id', '=', story.recordId).orderBy('filed_at').executeTakeFirst());
  return row?.id;
}

async function situationOf(register: Register, story: DemoStory, caseId: CaseId): Promise<CaseSituation> {
  return foldCase(await reading(register.db, story.by.userId, (trx) => loadActs(trx, caseId as string as DossierId)));
}

async function file(register: Register, story: DemoStory): Promise<ProcedureId[]> {
  const request = {
    recordId: story.recordId, refusal: story.refusal, evidenceIds: [],
    grounds: story.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue })),
  };
  const key = { actor: story.by.userId, route: 'demo', key: `${story.key}/filed`, fingerprint: register.vault.fingerprint(request) };
  return (await fileObjection(register, { actor: story.by, actId: newActId(), key, elapsedMs: () => 0, request })).pokes;
}

async function perform(register: Register, story: DemoStory, situation: CaseSituation, task: Task, actor: Actor): Promise<ProcedureId[]> {
  const request = requestOf(story, situation, task);
  const key = { actor: actor.userId, route: 'demo', key: [story.key, task.kind, task.ref, task.how ?? ''].join('/'), fingerprint: register.vault.fingerprint(request) };
  try {
    return (await performCaseAct(register, { actor, actId: newActId(), key, elapsedMs: () => 0, caseId: situation.caseId, request, ifMatch: null })).pokes;
  } catch (error) {
    // The organisation's own system has given the receipt in between.
    if (error instanceof Refusal && error.code === 'already-done') return [];
    throw error;
  }
}

/** A task in the words of the story. */
export function requestOf(story: DemoStory, s: CaseSituation, { kind, ref, how }: Task): CaseRequest {
  switch (kind) {
    case 'accepted':
      return { kind, remark: story.acceptanceRemark };
    case 'suspensionAcknowledged':
      return { kind, orderId: orderOf(s.suspensions, ref).orderId };
    case 'verificationAcknowledged':
      return { kind, orderId: orderOf(s.verifications, ref).orderId };
    case 'answered': {
      const findings = story.grounds.map(({ finding }, at) => ({ groundId: s.grounds[at]!.id, ...finding }));
      return { kind, orderId: orderOf(s.verifications, ref).orderId, findings, evidenceIds: [] };
    }
    case 'decisionDrafted': {
      const { outcome, remedy, facts, reasons, changes, lift } = story.decision;
      return { kind, outcome, remedy, facts, reasons, changes: changes.map((change) => ({ ...change })), lift: [...lift] };
    }
    case 'decided':
      return { kind };
    case 'endingAcknowledged':
      return { kind, orderId: orderOf(s.suspensions, ref).orderId, how: how ?? 'lifted' };
    case 'recipientConfirmed':
      return { kind, noticeId: noticeOf(s, ref) };
    case 'restorationReported': {
      const order = orderOf(s.restorations, ref);
      return reportOf(order, stepsReported(story, order.orgId), dayAt(currentDecision(s).at, 'Asia/Shanghai'));
    }
    case 'restorationConfirmed':
      return { kind, orderId: orderOf(s.restorations, ref).orderId, remark: story.confirmation };
    case 'supplementAsked':
    case 'supplemented':
    case 'notAccepted':
    case 'transferred':
    case 'withdrawalAsked':
    case 'withdrawn':
    case 'decisionReviewed':
    case 'powerRevoked':
    case 'powerGiven':
    case 'powerExamined':
    case 'decisionReturned':
    case 'breachReported':
    case 'stayAnswered':
    case 'subjectEnded':
    case 'successorCame':
    case 'exceptionProposed':
    case 'exceptionDecided':
    case 'rolledBack':
    case 'remedyFiled':
    case 'remedyServed':
    case 'remedyAnswered':
    case 'remedyEnded':
    case 'suspensionImposed':
    case 'suspensionEnded':
    case 'caseFileMade':
    case 'letterCorrectionDrafted':
    case 'letterCorrected':
    case 'baseAnnulled':
    case 'baseInRemedy':
    case 'serviceReceipted':
    case 'noticePublished':
    case 'reopened':
    case 'restorationObjected':
    case 'harmsFiled':
    case 'recipientDefunct':
    case 'evidenceAdded':
    case 'disowned':
    case 'verificationRecalled':
    case 'jointMeetingHeld':
    case 'casesMerged':
    case 'caseSplit':
    case 'subAssigned':
    case 'subAssignmentRecalled':
    case 'findingDrafted':
    case 'extensionAsked':
    case 'extensionDeclined':
    case 'clockExtended':
    case 'clockStopped':
    case 'clockRestarted':
      throw new Error(`no story has ${kind}`);
  }
}

/** A report that takes every open duty for done, in the same words, as far as that can be shown without a file; of what cannot there was nothing to do. */
export const reportOf = (order: Pick<Restoration, 'orderId' | 'duties' | 'objected' | 'partly'>, steps: string, on: Day = parseDay('2026-01-05')): Extract<CaseRequest, { kind: 'restorationReported' }> => {
  const duties = openDuties(order).map((duty): SaidOfDuty => {
    const by = PROOF_OF_DUTY[duty];
    return by === null ? { duty, result: 'nothingToDo', steps, evidenceIds: [] } : { duty, result: 'done', steps, evidenceIds: [], proof: { by, on, text: by === 'address' ? 'https://credit.example.org/withdrawn' : '庆演函〔2026〕1号' } };
  });
  return { kind: 'restorationReported', orderId: order.orderId, steps, evidenceIds: [], ...(duties.length === 0 ? {} : { duties }) };
};

const stepsReported = (story: DemoStory, orgId: OrgId): string => story.restoration.find((report) => report.orgId === orgId)?.steps ?? restorationSteps;

function orderOf<T extends { orderId: string }>(orders: readonly T[], ref: string): T {
  const order = orders.find((candidate) => candidate.orderId === ref);
  if (order === undefined) throw new Error(`no order ${ref}`);
  return order;
}

function noticeOf(s: CaseSituation, ref: string): CaseSituation['corrections'][number]['notices'][number]['noticeId'] {
  const notice = s.corrections.flatMap((correction) => correction.notices).find((candidate) => candidate.noticeId === ref);
  if (notice === undefined) throw new Error(`no notice ${ref}`);
  return notice.noticeId;
}
