import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { UserSetting } from '../domain/user-setting.ts';
import { checkSetting, PLAIN_SETTING } from '../domain/user-setting.ts';
import type { Db, Trx } from './database.ts';
import { inOneTransaction, takeRole } from './database.ts';
import type { Vault } from './content-vault.ts';
import type { UserSettingTable } from './delivery-tables.ts';
import type { Register } from './register.ts';

type Row = Omit<UserSettingTable, 'changed_at'>;

export const settingOf = (row: Row): UserSetting => ({
  language: row.language, channel: row.channel, mailAddress: row.mail_address, phone: row.phone, quietFrom: row.quiet_from, quietTo: row.quiet_to,
  digestAt: row.digest_at, absentFrom: row.absent_from, absentTo: row.absent_to, delegateId: row.delegate_id,
});

export const rowOf = (userId: UserId, s: UserSetting): Row => ({
  user_id: userId, language: s.language, channel: s.channel, mail_address: s.mailAddress, phone: s.phone, quiet_from: s.quietFrom, quiet_to: s.quietTo,
  digest_at: s.digestAt, absent_from: s.absentFrom, absent_to: s.absentTo, delegate_id: s.delegateId,
});

/** Where a setting's notices go; null when nothing was given. */
export const destinationOf = (setting: UserSetting): string | null => (setting.channel === 'mail' ? setting.mailAddress : setting.phone);

/** Where somebody is reached stays sealed here: whoever sends opens it, and its own person reads it (`openSetting`). */
export async function readSetting(trx: Trx, userId: UserId): Promise<UserSetting> {
  const row = await trx.selectFrom('user_setting').selectAll().where('user_id', '=', userId).executeTakeFirst();
  return row === undefined ? PLAIN_SETTING : settingOf(row);
}

export interface Colleague {
  id: UserId;
  name: string;
  nameEn: string;
}

/** Who may stand in for a person: people of the same organisation who share a role with the person and can be reached. */
export async function colleaguesOf(trx: Trx, { userId, orgId, roles }: Actor): Promise<Colleague[]> {
  if (orgId === null || roles.length === 0) return [];
  const rows = await trx.selectFrom('app_user').select(['id', 'name', 'name_en']).where('org_id', '=', orgId).where('id', '<>', userId).where('enabled', '=', true)
    .where((e) => e.exists(e.selectFrom('user_role').select('role').whereRef('user_id', '=', 'app_user.id').where('role', 'in', [...roles])))
    .where((e) => e.exists(e.selectFrom('user_setting').select('user_id').whereRef('user_id', '=', 'app_user.id')))
    .orderBy('id').execute();
  return rows.map(({ id, name, name_en: nameEn }) => ({ id, name, nameEn }));
}

const withContacts = (setting: UserSetting, change: (text: string) => string): UserSetting => ({
  ...setting, mailAddress: setting.mailAddress === null ? null : change(setting.mailAddress), phone: setting.phone === null ? null : change(setting.phone),
});
export const sealSetting = (vault: Vault, setting: UserSetting): UserSetting => withContacts(setting, (text) => vault.sealContact(text));
export const openSetting = (vault: Vault, setting: UserSetting): UserSetting => withContacts(setting, (kept) => vault.openContact(kept));

/** Seals addresses and numbers that were kept before there was a seal or are under the master key before, as the owner of the tables; returns how many. */
export async function sealContacts(owner: Db, vault: Vault): Promise<number> {
  let sealed = 0;
  const again = (kept: string | null): string | null => (kept === null ? null : (vault.resealContact(kept) ?? kept));
  for (const row of await owner.selectFrom('user_setting').select(['user_id', 'mail_address', 'phone']).execute()) {
    const [mail, phone] = [again(row.mail_address), again(row.phone)];
    if (mail === row.mail_address && phone === row.phone) continue;
    await owner.updateTable('user_setting').set({ mail_address: mail, phone }).where('user_id', '=', row.user_id).where('mail_address', 'is not distinct from', row.mail_address).where('phone', 'is not distinct from', row.phone).execute();
    sealed += 1;
  }
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await owner.selectFrom('delivery').select(['id', 'destination']).where('id', '>', after).where('user_id', 'is not', null).where('destination', 'is not', null).orderBy('id').limit(500).execute();
    if (rows.length === 0) return sealed;
    for (const { id, destination } of rows) {
      const now = again(destination);
      if (now === destination) continue;
      await owner.updateTable('delivery').set({ destination: now }).where('id', '=', id).where('destination', '=', destination).execute();
      sealed += 1;
    }
    after = rows.at(-1)!.id;
  }
}

/** Keeps a person's own setting; what waits for the person is looked at anew by it. */
export async function saveSetting({ db, vault }: Pick<Register, 'db' | 'vault'>, actor: Actor, setting: UserSetting): Promise<void> {
  await inOneTransaction(db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    checkSetting(setting, (await colleaguesOf(trx, actor)).map(({ id }) => id));
    const row = rowOf(actor.userId, sealSetting(vault, setting));
    await trx.insertInto('user_setting').values(row)
      .onConflict((c) => c.column('user_id').doUpdateSet({ ...row, changed_at: sql<Instant>`clock_timestamp()` })).execute();
    await trx.updateTable('ladder_notice').set({ not_before: sql<Instant>`business_now()` }).where('user_id', '=', actor.userId)
      .where('delivery_id', 'is', null).where('dropped_at', 'is', null).execute();
  });
}
