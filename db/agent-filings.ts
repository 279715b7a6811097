import type { CaseWorld } from '../domain/case-world.ts';
import type { CaseId, SubjectId } from '../domain/ids.ts';
import type { ApplicantRequest } from '../domain/office-filing.ts';
import type { Instant } from '../domain/time.ts';
import { plusMs } from '../domain/time.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';

const DAY_MS = 86_400_000;

/** Who files or acts for a subject, as far as they are known again. */
interface Named { applicant: Pick<ApplicantRequest, 'as' | 'identifier'> | null }

/** For how many other subjects an agent has filed within the days that the pack names; agents are known again by a blind index of their number. */
export async function agentSubjects({ vault }: Register, trx: Trx, { applicant }: Named, subjectId: SubjectId, { pack, at }: Pick<CaseWorld, 'pack' | 'at'>): Promise<number> {
  const rule = pack.intake?.agents ?? null;
  if (applicant?.as !== 'agent' || applicant.identifier === null || rule === null) return 0;
  const { n } = await trx.selectFrom('agent_filing').innerJoin('case_file', 'case_file.id', 'agent_filing.case_id')
    .select((e) => e.fn.count<number>('case_file.subject_id').distinct().as('n')).where('agent_filing.agent_index', 'in', vault.blindIndexes(applicant.identifier))
    .where('agent_filing.filed_at', '>', plusMs(at, -rule.days * DAY_MS)).where('case_file.subject_id', '!=', subjectId).executeTakeFirstOrThrow();
  return Number(n);
}

/** Keeps that an agent has filed for a subject, or acts for it since. */
export async function noteAgent({ vault }: Register, trx: Trx, { applicant }: Named, filed: { caseId: CaseId; filedAt: Instant }): Promise<void> {
  if (applicant?.as !== 'agent' || applicant.identifier === null) return;
  await trx.insertInto('agent_filing').values({ case_id: filed.caseId, agent_index: vault.blindIndexes(applicant.identifier)[0]!, filed_at: filed.filedAt }).onConflict((c) => c.doNothing()).execute();
}
