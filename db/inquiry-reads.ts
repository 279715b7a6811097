import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import type { ActContents } from '../domain/content.ts';
import { Refusal } from '../domain/errors.ts';
import type { InquiryId, LetterId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { AgentFilingFacts } from '../domain/agent-acts.ts';
import { actOf } from './act-log.ts';
import { businessNow } from './database.ts';
import { dossierOf } from './inquiry-desk.ts';
import type { Register } from './register.ts';
import { readingWords } from './sight-reads.ts';

/** One question with its words and its clock. */
export type InquiryMaterial = Awaited<ReturnType<typeof inquiriesFor>>['inquiries'][number];

/** The platform and its supervisors answer for every question. */
const seesEveryInquiry = (actor: Actor): boolean => hasRole(actor, 'clerk') || hasRole(actor, 'supervisor');

/** Questions about records that are not held here: a subject's own, or for the platform all; the newest first. */
export async function inquiriesFor(register: Register, actor: Actor) {
  if (!seesEveryInquiry(actor) && actor.subjectId === null) throw new Refusal('not-your-role', { params: { role: 'subject' } });
  return materialOf(register, actor, null);
}

/** One question, for whoever may see it; an old one, too, that the list no longer reaches. */
export async function inquiryFor(register: Register, actor: Actor, inquiryId: InquiryId): Promise<{ now: Instant; inquiry: InquiryMaterial }> {
  if (!seesEveryInquiry(actor) && actor.subjectId === null) throw new Refusal('not-found');
  const { now, inquiries: [inquiry] } = await materialOf(register, actor, inquiryId);
  if (inquiry === undefined) throw new Refusal('not-found');
  return { now, inquiry };
}

/** What the log says of an objection for another. */
function agentFactsOf(body: Buffer): AgentFilingFacts | null {
  const act = actOf(body);
  return act.kind === 'inquiryFiled' ? (act.facts.agent ?? null) : null;
}

/** All questions of whom the reader may see them, or only the one. */
async function materialOf(register: Register, actor: Actor, only: InquiryId | null) {
  return readingWords(register, actor, async (trx) => {
    let select = trx.selectFrom('inquiry').innerJoin('subject', 'subject.id', 'inquiry.subject_id')
      .innerJoin('clock', (j) => j.on(sql<boolean>`clock.case_id = inquiry.id`).on('clock.limit_name', 'in', ['inquiry', 'acceptance']))
      .selectAll('inquiry').select(['subject.name as subject_name', 'clock.terms', 'clock.due_at', 'clock.urged_at', 'clock.escalated_at',
        sql<LetterId | null>`(select l.id from letter l where l.case_id = inquiry.id and l.kind = 'noAnswerCertificate' order by l.issued_at desc limit 1)`.as('certificate_id')])
      .orderBy('inquiry.filed_at', 'desc').orderBy('inquiry.id', 'desc').limit(200);
    if (!seesEveryInquiry(actor)) select = select.where('inquiry.subject_id', '=', actor.subjectId);
    if (only !== null) select = select.where('inquiry.id', '=', only);
    const rows = await select.execute();
    const contents = rows.length === 0 ? [] : await trx.selectFrom('act').innerJoin('act_content', 'act_content.act_id', 'act.id')
      .select(['act.dossier_id', 'act.kind', 'act.body', 'act_content.sealed']).where(sql<boolean>`act.dossier_id = any(${rows.map((r) => r.id)}::uuid[])`).execute();
    return { now: await businessNow(trx), rows, contents };
  }, ({ rows }) => rows.map((row) => ({ kind: 'inquiry', subjectId: row.subject_id, dossierId: dossierOf(row.id), item: null })), async (trx, { now, rows, contents }) => {
    const inquiries = [];
    for (const row of rows) {
      const words = async (kind: 'inquiryFiled' | 'inquiryAnswered'): Promise<unknown> => {
        const content = contents.find((c) => (c.dossier_id as string) === row.id && c.kind === kind);
        return content === undefined ? undefined : register.vault.open(trx, row.subject_id, content.sealed);
      };
      const filed = (await words('inquiryFiled')) as ActContents['inquiryFiled'] | undefined;
      const answered = (await words('inquiryAnswered')) as ActContents['inquiryAnswered'] | undefined;
      const first = contents.find((c) => (c.dossier_id as string) === row.id && c.kind === 'inquiryFiled');
      inquiries.push({ ...row, filed: filed ?? { where: '', byWhom: '', shown: '' }, filing: row.agent && first !== undefined ? agentFactsOf(first.body) : null, answer: answered?.answer ?? null });
    }
    return { now, inquiries };
  });
}
