import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { DemoAccount } from './accounts.ts';
import { FONT_CSS } from './font.ts';
import { STYLE } from './style.ts';

const styleHash = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** Sends a page that may load nothing but its own style and font, and whose form may lead only to the given origins. */
export function sendPage(response: ServerResponse, status: number, html: string, formTargets: readonly string[] = []): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      `default-src 'none'; style-src 'self' ${styleHash}; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; ` +
      `form-action ${["'self'", ...formTargets].join(' ')}`,
  });
  response.end(html);
}

/** One button per demo identity: name, role, organisation; Chinese first, English beneath. Whoever is asked to prove again who they are finds themself first. */
export function loginPage(accounts: readonly DemoAccount[], { unknown = false, again }: { unknown?: boolean; again?: DemoAccount | undefined } = {}): string {
  const warning = unknown
    ? notice('没有这个演示身份，请在下面选择。', 'There is no such demo identity. Please choose below.', 'error')
    : notice(
        '此登录页仅供演示和测试，人名均为虚构。点击一个身份即可登录，无需密码。',
        'For demonstration and tests only; all persons are invented. Click an identity to log in; there is no password.',
      );
  if (again !== undefined) {
    const why = notice('这一步需要再次确认是您本人。点击您的身份，即回到刚才的页面，填写的内容都在。', 'This step needs you to confirm again who you are. Click your identity; you return to the page you came from, with all you had filled in.');
    const others = accounts.filter(({ id }) => id !== again.id);
    return page('确认是您本人', 'Confirm that it is you', `${why}<form method="post"><ul class="again">${accountButton(again)}</ul><ul>${others.map(accountButton).join('')}</ul></form>`);
  }
  return page('选择演示身份', 'Choose a demo identity', `${warning}<form method="post"><ul>${accounts.map(accountButton).join('')}</ul></form>`);
}

/** A dead end said plainly, with the way back. */
export function errorPage(code: string, homeUrl: string): string {
  const [zh, en] =
    code === 'session_not_found'
      ? ['本次登录已过期，请重新开始。', 'This login has expired. Please start again.']
      : ['登录请求无效，请重新开始。', 'The login request is not valid. Please start again.'];
  const back = `<p><a href="${escape(homeUrl)}">返回正名 <span lang="en">Back to Zhengming</span></a></p>`;
  return page('无法登录', 'Login not possible', `${notice(zh, en, 'error')}${back}<footer><code lang="en">${escape(code)}</code></footer>`);
}

function accountButton(account: DemoAccount): string {
  const english = [account.nameEn, account.roleTextEn, account.orgTextEn].filter((text) => text !== undefined && text !== '').join(' · ');
  return `<li><button type="submit" name="account" value="${escape(account.id)}">
<span class="face" aria-hidden="true">${escape([...account.name][0] ?? '')}</span>
<span class="text"><span class="name">${escape(account.name)}</span>
<span class="role">${escape(account.roleText)}</span>
<span class="org">${escape(account.orgText)}</span>
<span class="en" lang="en">${escape(english)}</span></span></button></li>`;
}

const notice = (zh: string, en: string, kind = ''): string =>
  `<p class="notice ${kind}"${kind === 'error' ? ' role="alert"' : ''}>${zh}<span class="en" lang="en">${en}</span></p>`;

function page(title: string, titleEn: string, body: string): string {
  const font = FONT_CSS === null ? '' : `<link rel="stylesheet" href="${FONT_CSS}">`;
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 正名 Zhengming</title>${font}<style>${STYLE}</style></head>
<body><main><header><span class="seal" aria-hidden="true">正名</span>
<h1>${title}<span class="en" lang="en">${titleEn}</span></h1></header>${body}</main></body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
