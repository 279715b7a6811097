import { readingAcross } from '../db/sight-reads.ts';
import { colleaguesOf, openSetting, readSetting, saveSetting } from '../db/user-setting-repository.ts';
import { asId } from '../domain/ids.ts';
import type { UserId } from '../domain/ids.ts';
import { usualHours } from '../domain/office-hours.ts';
import { readDay } from '../domain/reading.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { keyOf, MutationHeaders, PROBLEMS } from './mutation.ts';
import { SettingsBody, SettingsView } from './schemas/settings.ts';

/** How, where and when a person is told of duties, and who stands in. Each person sets this alone. */
export function settingRoutes(app: Api, { register, mail }: Counter): void {
  app.get('/api/settings', {
    schema: { operationId: 'readSettings', summary: 'How, where and when I am told of duties, and who stands in for me.', tags: ['person'], response: { 200: SettingsView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    return readingAcross(register.db, actor.userId, async (trx) => ({
      ...openSetting(register.vault, await readSetting(trx, actor.userId)), colleagues: await colleaguesOf(trx, actor), officeHours: usualHours(register.calendar()), mail, sms: 'off' as const,
    }));
  });

  app.put('/api/settings', {
    schema: { operationId: 'saveSettings', summary: 'Set how, where and when I am told, and who stands in.', tags: ['person'], headers: MutationHeaders, body: SettingsBody, response: { 200: SettingsView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    keyOf(request, actor);
    const { absentFrom, absentTo, delegateId, ...rest } = request.body;
    const day = (text: string | null, field: string) => (text === null ? null : readDay(text, field));
    await saveSetting(register, actor, {
      ...rest, absentFrom: day(absentFrom, '/absentFrom'), absentTo: day(absentTo, '/absentTo'), delegateId: delegateId === null ? null : asId<UserId>(delegateId),
    });
    return readingAcross(register.db, actor.userId, async (trx) => ({
      ...openSetting(register.vault, await readSetting(trx, actor.userId)), colleagues: await colleaguesOf(trx, actor), officeHours: usualHours(register.calendar()), mail, sms: 'off' as const,
    }));
  });
}
