import type { DutyLine } from '../domain/delivery.ts';
import type { Label } from '../domain/labels.ts';
import { LIMIT_LABELS } from '../domain/labels.ts';
import type { SweptRung } from '../domain/ladder.ts';
import { dayNumberOf, weekdayOf } from '../domain/time.ts';
import type { Day } from '../domain/time.ts';

/** What a mail or short message says. */
export interface MailText {
  subject: string;
  text: string;
}

/** More than these are counted and not listed. */
const MOST_LINES = 50;

const RUNG_WORDS: Record<SweptRung, Label> = { remind: { zh: '提醒', en: 'Reminder' }, urge: { zh: '催办', en: 'Urged' }, escalate: { zh: '督办', en: 'Escalated' } };
const PAGES: Record<DutyLine['about']['kind'], string> = { case: 'cases', inquiry: 'inquiries', complaint: 'complaints', complaintOrder: 'complaint-orders', incident: 'incidents', repair: 'repairs', record: 'records' };
const WEEKDAYS: Label[] = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'].map((zh, i) => ({ zh, en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][i]! }));

/**
 * A digest in words: number, what is due, when, and where to do it. It names no person and no subject, and says nothing of
 * what a record holds: mail is read on many screens.
 */
export function dutyMail(lines: readonly DutyLine[], { language, publicUrl, on }: { language: 'zh' | 'en'; publicUrl: string; on: Day }): MailText {
  const late = lines.filter((line) => line.rung !== 'remind').length;
  const standsIn = lines.filter((line) => line.standsIn).length;
  const zh = language === 'zh';
  const subject = zh
    ? `正名：${lines.length}项期限${late > 0 ? `（${late}项已逾期）` : '即将届满'}`
    : `Zhengming: ${lines.length} ${lines.length === 1 ? 'duty' : 'duties'} ${late > 0 ? `(${late} overdue)` : 'due soon'}`;
  const head = zh
    ? `以下${lines.length}项请您办理，${late > 0 ? '逾期最久的' : '最急的'}在前。`
    : `${lines.length === 1 ? 'One duty is' : `${lines.length} duties are`} waiting for you, the most ${late > 0 ? 'overdue' : 'urgent'} first.`;
  const away = zh ? `其中${standsIn}项因同事不在岗转给您，标有“代”。` : `${standsIn} of them ${standsIn === 1 ? 'comes' : 'come'} to you because a colleague is away, marked "stand-in".`;
  const foot = zh
    ? `何时接收、安静时段和代理人，可在 ${publicUrl}/settings 设置。此邮件由系统自动发出，请勿回复。`
    : `When you are written to, quiet hours and who stands in for you: ${publicUrl}/settings. This mail was sent by the system; please do not answer it.`;
  // Whoever was given very many records at once reads the rest in the web app.
  const items = lines.slice(0, MOST_LINES).map((line, i) => itemText(line, i + 1, { language, publicUrl, on }));
  const rest = lines.length - items.length;
  if (rest > 0) items.push(zh ? `另有${rest}项，见 ${publicUrl}/tasks\n` : `${rest} more: ${publicUrl}/tasks\n`);
  return { subject, text: [head, ...(standsIn > 0 ? [away] : []), '', ...items, foot, ''].join('\n') };
}

function itemText({ rung, limit, number, about, dueOn, standsIn }: DutyLine, n: number, { language, publicUrl, on }: { language: 'zh' | 'en'; publicUrl: string; on: Day }): string {
  const link = `${publicUrl}/${PAGES[about.kind]}/${about.id}${about.kind === 'record' ? '/publicity-end' : ''}`;
  const days = dayNumberOf(on) - dayNumberOf(dueOn);
  const weekday = WEEKDAYS[weekdayOf(dueOn) - 1]![language];
  const what = LIMIT_LABELS[limit][language];
  if (language === 'zh') {
    const late = rung === 'remind' ? '' : days > 0 ? `，已逾期${days}天` : '，已逾期';
    return `${n}. 〔${RUNG_WORDS[rung].zh}${standsIn ? '·代' : ''}〕${number}　${what}\n   期限 ${dueOn}（${weekday}）${late}\n   ${link}\n`;
  }
  const late = rung === 'remind' ? '' : days > 0 ? `, ${days} ${days === 1 ? 'day' : 'days'} overdue` : ', overdue';
  return `${n}. [${RUNG_WORDS[rung].en}${standsIn ? ', stand-in' : ''}] ${number}  ${what}\n   due ${dueOn} (${weekday})${late}\n   ${link}\n`;
}

/** The same for a short message: how many, and where. */
export function dutyShortMessage(lines: readonly DutyLine[], options: { language: 'zh' | 'en'; publicUrl: string; on: Day }): MailText {
  const { subject } = dutyMail(lines, options);
  return { subject, text: `${subject} ${options.publicUrl}/tasks` };
}
