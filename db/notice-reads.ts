import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { asId } from '../domain/ids.ts';
import type { DossierId, OrgId } from '../domain/ids.ts';
import type { NoticeBody } from '../domain/notice.ts';
import { LETTER_OF_ORDER } from '../domain/sent-order.ts';
import { canonical } from './content-vault.ts';
import { inOneTransaction, takeRole } from './database.ts';
import type { DeliveryRow } from './delivery-repository.ts';
import type { NoticeContent } from './delivery-tables.ts';
import { isNotice } from './delivery-tables.ts';
import type { RecipientChannel } from './recipient-channels.ts';
import { channelOf } from './recipient-channels.ts';
import type { Register } from './register.ts';

/** A notice ready to go: the same bytes however often it is put together, and how its recipient is reached now. */
export interface ReadyNotice {
  body: Buffer;
  about: NoticeContent;
  /** 文号 of the letter that says the same; a mark or a new version has none. */
  letter: string | null;
  channel: RecipientChannel | undefined;
}

export const recipientOf = ({ party }: Pick<DeliveryRow, 'party'>): OrgId => asId<OrgId>(party.slice('org:'.length));

const NOT_SUPERSEDED = sql<boolean>`not exists (select from letter n where n.supersedes = letter.id)`;

/** Puts a notice together and notes what its body hashes to, which its acknowledgement has to name. */
export async function readyNotice(register: Register, row: DeliveryRow): Promise<ReadyNotice> {
  const about = row.content;
  if (!isNotice(about)) throw new TypeError('no notice');
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const orgId = recipientOf(row);
    const head = { format: 'zhengming-notice/1' as const, messageId: row.message_id, issuer: register.publicUrl, recipient: orgId };
    let notice: NoticeBody;
    let letter: string | null = null;
    if (about.about === 'mark') {
      notice = { ...head, kind: 'mark', record: { id: about.recordId }, version: about.version, mark: about.mark, state: about.state, issuedAt: about.issuedAt };
    } else if (about.about === 'order') {
      const record = await trx.selectFrom('record').innerJoin('record_version as v', 'v.record_id', 'record.id').select(['record.category', 'record.provider_id', 'v.fields']).where('record.id', '=', about.recordId)
        .where('v.version', '=', about.version).executeTakeFirstOrThrow();
      const measures = about.measureIds.length === 0 ? [] : await trx.selectFrom('measure').select(['id', 'code', 'title']).where('id', 'in', about.measureIds).orderBy('id').execute();
      // By what it is about: that of a successor was issued by another act than the order itself.
      ({ number: letter } = await trx.selectFrom('letter').select('number').where('case_id', '=', asId<DossierId>(about.caseId)).where('kind', '=', LETTER_OF_ORDER[about.order]).where('ref', '=', about.orderId).where('party', '=', `org:${orgId}`).where(NOT_SUPERSEDED)
        .orderBy('issued_at', 'desc').limit(1).executeTakeFirstOrThrow());
      notice = {
        ...head, kind: 'order', noticeId: about.noticeId, order: about.order, orderId: about.orderId, letter, record: { id: about.recordId, number: record.fields.documentNumber, category: record.category, provider: record.provider_id },
        measures, duties: about.duties, ...(about.usedOn === undefined ? {} : { usedOn: about.usedOn }), ...(about.grounds === undefined ? {} : { grounds: about.grounds }), issuedAt: about.issuedAt, answerBy: about.answerBy, acknowledgeTo: `${register.publicUrl}/api/public/acknowledgements`,
      };
    } else if (about.about === 'version') {
      const { fields, category, provider_id, identifier } = await trx.selectFrom('record').innerJoin('record_version as v', 'v.record_id', 'record.id').innerJoin('subject', 'subject.id', 'record.subject_id')
        .select(['record.category', 'record.provider_id', 'v.fields', 'subject.identifier']).where('record.id', '=', about.recordId).where('v.version', '=', about.version).executeTakeFirstOrThrow();
      notice = {
        ...head, kind: 'version', record: { id: about.recordId, number: fields.documentNumber, category, provider: provider_id }, subject: { identifier }, fromVersion: about.fromVersion, version: about.version, fields,
        issuedAt: about.issuedAt,
      };
    } else {
      const version = about.about === 'correction' ? about.toVersion : about.version;
      const record = await trx.selectFrom('record').innerJoin('record_version as v', 'v.record_id', 'record.id').select(['record.category', 'record.provider_id', 'v.fields'])
        .where('record.id', '=', about.recordId).where('v.version', '=', version).executeTakeFirstOrThrow();
      // What ended by itself is said to a system in the words to the subject; other recipients have a letter of their own.
      ({ number: letter } = await trx.selectFrom('letter').select('number').where('case_id', '=', asId<DossierId>(about.caseId)).where((e) => e.or([
        e.and([e('kind', 'in', ['correctionNotice', 'repairStopNotice', 'repairRestoreNotice']), e('ref', '=', about.noticeId), e('party', '=', `org:${orgId}`), NOT_SUPERSEDED]), e.and([e('kind', '=', 'publicityEndNotice'), e('number', '=', about.number)]),
      ])).executeTakeFirstOrThrow());
      const said = {
        ...head, noticeId: about.noticeId, letter, record: { id: about.recordId, number: record.fields.documentNumber, category: record.category, provider: record.provider_id },
        issuedAt: about.issuedAt, confirmBy: about.confirmBy, acknowledgeTo: `${register.publicUrl}/api/public/acknowledgements`,
      };
      notice = about.about === 'correction'
        ? {
          ...said, kind: 'correction', remedy: about.remedy, ...(about.mark === undefined ? {} : { mark: about.mark }), ...(about.state === undefined ? {} : { state: about.state }),
          fromVersion: about.fromVersion, toVersion: about.toVersion, fields: about.remedy === 'revoke' || about.remedy === 'stopDisclosure' ? null : record.fields,
        }
        : { ...said, kind: 'publicity', publicity: about.publicity, version, fields: about.publicity === 'stop' ? null : record.fields };
    }
    const body = Buffer.from(canonical(notice));
    const hash = createHash('sha256').update(body).digest();
    if (row.body_sha256 === null || !row.body_sha256.equals(hash)) await trx.updateTable('delivery').set({ body_sha256: hash }).where('id', '=', row.id).execute();
    return { body, about, letter, channel: await channelOf(register, trx, orgId) };
  });
}
