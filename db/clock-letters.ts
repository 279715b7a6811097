import type { Act } from '../domain/act.ts';
import type { CaseWorld } from '../domain/case-world.ts';
import { rulesOf } from '../domain/case-world.ts';
import { explainClock } from '../domain/clock.ts';
import { stopRule, termsWith } from '../domain/clock-ledger.ts';
import type { ActContents } from '../domain/content.ts';
import type { ActId } from '../domain/ids.ts';
import type { LetterBody, PrintedDue } from '../domain/letter.ts';
import type { LedgerTerms, Terms } from '../domain/limit.ts';
import { openStops } from '../domain/limit.ts';
import { packLimit } from '../domain/policy.ts';
import type { CaseSituation } from '../domain/situation.ts';

type ClockAct = Extract<Act, { kind: 'clockExtended' | 'clockStopped' | 'clockRestarted' }>;
interface Desk {
  world: CaseWorld;
  situation: CaseSituation;
  contents: ReadonlyMap<ActId, unknown>;
}
interface Printing {
  due(terms: Terms): PrintedDue;
  /** Notes that the letter prints a value of the case's pack, by its pointer. */
  prints(pointer: string): unknown;
  /** 批准人 of an extension. */
  approvedBy: { name: string; org: string } | undefined;
}

/** What a letter about a verification's clock says: of an extension both dates, of a stop what is left. */
export function clockLetter(act: ClockAct, { situation: s, world, contents }: Desk, { due, prints, approvedBy }: Printing): LetterBody {
  const limit = packLimit(world.pack, 'verification');
  const answer: LedgerTerms = act.facts.answer;
  const rules = rulesOf(s.verifications.find((v) => v.orderId === act.facts.orderId)!.orgId, world);
  const words = contents.get(act.id);
  if (act.kind === 'clockExtended') prints('/limits/verification/extension');
  else if (act.facts.reason !== undefined) prints(`/limits/verification/stops/${act.facts.reason}`);
  switch (act.kind) {
    case 'clockExtended': {
      const before = termsWith(answer, { ...answer, extensions: answer.extensions.slice(0, -1) }, rules);
      const { reason } = words as ActContents['clockExtended'];
      return { kind: 'extensionNotice', ...(approvedBy === undefined ? {} : { approvedBy }), reason, basis: limit.extension?.basis ?? '', count: act.facts.count, unit: limit.unit, oldDue: due(before), newDue: due(answer) };
    }
    case 'clockStopped': {
      const { left } = explainClock(answer, rules.pack, rules.calendar);
      const { explanation } = words as ActContents['clockStopped'];
      const basis = stopRule(limit, act.facts.reason)?.basis ?? '';
      return { kind: 'clockStopNotice', stopReason: act.facts.reason, basis, explanation, since: act.occurredAt, left: left ?? { count: 0, unit: limit.unit } };
    }
    case 'clockRestarted': {
      const { remark } = words as ActContents['clockRestarted'];
      const { reason } = act.facts;
      const since = answer.stops.find(({ to, reason: of }) => to === act.occurredAt && (reason === undefined || of === reason)) ?? answer.stops.at(-1)!;
      const lasting = openStops(answer);
      return {
        kind: 'clockRestartNotice', since: since.from, restartedAt: act.occurredAt, remark, newDue: answer.dueAt === null ? null : due(answer),
        ...(reason === undefined ? {} : { ended: reason }), ...(lasting.length === 0 ? {} : { lasting }),
      };
    }
  }
}
