import { Type } from 'typebox';
import { CARRIAGES, CHANNELS, DELIVERY_STATES } from '../../domain/delivery.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, OrgView } from './common.ts';

const TimeOfDay = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'HH:mm' });
/** One address and nothing else: no name, no list, no line break. */
const Address = Type.String({ maxLength: 254, pattern: '^[^\\s@<>"(),:;\\[\\]\\\\]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+$' });
const Phone = Type.String({ maxLength: 20, pattern: '^\\+?[0-9]{6,18}$' });

export const SettingsBody = Closed({
  language: OneOf(['zh', 'en']), channel: OneOf(CHANNELS), mailAddress: Nullable(Address), phone: Nullable(Phone), quietFrom: Nullable(TimeOfDay), quietTo: Nullable(TimeOfDay),
  digestAt: Nullable(TimeOfDay), absentFrom: Nullable(DayText), absentTo: Nullable(DayText), delegateId: Nullable(Type.String({ minLength: 1, maxLength: 100 })),
});
export const SettingsView = Closed({
  ...SettingsBody.properties,
  /** Who may stand in: of the same organisation, with a role in common, and to be reached. */
  colleagues: Type.Array(Closed({ id: Type.String(), name: Type.String(), nameEn: Type.String() })),
  officeHours: Closed({ open: Type.String(), close: Type.String() }),
  /** Whether mails and short messages go out of this installation at all. */
  mail: OneOf(['on', 'off', 'sink']), sms: OneOf(['on', 'off']),
});

export const DeliveryRowView = Closed({
  id: Id, channel: OneOf(CARRIAGES), state: OneOf(DELIVERY_STATES), attempts: Type.Integer(), lastError: Nullable(Type.String()), createdAt: InstantText, writtenAt: InstantText,
  sentAt: Nullable(InstantText), againAt: Nullable(InstantText), org: Nullable(OrgView), reader: Nullable(Closed({ name: Type.String(), nameEn: Type.String() })),
  numbers: Type.Array(Type.String()),
});
export const DeliveriesView = Closed({
  mail: OneOf(['on', 'off', 'sink']), sms: OneOf(['on', 'off']), counts: Closed({ queued: Type.Integer(), failed: Type.Integer(), sent: Type.Integer(), dead: Type.Integer() }),
  deliveries: Type.Array(DeliveryRowView),
});
export const SentAgain = Closed({ id: Id });

export const DemoMailView = Closed({ messageId: Type.String(), to: Type.Array(Type.String()), subject: Type.String(), text: Type.String(), receivedAt: InstantText });
export const DemoMailsView = Closed({ mails: Type.Array(DemoMailView) });
