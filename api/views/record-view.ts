import type { measuresOf, RecordRows } from '../../db/record-reads.ts';
import type { NamedBar } from '../../db/person-bar-reads.ts';
import type { Instant } from '../../domain/time.ts';
import type { RecordView } from '../schemas/records.ts';
import type { Orgs } from './shared-views.ts';
import { measureView, orgView } from './shared-views.ts';

/** A record as its own subject sees it. */
export function recordView(orgs: Orgs, { record: r, measures, recipients, history, cases, notices, linked }: RecordRows, now: Instant, rehomable = false): RecordView {
  return {
    id: r.id, title: r.title, category: r.category, version: r.version, state: r.state, mark: r.mark, sensitivity: r.sensitivity, provider: orgView(orgs, r.provider_id), providedOn: r.provided_on,
    fields: r.fields, measures: measures.map((m) => measureView(orgs, m, now)),
    recipients: recipients.map((x) => {
      // Told of this very version: whoever was given it otherwise has nothing to confirm.
      const notice = notices.find((n) => n.org_id === x.org_id && n.record_version === x.version);
      return {
        org: orgView(orgs, x.org_id), version: x.version, givenAt: x.given_at, how: x.how,
        notice: notice === undefined ? null : { way: notice.way, notifiedAt: notice.notified_at, confirmedAt: notice.confirmed_at, defunctAt: notice.defunct_at },
      };
    }),
    history: history.map((v) => ({ version: v.version, madeAt: v.made_at, fields: v.fields })),
    linked: linked.map((l) => linkedView(orgs, l)), rehomable,
    cases: cases.map(({ id, number, phase }) => ({ id, number, phase })),
  };
}

/** A bar of a legal representative, with the company as it is published. */
export const barView = ({ code, title, basis, company, companyCode, from, until, state, liftedOn }: NamedBar) => ({ code, title, basis, company, companyCode, from, until, state, liftedOn });

/** A record of the same fact. */
export const linkedView = (orgs: Orgs, { id, title, provider_id, state }: Pick<RecordRows['linked'][number], 'id' | 'title' | 'provider_id' | 'state'>) => ({ id, title, provider: orgView(orgs, provider_id), state });

/** A measure as its executing department sees it. */
export function ownMeasureView(orgs: Orgs, row: Awaited<ReturnType<typeof measuresOf>>[number], now: Instant) {
  return {
    ...measureView(orgs, row, now),
    record: { id: row.record_id, title: row.record_title, number: row.fields.documentNumber, mark: row.mark, state: row.state },
    subject: { name: row.subject_name, identifier: row.identifier },
  };
}
