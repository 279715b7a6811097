import { Type } from 'typebox';
import { businessNow, reading } from '../db/database.ts';
import { publicRecord, publicRecordsOf } from '../db/public-record-reads.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { RecordId } from '../domain/ids.ts';
import { dayAt } from '../domain/time.ts';
import { isValidUscc, normalizeUscc } from '../domain/uscc.ts';
import type { Api, Counter } from './api-deps.ts';
import { PROBLEMS } from './mutation.ts';
import { searchesOfEverybody } from './rate-limits.ts';
import { Id } from './schemas/common.ts';
import { PublicRecordListView, PublicRecordQuery, PublicStandingView } from './schemas/public-records.ts';
import { orgView, ZONE } from './views/shared-views.ts';

/** 信用信息公示: what anybody may see of companies' records, and what a publicity site asks of the copy it shows. */
export function publicRecordRoutes(app: Api, { rateLimits, register }: Counter): void {
  const config = { rateLimit: searchesOfEverybody(rateLimits) };

  app.get('/api/public/records', {
    config,
    schema: { operationId: 'listPublicRecords', summary: 'The published records of a company, by its unified social credit code; those in dispute carry their mark, and what is stopped, withdrawn or past its period is not there.', tags: ['public'], querystring: PublicRecordQuery, response: { 200: PublicRecordListView, ...PROBLEMS } },
  }, async (request) => {
    const code = normalizeUscc(request.query.code);
    if (!isValidUscc(code)) throw new Refusal('invalid-field', { field: '/code' });
    const [records, orgs, now] = [await publicRecordsOf(register, code), await register.organisations.all(), await reading(register.db, '', businessNow)];
    return { code, asOf: dayAt(now, ZONE), records: records.map(({ providerId, ...record }) => ({ ...record, provider: orgView(orgs, providerId) })) };
  });

  app.get('/api/public/records/:id/standing', {
    config,
    schema: { operationId: 'readPublicStanding', summary: 'Whether a record may be shown to the public now, in which version and with which mark; for sites that show a copy.', tags: ['public'], params: Type.Object({ id: Id }), response: { 200: PublicStandingView, ...PROBLEMS } },
  }, async (request) => {
    const record = await publicRecord(register, asId<RecordId>(request.params.id));
    return { id: request.params.id, shown: record !== undefined, version: record?.version ?? null, mark: record?.mark ?? null };
  });
}
