import { issueReport, reportedRecords, reportsFor } from '../db/credit-report-register.ts';
import type { ReportRow } from '../db/credit-report-register.ts';
import { Refusal } from '../domain/errors.ts';
import { readIdentifier } from '../domain/identifier.ts';
import { asId } from '../domain/ids.ts';
import type { CreditReportId } from '../domain/ids.ts';
import type { Api, Counter } from './api-deps.ts';
import { department } from './check-routes.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { IssuedReportView, IssueReportBody, ReportListView, ReportView } from './schemas/credit-reports.ts';
import type { Orgs } from './views/shared-views.ts';
import { orgView } from './views/shared-views.ts';

const tags = ['records'];

/** 信用报告: issued as proof, with a number and a code by which anybody who holds it sees whether it still holds. */
export function creditReportRoutes(app: Api, { register }: Counter): void {
  app.post('/api/reports', {
    schema: {
      operationId: 'issueReport', summary: 'Have a credit report issued as proof for your file: what is published about a subject, numbered and dated. Your organisation stands in the ledger and is told of corrections.', tags,
      headers: MutationHeaders, body: IssueReportBody, response: { 201: IssuedReportView, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const identifier = readIdentifier(request.body.identifier, '/identifier');
    return reply.status(201).send(await issueReport(register, { ...personal(request), actor: department(request), identifier }));
  });

  app.get('/api/reports', {
    schema: { operationId: 'listReports', summary: 'The newest credit reports that were issued to your organisation, or about you, and whether each still holds.', tags, response: { 200: ReportListView, ...PROBLEMS } },
  }, async (request) => {
    const orgs = await register.organisations.all();
    return { reports: (await reportsFor(register, requireActor(request))).map((row) => ({ ...lineOf(orgs, row), records: row.items.length })) };
  });

  app.get('/api/reports/:id', {
    schema: { operationId: 'readReport', summary: 'One credit report as it was issued.', tags, params: CaseParams, response: { 200: ReportView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const [row] = await reportsFor(register, actor, asId<CreditReportId>(request.params.id));
    if (row === undefined) throw new Refusal('not-found');
    const orgs = await register.organisations.all();
    const records = await reportedRecords(register, actor, row.items);
    return { ...lineOf(orgs, row), code: row.checkCode, checkUrl: `${register.publicUrl}/verify/${row.checkCode}`, records: records.map(({ providerId, ...record }) => ({ ...record, provider: orgView(orgs, providerId) })) };
  });
}

const lineOf = (orgs: Orgs, { id, number, orgId, issuedAt, subjectName, identifier, state }: ReportRow) =>
  ({ id, number, org: orgView(orgs, orgId), issuedAt, subject: { name: subjectName, identifier }, state });
