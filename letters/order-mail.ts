import type { SentOrder } from '../domain/sent-order-acts.ts';
import type { MailText } from './duty-mail.ts';

const SAID: Record<SentOrder, { title: string; todo: string; en: string }> = {
  suspend: { title: '联合惩戒措施暂缓执行通知', todo: '请登录后查看通知，停止执行所列措施并签收：', en: 'Measures are to be suspended. Please log in, stop executing them and acknowledge the order:' },
  resume: { title: '恢复执行通知', todo: '请登录后查看通知并签收：', en: 'Measures resume. Please log in and acknowledge the notice:' },
  lift: { title: '解除措施通知', todo: '请登录后查看通知，解除所列措施并签收：', en: 'Measures are lifted. Please log in, end them and acknowledge the notice:' },
  restore: { title: '恢复信誉、消除不良影响通知', todo: '请登录后查看通知，逐项办理并报告：', en: 'A reputation is to be restored. Please log in, do what the order lists and report on it:' },
  undo: { title: '责令停止执行并纠正通知', todo: '请登录后查看通知，停止执行、予以纠正并报告：', en: 'A use of a suspended measure is to be undone. Please log in, stop it, undo it and report on it:' },
  verify: { title: '协查函', todo: '请登录后查看来函并签收，逐项核实后反馈：', en: 'You are asked to verify a record. Please log in, acknowledge the request and answer ground by ground:' },
  recall: { title: '撤回协查通知', todo: '协查函已经撤回，请登录后查看通知：', en: 'A request to verify was taken back. Please log in and read the notice:' },
  withdraw: { title: '撤案告知函', todo: '案件已经终结，协查函无须再办，请登录后查看：', en: 'A case has ended and its request to verify needs no answer any more. Please log in and read the notice:' },
  stay: { title: '商请暂缓函', todo: '请登录后查看来函并答复是否同意暂缓：', en: 'You are asked to stay measures. Please log in and say whether you agree:' },
};

/** A mail to an organisation that reads its orders in the web app: number and link, and nothing of whom they are about. */
export function orderMail({ order, letter, number, path, publicUrl }: { order: SentOrder; letter: string; number: string; path: string; publicUrl: string }): MailText {
  const { title, todo, en } = SAID[order];
  return { subject: `正名：${title} ${letter}`, text: [`案号${number}，文号${letter}。`, todo, `${publicUrl}${path}`, '', `Case ${number}, letter ${letter}. ${en}`, '', '此邮件由系统自动发出，请勿回复。', ''].join('\n') };
}
