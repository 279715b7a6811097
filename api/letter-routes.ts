import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { performCaseAct } from '../db/case-register.ts';
import { reading } from '../db/database.ts';
import { reportByCode } from '../db/credit-report-register.ts';
import { letterByCode } from '../db/letter-check.ts';
import { correctLetter } from '../db/letter-correction-register.ts';
import { letterList } from '../db/letter-list-reads.ts';
import { acknowledgementFor, assertReadsLetter, letterDetails, letterFor } from '../db/letter-reads.ts';
import { renderAndKeep } from '../db/letter-rendering.ts';
import { certifiedMeasures } from '../db/person-reads.ts';
import type { CaseRequest } from '../domain/case-acts.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, LetterId } from '../domain/ids.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { Letter } from '../domain/letter.ts';
import { readCheckCode } from '../domain/letter-check.ts';
import { dayAt, parseInstant } from '../domain/time.ts';
import { drawAcknowledgement } from '../letters/acknowledgement-slip.ts';
import { englishText, hasEnglish, letterText, renderEnglish, titleOf } from '../letters/render-letter.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseMutationHeaders, CaseParams, MutationHeaders, personal, PROBLEMS, seenSeq } from './mutation.ts';
import { searchesOfEverybody } from './rate-limits.ts';
import { ActReceipt, EmptyBody } from './schemas/cases.ts';
import { Id, OneOf } from './schemas/common.ts';
import { LetterCheckView, LetterCorrectionBody, LetterCorrectionReceipt, LetterList, LetterListQuery, LetterView } from './schemas/others.ts';
import { receiptView } from './views/receipt-view.ts';
import { certifiedView, orgView, ZONE } from './views/shared-views.ts';

const tags = ['letters'];
const LanguageQuery = Type.Object({ lang: Type.Optional(OneOf(['zh', 'en'])) });

