import type { CaseWorld } from '../domain/case-world.ts';
import type { ActContents } from '../domain/content.ts';
import type { ActId } from '../domain/ids.ts';
import type { IntakeAct } from '../domain/intake-situation.ts';
import { acceptanceClock, referralOf } from '../domain/intake.ts';
import type { LetterBody, PrintedDue, PrintedMeasure, PrintedRemedies } from '../domain/letter.ts';
import type { Terms } from '../domain/limit.ts';
import { isRunning } from '../domain/limit.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { dayAt } from '../domain/time.ts';

interface Desk {
  world: CaseWorld;
  situation: CaseSituation;
  contents: ReadonlyMap<ActId, unknown>;
}
interface Printed {
  due(terms: Terms): PrintedDue;
  /** Suspended by this case now. */
  measures: PrintedMeasure[];
  /** To a department, and not to the subject. */
  toOrg: boolean;
  /** 被申请人、被告. */
  respondent: string;
}

/** What the letters say that are written before acceptance, or at the end of a case without a decision. */
export function intakeLetter(act: Exclude<IntakeAct, { kind: 'supplemented' | 'withdrawalAsked' | 'powerGiven' | 'powerExamined' | 'powerRevoked' }>, { world, situation: s, contents }: Desk, { due, measures, toOrg, respondent }: Printed): LetterBody {
  const said = <K extends 'supplementAsked' | 'notAccepted' | 'transferred'>(_kind: K): ActContents[K] => contents.get(act.id) as ActContents[K];
  const { reconsiderationBody, reconsiderationDays, suitMonths } = world.pack.remedies;
  const remedies: PrintedRemedies = { reconsiderationBody, reconsiderationDays, suitMonths, respondent };
  switch (act.kind) {
    case 'supplementAsked':
      return { kind: 'supplementNotice', items: said(act.kind).items, replyBy: due(act.facts.supplement), lapse: act.facts.lapse, clockStands: act.facts.acceptance !== null };
    case 'supplementLapsed': {
      const { askedAt, terms } = s.supplement!;
      const askedOn = dayAt(askedAt, world.pack.zone);
      if (act.facts.effect === 'withdrawn') return { kind: 'deemedWithdrawnNotice', askedOn, dueOn: terms.dueOn, resuming: measures, ...remedies };
      const next = acceptanceClock(s)?.terms;
      return { kind: 'supplementLapseNotice', askedOn, nextDue: next !== undefined && isRunning(next) ? due(next) : null };
    }
    case 'notAccepted':
      return { kind: 'inadmissibilityNotice', reason: act.facts.reason, reasons: said(act.kind).reasons, resuming: measures, ...remedies };
    case 'transferred': {
      const { body, address, contact, basis } = referralOf(act.facts.reason, world)!;
      return { kind: 'transferNotice', reason: act.facts.reason, reasons: said(act.kind).reasons, body, address, contact, basis, receivedAt: act.facts.receivedAt, resuming: measures };
    }
    case 'subjectEnded':
      return { kind: 'successorNotice', state: act.facts.wait === null ? 'goesOn' : 'awaited', how: act.facts.how, on: act.facts.on, joinBy: act.facts.wait === null ? null : due(act.facts.wait), name: null };
    case 'successorCame':
      return { kind: 'successorNotice', state: 'came', how: s.subjectEnd!.how, on: s.subjectEnd!.on, joinBy: null, name: (contents.get(act.id) as ActContents['successorCame']).name };
    case 'caseTerminated':
      if (toOrg) return { kind: 'withdrawalNotice', terminated: true, withdrawnAt: act.occurredAt };
      return { kind: 'terminationNotice', how: s.subjectEnd!.how, on: s.subjectEnd!.on, goesOn: act.facts.goesOn, resuming: act.facts.goesOn ? [] : measures, ...remedies };
    case 'withdrawn':
      if (toOrg) return { kind: 'withdrawalNotice', withdrawnAt: act.occurredAt };
      return { kind: 'withdrawalConfirmation', goesOn: act.facts.goesOn, askedAt: s.withdrawal!.askedAt, resuming: act.facts.goesOn ? [] : measures };
  }
}
