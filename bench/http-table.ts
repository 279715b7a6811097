import { sql } from 'kysely';
import type { CaseView } from '../api/schemas/cases.ts';
import type { Register } from '../db/register.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, NoticeId, OrderId, OrgId, UserId } from '../domain/ids.ts';
import { bearerFor } from '../scripts/lib/bearer-for.ts';
import { httpCounter } from '../test/setup/counter.ts';
import { clerk } from '../test/setup/play-story.ts';
import type { Seen, Table } from './play-case.ts';

/** A token is fetched anew well before the provider lets it end. */
const TOKEN_KEPT_MS = 120_000;
const POLL_MS = 20;
const SETTLES_WITHIN_MS = 60_000;

/** The counter over HTTP: one bearer token per demo identity, the case read as the clerk's page reads it. */
export function httpTable(baseUrl: string, issuer: string, register: Register): Table {
  const tokens = new Map<UserId, { token: Promise<string>; at: number }>();
  const tokenOf = (actor: { userId: UserId }): Promise<string> => {
    const kept = tokens.get(actor.userId);
    if (kept !== undefined && performance.now() - kept.at < TOKEN_KEPT_MS) return kept.token;
    const token = bearerFor(issuer, actor.userId);
    tokens.set(actor.userId, { token, at: performance.now() });
    return token;
  };
  return {
    counter: httpCounter(baseUrl, tokenOf),
    settled: procedureWatch(register),
    async see(caseId) {
      const response = await fetch(`${baseUrl}/api/cases/${caseId}`, { headers: { authorization: `Bearer ${await tokenOf(clerk())}` } });
      if (!response.ok) throw new Error(`GET /api/cases/${caseId} answered ${response.status}: ${await response.text()}`);
      return seenOf(await response.json() as CaseView);
    },
  };
}

function seenOf(view: CaseView): Seen {
  const order = <T extends { orderId: string; org: { id: string } }>({ orderId, org }: T) => ({ orderId: asId<OrderId>(orderId), orgId: asId<OrgId>(org.id) });
  return {
    phase: view.phase, verifications: view.verifications.map(order), restorations: view.restorations.map((r) => ({ ...order(r), of: r.of, duties: r.duties.map(({ duty }) => duty) })),
    suspensions: view.suspensions.map((o) => ({ ...order(o), endings: o.endings.map((ending) => ending.how) })),
    notices: view.corrections.flatMap((c) => c.notices.map((n) => ({ noticeId: asId<NoticeId>(n.noticeId), orgId: asId<OrgId>(n.org.id) }))),
  };
}

/** Waits for procedures with one query for all cases at once, so that the waiting costs the house next to nothing. */
function procedureWatch(register: Register): (caseId: CaseId) => Promise<void> {
  type Waiting = { since: number; resolve: () => void; reject: (error: Error) => void };
  const waiting = new Map<CaseId, Waiting>();
  let watching = false;
  async function watch(): Promise<void> {
    while (waiting.size > 0) {
      const asked = [...waiting.keys()];
      const { rows } = await sql<{ case_id: CaseId }>`select distinct case_id from procedure where case_id = any(${asked}) and wanted_seq > seen_seq`.execute(register.db);
      const behind = new Set(rows.map((row) => row.case_id));
      for (const caseId of asked) {
        const { since, resolve, reject } = waiting.get(caseId)!;
        const late = performance.now() - since > SETTLES_WITHIN_MS;
        if (behind.has(caseId) && !late) continue;
        waiting.delete(caseId);
        if (behind.has(caseId)) reject(new Error(`The procedures of case ${caseId} did not catch up within a minute.`));
        else resolve();
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    watching = false;
  }
  return (caseId) => new Promise((resolve, reject) => {
    waiting.set(caseId, { since: performance.now(), resolve, reject });
    if (watching) return;
    watching = true;
    watch().catch((error: unknown) => {
      watching = false;
      for (const each of waiting.values()) each.reject(error instanceof Error ? error : new Error(String(error)));
      waiting.clear();
    });
  });
}
