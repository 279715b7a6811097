import { Type } from 'typebox';
import { overdueReport, overdueReportPdf, overdueReports } from '../db/overdue-report-reads.ts';
import { asId } from '../domain/ids.ts';
import type { OverdueReportId } from '../domain/ids.ts';
import { dayAt } from '../domain/time.ts';
import { letterText, titleOf } from '../letters/render-letter.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, PROBLEMS } from './mutation.ts';
import { LetterTextView, OverdueReportList } from './schemas/others.ts';
import { orgView, ZONE } from './views/shared-views.ts';

const tags = ['letters'];

/** 月度超期通报: for the units it names, those above them, and whoever oversees. */
export function overdueReportRoutes(app: Api, { register }: Counter): void {
  app.get('/api/overdue-reports', {
    schema: { operationId: 'listOverdueReports', summary: 'Monthly reports of what was late that you may read, the newest first.', tags, response: { 200: OverdueReportList, ...PROBLEMS } },
  }, async (request) => {
    const orgs = await register.organisations.all();
    const rows = await overdueReports(register, requireActor(request));
    return { reports: rows.map((row) => ({ id: row.id, month: row.month, number: row.number, issuer: orgView(orgs, row.issuer_id), issuedOn: dayAt(row.issued_at, ZONE), duties: row.duties, addressees: row.addressees.map((id) => orgView(orgs, id)) })) };
  });

  app.get('/api/overdue-reports/:id', {
    schema: { operationId: 'readOverdueReport', summary: 'A monthly report of what was late, as text: units, duties and dates, and nothing of any subject.', tags, params: CaseParams, response: { 200: LetterTextView, ...PROBLEMS } },
  }, async (request) => {
    const letter = await overdueReport(register, requireActor(request), asId<OverdueReportId>(request.params.id));
    return { id: request.params.id, number: letter.number, title: titleOf(letter), paragraphs: letterText(letter) };
  });

  app.get('/api/overdue-reports/:id/pdf', {
    schema: {
      operationId: 'readOverdueReportPdf', summary: 'The same as PDF.', tags, params: CaseParams,
      response: { 200: { description: 'The report.', content: { 'application/pdf': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } }, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const pdf = await overdueReportPdf(register, requireActor(request), asId<OverdueReportId>(request.params.id));
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${request.params.id}.pdf"`).send(Buffer.from(pdf));
  });
}