/** Issued letters, as text and as the paper, and for whoever holds one the check that it is genuine. */
export function letterRoutes(app: Api, { poke, rateLimits, register }: Counter): void {
  const originalPdf = async (actor: Actor, id: LetterId): Promise<Uint8Array> => {
    await assertReadsLetter(register, actor, id);
    return renderAndKeep(register, id);
  };

  app.get('/api/letters', {
    schema: { operationId: 'listLetters', summary: 'Letters that you or your organisation have received, or (`box=issued`) that your organisation has issued in its own name; the newest first, a hundred at a time.', tags, querystring: LetterListQuery, response: { 200: LetterList, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const { box = 'received', before } = request.query;
    const orgs = await register.organisations.all();
    const { letters, more } = await reading(register.db, actor.userId, (trx) => letterList(trx, actor, box, before === undefined ? undefined : parseInstant(before)));
    return {
      letters: letters.map((l) => ({
        id: l.id, kind: l.kind, number: l.number, issuedAt: l.issued_at, issuer: l.issuer_id === null ? null : orgView(orgs, l.issuer_id), case: l.case_id === null || l.case_number === null ? null : { id: l.case_id, number: l.case_number },
      })), more,
    };
  });

  app.get('/api/letters/:id', {
    schema: { operationId: 'readLetter', summary: 'A letter as text; `lang=en`: its English courtesy version, where its kind has one.', tags, params: CaseParams, querystring: LanguageQuery, response: { 200: LetterView, ...PROBLEMS } },
  }, async (request) => {
    const { letter, acknowledged, supersededBy, supersedes, correction, caseId } = await letterDetails(register, requireActor(request), asId<LetterId>(request.params.id));
    const english = request.query.lang === 'en' ? englishText(letter) : undefined;
    if (request.query.lang === 'en' && english === undefined) throw new Refusal('not-found', { field: '/lang' });
    return {
      id: request.params.id, number: letter.number, kind: letter.kind, ...(english ?? { title: titleOf(letter), paragraphs: letterText(letter) }), language: english === undefined ? 'zh' as const : 'en' as const,
      hasEnglish: hasEnglish(letter.kind), acknowledged, caseId, supersededBy, supersedes, correction,
    };
  });

  const correcting = { tags, params: CaseParams, headers: MutationHeaders, response: { 201: LetterCorrectionReceipt, ...PROBLEMS } };

  app.post('/api/letters/:id/correction-draft', {
    schema: { ...correcting, operationId: 'draftCorrectionOfLetter', summary: 'As the organ that issued it: draft the correction of a letter of a repair or a record (更正拟稿); those of cases have an address of their own.', body: LetterCorrectionBody },
  }, async (request, reply) => reply.code(201).send(await correctLetter(register, { ...personal(request), letterId: asId<LetterId>(request.params.id), words: request.body })));

  app.post('/api/letters/:id/correction', {
    schema: { ...correcting, operationId: 'signCorrectionOfLetter', summary: 'Sign the drafted correction of a letter of a repair or a record (签发): it supersedes the one before, which stays readable.', body: EmptyBody },
  }, async (request, reply) => reply.code(201).send(await correctLetter(register, { ...personal(request), letterId: asId<LetterId>(request.params.id), words: null })));

  const act = { tags: ['acts'], params: Type.Object({ ...CaseParams.properties, letterId: Id }), headers: CaseMutationHeaders, response: { 201: ActReceipt, ...PROBLEMS } };
  const perform = async (request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply, asked: CaseRequest) => {
    const { receipt, pokes } = await performCaseAct(register, { ...personal(request), caseId: asId<CaseId>(request.params.id), request: asked, ifMatch: seenSeq(request) });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  };

  app.post('/api/cases/:id/letters/:letterId/correction-draft', {
    schema: { ...act, operationId: 'draftLetterCorrection', summary: 'Draft the correction of an issued letter (更正拟稿): names and words only; it changes nothing before it is signed.', body: LetterCorrectionBody },
  }, (request, reply) => perform(request, reply, { kind: 'letterCorrectionDrafted', letterId: asId<LetterId>(request.params.letterId), ...request.body }));

  app.post('/api/cases/:id/letters/:letterId/correction', {
    schema: { ...act, operationId: 'correctLetter', summary: 'Sign the corrected letter (签发): it is issued under a number of its own and supersedes the one before; a decision letter is served again, and the remedies run from that service.', body: EmptyBody },
  }, (request, reply) => perform(request, reply, { kind: 'letterCorrected', letterId: asId<LetterId>(request.params.letterId) }));

  app.get('/api/public/letters/:code', {
    config: { rateLimit: searchesOfEverybody(rateLimits) },
    schema: {
      operationId: 'checkLetter', summary: 'Whether a letter is genuine and still holds, by the code it carries: its organ, kind, number and date, and nothing of its case.', tags: ['public'],
      params: Type.Object({ code: Type.String({ minLength: 1, maxLength: 100 }) }), response: { 200: LetterCheckView, ...PROBLEMS },
    },
  }, async (request) => {
    const code = readCheckCode(request.params.code);
    const found = code === undefined ? undefined : await letterByCode(register, code);
    const report = code === undefined || found !== undefined ? undefined : await reportByCode(register, code);
    if (code === undefined || found === undefined) return { code: request.params.code, state: null, kind: null, number: null, issuer: null, issuedOn: null, replacedBy: null, suspension: null, report: report === undefined ? null : { number: report.number, org: orgView(await register.organisations.all(), report.orgId), issuedOn: dayAt(report.issuedAt, ZONE), state: report.state } };
    const { kind, number, state, issuerId, issuedAt, replacedBy } = found;
    const certified = kind === 'suspensionCertificate' ? await reading(register.db, '', (trx) => certifiedMeasures(trx, code)) : undefined;
    const orgs = await register.organisations.all();
    return {
      code, state, kind, number, issuer: orgView(orgs, issuerId), issuedOn: dayAt(issuedAt, ZONE),
      replacedBy: replacedBy === null ? null : { number: replacedBy.number, issuedOn: dayAt(replacedBy.issuedAt, ZONE) },
      suspension: certified === undefined ? null : certifiedView(orgs, certified.measures), report: null,
    };
  });

  app.get('/api/letters/:id/pdf', {
    schema: {
      operationId: 'readLetterPdf', summary: 'A letter as PDF; `lang=en`: its English courtesy version, where its kind has one.', tags, params: CaseParams, querystring: LanguageQuery,
      response: { 200: { description: 'The letter.', content: { 'application/pdf': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const id = asId<LetterId>(request.params.id);
    const pdf = request.query.lang === 'en' ? await englishPdf(await letterFor(register, requireActor(request), id)) : await originalPdf(requireActor(request), id);
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${id}.pdf"`).send(Buffer.from(pdf));
  });

  app.get('/api/letters/:id/acknowledgement', {
    schema: {
      operationId: 'readAcknowledgement', summary: 'The receipt (回执) of a letter that its addressee has taken note of, as PDF.', tags, params: CaseParams,
      response: { 200: { description: 'The receipt.', content: { 'application/pdf': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const found = await acknowledgementFor(register, requireActor(request), asId<LetterId>(request.params.id));
    const pdf = await drawAcknowledgement({ ...found, on: dayAt(found.at, ZONE) });
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${request.params.id}-receipt.pdf"`).send(Buffer.from(pdf));
  });
}

async function englishPdf(letter: Letter): Promise<Uint8Array> {
  const pdf = await renderEnglish(letter);
  if (pdf === undefined) throw new Refusal('not-found', { field: '/lang' });
  return pdf;
}
