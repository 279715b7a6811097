import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { SHEET_COLUMNS } from '../domain/answer-sheet.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, OrderId } from '../domain/ids.ts';
import { FIELD_LABELS, GROUND_LABELS } from '../domain/labels.ts';
import { may } from '../domain/permission.ts';
import { caseMaterial, groundsSaid } from './case-reads.ts';
import { reading } from './database.ts';
import type { Register } from './register.ts';

/** The case of each request to verify that went to somebody's organisation; a request of anybody else's is not found. */
export async function casesOfOrders(register: Register, actor: Actor, orderIds: readonly OrderId[]): Promise<Map<OrderId, CaseId>> {
  if (!hasRole(actor, 'provider') || actor.orgId === null) throw new Refusal('not-your-role', { params: { role: 'provider' } });
  const { orgId } = actor;
  const rows = await reading(register.db, actor.userId, (trx) => trx.selectFrom('verification').select(['order_id', 'case_id']).where('order_id', 'in', [...orderIds]).where('org_id', '=', orgId).execute());
  return new Map(rows.map((r) => [r.order_id, r.case_id]));
}

/**
 * The sheet for several requests: a row for each ground and for each file, with what is known, to be filled in with what was found. Each case is read as its
 * page reads it, and the look is kept.
 */
export async function answerSheetFor(register: Register, actor: Actor, orderIds: readonly OrderId[]): Promise<string[][]> {
  const cases = await casesOfOrders(register, actor, orderIds);
  const table: string[][] = [Object.values(SHEET_COLUMNS)];
  for (const orderId of orderIds) {
    const caseId = cases.get(orderId);
    if (caseId === undefined) throw new Refusal('not-found');
    const material = await caseMaterial(register, actor, caseId);
    const { situation: s, subject, record, evidence } = material;
    const permission = may(s, actor, { kind: 'answered', ref: orderId, how: null });
    if (!permission.allowed) throw new Refusal(permission.code, { params: { ...permission.params, number: s.number } });
    const row = (item: string, itemId: string, said: string, recorded = '', claimed = ''): void => {
      table.push([orderId, String(s.seq), s.number, item, itemId, subject?.name ?? '', record.title, record.fields.documentNumber, said, recorded, claimed, '', '', '', '', '', '']);
    };
    for (const [i, { ground, explanation, claimedValue }] of groundsSaid(material).entries()) {
      const kind = `${GROUND_LABELS[ground.kind].zh}${ground.field === null ? '' : `（${FIELD_LABELS[ground.field].zh}）`}`;
      row(`理由${i + 1}`, ground.id, [kind, explanation ?? ''].filter((text) => text !== '').join('：'), ground.field === null ? '' : record.fields[ground.field], claimedValue ?? '');
    }
    for (const [i, id] of s.evidenceIds.entries()) row(`材料${i + 1}`, id, evidence.find((e) => e.id === id)?.fileName ?? '');
  }
  return table;
}
