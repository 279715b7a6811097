export const publicityEnd = {
  title: 'Publicity ended', short: 'Notice of the end of publicity', ended: 'At its maximum the publicity ended by itself on {{at}}.', recipients: 'Who was told', none: 'Nobody had been given this record.', confirm: 'Confirm that it is no longer published, shared or used', confirmText: 'By this your organisation confirms that it no longer publishes, shares or uses this record, and has told whoever it passed it on to.', defunct: 'End the wait (recipient is no more)',
  reason: 'What was found', done: 'Sent.', open: 'Who was told, and who has confirmed', reports: 'Reported as still shown or used',
  many: {
    title: 'Confirm many ends of publicity', lead: 'Check each one, then confirm them together. Each is registered as your organisation’s confirmation of that record, as if done one by one.', link: 'Confirm several at once', row: '{{count}} records whose publicity has ended wait for your confirmation', choose: 'Records to confirm', all: 'All', none: 'Nothing waits for your confirmation.', chosen: '{{n}} chosen', need: 'Please choose first.',
    result: 'What became of it', some: '{{done}} confirmed, {{refused}} not', whole: 'Each of them', board: '{{count}} ends of publicity to confirm', most: 'At most {{n}} at once.',
  },
  report: { title: 'Does somebody still show or use it?', text: 'Tell us where you saw it. They are told again, have to confirm by a date, and are urged.', who: 'Who', other: 'A site that is not in the list: choose the credit platform, which sees to it.', where: 'Address or place', statement: 'What you saw', files: 'A screenshot or photo (if you have one)', send: 'Send', need: 'Please fill this in.', sent: 'They have been told again.' },
} as const;
