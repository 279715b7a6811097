import type { MailText } from './duty-mail.ts';

const SAID = {
  correct: { title: '信息更正（撤销）通知', zh: '已更正或撤销', todo: '更正本单位系统中的信息并确认', en: 'has been corrected or revoked', enTodo: 'put your copy right' },
  stop: { title: '终止公示、共享和使用通知', zh: '已终止公示、共享和使用', todo: '停止公示、共享和使用该信息并确认', en: 'is no longer published, shared or used', enTodo: 'take your copy down' },
  resume: { title: '恢复公示、共享和使用通知', zh: '恢复公示、共享和使用', todo: '恢复该信息并确认', en: 'is published, shared and used again', enTodo: 'restore your copy' },
} as const;

/** A mail to a recipient that reads its notices in the web app: number and link, and nothing of what the record holds. */
export function correctionMail({ letter, number, path, publicUrl, said }: { letter: string; number: string; path: string; publicUrl: string; said: keyof typeof SAID }): MailText {
  const { title, zh, todo, en, enTodo } = SAID[said];
  return {
    subject: `正名：${title} ${letter}`,
    text: [
      `贵单位曾获得的一条信用信息${zh}，案号${number}，文号${letter}。`, `请登录后查看通知，${todo}：`, `${publicUrl}${path}`, '',
      `A credit record that your organisation was given ${en} (case ${number}, notice ${letter}).`, `Please log in, ${enTodo} and confirm it.`, '',
      '此邮件由系统自动发出，请勿回复。', '',
    ].join('\n'),
  };
}
