import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { draftOf } from '../domain/case-acts.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId, SubjectId } from '../domain/ids.ts';
import type { Letter } from '../domain/letter.ts';
import { noteLooks } from './access-log.ts';
import { lockDossiers } from './act-log.ts';
import { add, deskAt } from './case-desk.ts';
import { inOneTransaction, takeRole } from './database.ts';
import { draftedWords } from './decision-draft-reads.ts';
import { issueLetters } from './letter-writer.ts';
import type { Register } from './register.ts';
import { mayReadCase } from './sight-reads.ts';

/** What stands where the number will: nothing has been numbered. */
const UNNUMBERED = '（预览，未编号）';

/** Carries the letter out of a transaction that must not leave anything behind. */
class Shown extends Error {
  readonly letter: Letter;
  readonly subjectId: SubjectId;
  constructor(letter: Letter, subjectId: SubjectId) {
    super('shown');
    this.letter = letter;
    this.subjectId = subjectId;
  }
}

/**
 * The decision letter as it would be issued if the draft were signed now: signed, written and taken back, so that a preview never
 * says anything else than the letter. For those in the house only.
 */
export async function previewDecision(register: Register, actor: Actor, caseId: CaseId): Promise<Letter> {
  const tried = inOneTransaction<never>(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    if (!(await mayReadCase(trx, actor, caseId)) || !(hasRole(actor, 'clerk') || hasRole(actor, 'supervisor'))) throw new Refusal('not-found');
    await takeRole(trx, 'zm_register', actor.userId);
    const head = (await lockDossiers(trx, [caseId as string as DossierId])).get(caseId as string as DossierId)!;
    const desk = await deskAt(register, trx, head);
    const { draft, content } = draftOf({ kind: 'decided' }, desk.situation, desk.world, await draftedWords(register, trx, desk.situation));
    const sealed = content === null ? null : { ...(await register.vault.seal(trx, desk.situation.subjectId, content)), words: content };
    add(desk, draft, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { content: sealed });
    const { letter } = (await issueLetters(desk)).find((each) => each.letter.kind === 'decisionLetter')!;
    throw new Shown({ ...letter, number: UNNUMBERED }, desk.situation.subjectId);
  });
  return tried.catch(async (error: unknown) => {
    if (!(error instanceof Shown)) throw error;
    // Of the transaction that showed it nothing is left, so the look is entered in one of its own, before anybody has the letter.
    await register.db.transaction().execute(async (trx) => {
      await takeRole(trx, 'zm_register', actor.userId);
      await noteLooks(trx, actor, [{ kind: 'letter', subjectId: error.subjectId, dossierId: caseId as string as DossierId, item: null }]);
    });
    return error.letter;
  });
}
