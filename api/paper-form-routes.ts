import { Type } from 'typebox';
import type { PaperForm } from '../domain/paper-form.ts';
import { PAPER_FORM_LABELS, PAPER_FORMS } from '../domain/paper-form.ts';
import { drawPaperForm } from '../letters/paper-forms.ts';
import type { Api, Counter } from './api-deps.ts';
import { PROBLEMS } from './mutation.ts';
import { forEverybody } from './rate-limits.ts';
import { OneOf } from './schemas/common.ts';

/** Blank forms for whoever comes with paper. */
export function paperFormRoutes(app: Api, { rateLimits }: Counter): void {
  const drawn = new Map<PaperForm, Promise<Uint8Array>>();
  app.get('/api/public/forms/:form', {
    config: { rateLimit: forEverybody(rateLimits) },
    schema: {
      operationId: 'readPaperForm', summary: 'A blank form as PDF, to be filled in by hand and handed in at a window.', tags: ['public'], params: Type.Object({ form: OneOf(PAPER_FORMS) }),
      response: { 200: { description: 'The form.', content: { 'application/pdf': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { form } = request.params;
    const pdf = drawn.get(form) ?? drawPaperForm(form);
    drawn.set(form, pdf);
    return reply.type('application/pdf').header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(`${PAPER_FORM_LABELS[form].zh}.pdf`)}`).send(Buffer.from(await pdf));
  });
}
