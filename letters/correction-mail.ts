import type { MailText } from './duty-mail.ts';

/** A mail to a recipient that reads its notices in the web app: number and link, and nothing of what the record holds. */
export function correctionMail({ letter, number, caseId, publicUrl }: { letter: string; number: string; caseId: string; publicUrl: string }): MailText {
  return {
    subject: `正名：信息更正（撤销）通知 ${letter}`,
    text: [
      `贵单位曾获得的一条信用信息已更正或撤销，案号${number}，文号${letter}。`, '请登录后查看通知，更正本单位系统中的信息并确认：', `${publicUrl}/cases/${caseId}`, '',
      `A credit record that your organisation was given has been corrected or revoked (case ${number}, notice ${letter}).`, 'Please log in, put your copy right and confirm it.', '',
      '此邮件由系统自动发出，请勿回复。', '',
    ].join('\n'),
  };
}
