import { Type } from 'typebox';
import { assertReadsLetter, letterFor } from '../db/letter-reads.ts';
import { renderAndKeep } from '../db/letter-rendering.ts';
import { asId } from '../domain/ids.ts';
import type { LetterId } from '../domain/ids.ts';
import { letterText, letterTitle, renderLetter } from '../letters/render-letter.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, PROBLEMS } from './mutation.ts';
import { LetterTextView } from './schemas/others.ts';

const tags = ['letters'];

/** Issued letters, as text and as the paper. */
export function letterRoutes(app: Api, { register }: Counter): void {
  app.get('/api/letters/:id', {
    schema: { operationId: 'readLetter', summary: 'A letter as text.', tags, params: CaseParams, response: { 200: LetterTextView, ...PROBLEMS } },
  }, async (request) => {
    const letter = await letterFor(register, requireActor(request), asId<LetterId>(request.params.id));
    return { id: request.params.id, number: letter.number, title: letterTitle(letter.kind), paragraphs: letterText(letter) };
  });

  app.get('/api/letters/:id/pdf', {
    schema: {
      operationId: 'readLetterPdf', summary: 'A letter as PDF.', tags, params: CaseParams,
      response: { 200: { description: 'The letter.', content: { 'application/pdf': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const id = asId<LetterId>(request.params.id);
    await assertReadsLetter(register, requireActor(request), id);
    const pdf = await renderAndKeep(register, renderLetter, id);
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${id}.pdf"`).send(Buffer.from(pdf));
  });
}
