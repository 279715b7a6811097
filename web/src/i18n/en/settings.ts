import type { Translation } from '../translation.ts';
import type { deliveries as zhDeliveries, mails as zhMails, settings as zhSettings } from '../zh/settings.ts';

export const settings: Translation<typeof zhSettings> = {
  title: 'Notices', lead: 'How you are told of duties that fall due, are urged or escalated. This changes the notices only, never a date.',
  where: 'Where to', channel: 'By', mail: 'Mail', sms: 'Short message', mailAddress: 'Mail address', phone: 'Mobile number', language: 'Language', languages: { zh: '中文', en: 'English' },
  mailHint: 'A mail holds case numbers, what is due, when, and a link; no names and nothing of a record.', smsOff: 'No gateway for short messages is connected here: they do not go out but are noted as undeliverable, for an operator to see.', mailOff: 'No mail server is configured here: mails do not go out but are noted as undeliverable.', mailSink: 'Demonstration: mails are sent to nobody; look at them under "Demo mails". What goes to @bounce.invalid is refused, to @later.invalid put off.',
  when: 'When', whenText: 'Only on working days from {{open}} to {{close}}; what falls due at night or on days off comes the next working morning in one mail, the most overdue first. Urging and escalating themselves are done on time.', quiet: 'Quiet hours', quietFrom: 'From', quietTo: 'To', quietHint: 'Nothing in between; afterwards all in one mail. May go over midnight.', digest: 'Once a day at', digestHint: 'One mail per working day at this time. Leave empty for none.',
  absence: 'Away', absenceText: 'While you are away, notices go to the colleague you name. Colleagues of the same organisation with the same duties may do this work anyway; nothing else has to be granted.', absentFrom: 'First day', absentTo: 'Last day', delegate: 'Who stands in', nobody: 'nobody', noColleagues: 'No colleague of your organisation can stand in (same duties and an address are needed).', noOrganisation: 'You are here as a subject; there is no colleague to stand in.',
  sessions: { title: 'Where you are logged in', text: 'End any that you do not know, and tell whoever keeps your organisation’s accounts.', unknown: 'Unknown browser', current: 'This one', begun: 'Logged in', seen: 'Last used', end: 'End', endOthers: 'End all others', ended: 'Ended: {{count}}.' },
  save: 'Save', saved: 'Saved.', needAddress: 'Please give a mail address.', badAddress: 'Please give one mail address, like name@example.cn.', needPhone: 'Please give a mobile number.', badPhone: 'Please give a number, like 13800000000.', needQuietTo: 'Please say when quiet hours end.', needQuietFrom: 'Please say when quiet hours begin.', needAbsentTo: 'Please give the last day away.', needAbsentFrom: 'Please give the first day away.', absentOrder: 'The last day cannot be before the first.',
};

export const deliveries: Translation<typeof zhDeliveries> = {
  title: 'Deliveries', none: 'No notices yet', noneText: 'Notices appear here when something falls due.', dead: 'Undeliverable', deadText: 'find out why, then send again', failed: 'To be tried again', queued: 'Waiting', sent: 'Taken by the other side', listLabel: 'List of deliveries', channel: 'By', reader: 'To', about: 'About', written: 'Written', state: 'State', attempts: 'Tries', error: 'Reason', action: 'Action', again: 'Send again', againLabel: 'Send again {{about}}', againDone: 'Queued again.', more: '{{first}} and others, {{count}} in all', subject: 'A subject', againAt: 'sent again {{at}}',
  mailOff: 'Mail is off: SMTP_URL is not set. No mail goes out to remind, urge or escalate.',
  states: { queued: 'waiting', failed: 'to be tried again', sent: 'sent', dead: 'undeliverable' }, channels: { mail: 'Mail', sms: 'Short message' },
  errors: { 'no-address': 'no address', 'mail-off': 'mail is off', 'no-sms-gateway': 'no SMS gateway configured', unwritable: 'cannot be put into words', unknown: 'not reached ({{code}})', refused: 'refused ({{code}})', later: 'put off ({{code}})' },
};

export const mails: Translation<typeof zhMails> = {
  title: 'Demo mails', lead: 'Mails of the demonstration are sent to nobody; they are all here. A real installation has no such page.', none: 'No mails yet', noneText: 'Move the date past a deadline with the bar above; mails come in the next office hours.', to: 'Address', all: 'All addresses', messageId: 'Message id', count: '{{count}} in all, the newest first', open: 'Text',
};
