import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import type Provider from 'oidc-provider';
import type { DemoAccount } from './accounts.ts';
import { errorPage, loginPage, sendPage } from './pages.ts';

export interface LoginDesk {
  provider: Provider;
  accounts: readonly DemoAccount[];
  formTargets: readonly string[];
  homeUrl: string;
}

const LONGEST_FORM = 2048;

/** The login page: GET shows who one may be, POST takes the choice and goes back to the program that asked. */
export async function answerInteraction(desk: LoginDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { params } = await desk.provider.interactionDetails(request, response);
    const again = desk.accounts.find(({ id }) => id === params['login_hint']);
    if (request.method === 'GET') return sendPage(response, 200, loginPage(desk.accounts, { again }), desk.formTargets);
    if (request.method !== 'POST') return sendPage(response, 405, errorPage('invalid_request', desk.homeUrl));
    const chosen = new URLSearchParams(await readForm(request)).get('account');
    const account = desk.accounts.find(({ id }) => id === chosen);
    if (account === undefined) return sendPage(response, 400, loginPage(desk.accounts, { unknown: true }), desk.formTargets);
    await desk.provider.interactionFinished(request, response, { login: { accountId: account.id, remember: false } });
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    sendPage(response, 400, errorPage('session_not_found', desk.homeUrl));
  }
}

async function readForm(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > LONGEST_FORM) return '';
  }
  return text;
}
