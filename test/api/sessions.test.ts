import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserName } from '../../api/identity/browser-name.ts';
import { FRESH_LOGIN } from '../../domain/step-up.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { sessionCookieFor } from '../setup/tokens.ts';
import { ask, asSuperuser } from './ask.ts';

interface Session { id: string; browser: string; current: boolean }
let served: ServedHouse;
beforeAll(async () => {
  served = await serveHouse({ worker: false });
});
afterAll(() => served.stop());

const login = (identity: string): Promise<string> => sessionCookieFor(served.baseUrl, identity);
const headers = (cookie: string) => ({ cookie, origin: served.baseUrl });
const list = async (cookie: string): Promise<Session[]> => ((await ask(served, '/api/sessions', { as: null, method: 'GET', headers: headers(cookie) })).json() as { sessions: Session[] }).sessions;
const end = (cookie: string, id: string | null) => ask(served, '/api/sessions/end', { as: null, headers: headers(cookie), body: { id } });
/** A live line, and whether the counter has ended it. */
async function open(cookie: string): Promise<{ ended: Promise<boolean>; isOver(): boolean; close(): void }> {
  const stop = new AbortController();
  const response = await fetch(`${served.baseUrl}/api/stream`, { headers: headers(cookie), signal: stop.signal });
  expect(response.status).toBe(200);
  let over = false;
  const ended = response.text().then(() => (over = true), () => false);
  return { ended, isOver: () => over, close: () => stop.abort() };
}
const me = async (cookie: string) => (await ask(served, '/api/tasks', { as: null, method: 'GET', headers: headers(cookie) })).status;

test('somebody sees where they are logged in and ends what they do not know; it is over with its next request', async () => {
  const [mine, other, stranger] = [await login('platform-clerk'), await login('platform-clerk'), await login('supervisor')];
  const sessions = await list(mine);
  expect(sessions.map(({ current }) => current)).toEqual(expect.arrayContaining([false, true]));
  const unknown = sessions.find(({ current }) => !current)!;
  expect((await end(stranger, unknown.id)).status).toBe(404);
  expect(await me(other)).toBe(200);
  expect((await end(mine, unknown.id)).json()).toEqual({ ended: 1 });
  expect([await me(other), await me(mine), await me(stranger)]).toEqual([401, 200, 200]);
  expect((await end(mine, unknown.id)).status).toBe(404);
});

test('all but this one', async () => {
  const [mine, ...others] = [await login('tax-provider'), await login('tax-provider'), await login('tax-provider')];
  expect((await end(mine!, null)).json()).toEqual({ ended: 2 });
  expect([await me(mine!), ...(await Promise.all(others.map(me)))]).toEqual([200, 401, 401]);
  expect(await list(mine!)).toMatchObject([{ current: true }]);
});

test('the operator ends all logins of somebody at once, and nobody else may', async () => {
  const theirs = await login('auditor');
  const body = { userId: 'auditor' };
  expect((await ask(served, '/api/operators/sessions/end', { as: 'supervisor', body })).status).toBe(403);
  expect(await me(theirs)).toBe(200);
  expect((await ask(served, '/api/operators/sessions/end', { as: 'operator', body })).json()).toEqual({ ended: 1 });
  expect(await me(theirs)).toBe(401);
});

describe('an open live line ends with its login', () => {
  test.each([
    ['logged out', async (cookie: string) => void (await fetch(`${served.baseUrl}/logout`, { method: 'POST', headers: headers(cookie) }))],
    ['ended by the operator', async () => void (await ask(served, '/api/operators/sessions/end', { as: 'operator', body: { userId: 'enterprise-clerk' } }))],
    ['12 hours over', async () => void (await asSuperuser(served, `update session set ends_at = now() where user_id = 'enterprise-clerk'`))],
    ['half an hour unused', async () => void (await asSuperuser(served, `update session set last_seen_at = now() - interval '30 minutes' where user_id = 'enterprise-clerk'`))],
    ['its person disabled', async () => void (await asSuperuser(served, `update app_user set enabled = false where id = 'enterprise-clerk'`))],
  ])('%s', async (_name, over) => {
    const [cookie, stays] = [await login('enterprise-clerk'), await login('finance-clerk')];
    const [theirs, another] = [await open(cookie), await open(stays)];
    try {
      await over(cookie);
      expect(await theirs.ended).toBe(true);
      expect(another.isOver()).toBe(false);
    } finally {
      another.close();
      await asSuperuser(served, `update app_user set enabled = true where id = 'enterprise-clerk'`);
    }
  });

  test('a line that is open, and comes back, does not keep its login in use', async () => {
    const cookie = await login('finance-clerk');
    const before = `update session set last_seen_at = now() - interval '20 minutes' where user_id = 'finance-clerk' returning last_seen_at::text as at`;
    const [{ at } = { at: '' }] = await asSuperuser<{ at: string }>(served, before);
    (await open(cookie)).close();
    expect(await asSuperuser(served, `select distinct last_seen_at::text as at from session where user_id = 'finance-clerk'`)).toEqual([{ at }]);
  });
});

describe('every operation of the document that changes something', () => {
  interface Operation { operationId: string; address: string; method: string }
  const operations = async (): Promise<Operation[]> => {
    const { paths } = (await ask(served, '/api/openapi.json', { as: null, method: 'GET' })).json() as { paths: Record<string, Record<string, { operationId: string }>> };
    return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { operationId }]) => ({ operationId, address: path.replaceAll(/\{\w+\}/g, '0199f0a0-0000-7000-8000-000000000000'), method: method.toUpperCase() })));
  };
  const asked = ({ address, method }: Operation, more: Record<string, string>) => ask(served, address, { as: null, method, body: {}, headers: more });

  test('is refused when it comes with a login’s cookie from another site, or from nowhere that the browser would name', async () => {
    const cookie = await login('market-clerk');
    const changing = (await operations()).filter(({ method, address }) => method !== 'GET' && address.startsWith('/api/'));
    expect(changing.length).toBeGreaterThan(40);
    for (const operation of changing) {
      for (const from of [{ origin: 'https://elsewhere.invalid' }, { origin: 'null' }, {}, { origin: served.baseUrl, 'sec-fetch-site': 'cross-site' }]) {
        const { status, code } = await asked(operation, { cookie, ...from } as Record<string, string>);
        expect([operation.operationId, status, code]).toEqual([operation.operationId, 403, 'bad-origin']);
      }
    }
    expect(await me(cookie)).toBe(200);
  });

  test('either takes a fresh login, or is named here: a new operation is in neither list until somebody has thought about it', async () => {
    const changing = (await operations()).filter(({ method, address }) => method !== 'GET' && address.startsWith('/api/')).map(({ operationId }) => operationId);
    expect(changing.toSorted()).toEqual([...FRESH_LOGIN, ...WITHOUT_FRESH_LOGIN].toSorted());
  });

  test('and decides about somebody takes a fresh login, over the very routes; the list names operations that there are', async () => {
    const cookie = await login('platform-clerk');
    await asSuperuser(served, `update session set auth_at = now() - interval '13 hours' where user_id = 'platform-clerk'`);
    const known = new Map((await operations()).map((operation) => [operation.operationId, operation]));
    for (const name of FRESH_LOGIN) {
      expect(known.has(name), name).toBe(true);
      expect([name, (await asked(known.get(name)!, headers(cookie))).code]).toEqual([name, 'fresh-login-needed']);
    }
    expect(await me(cookie)).toBe(200);
  });
});

/** In one's own cause; to say that something has come, or was done; what another person still decides; and what opens nothing. */
const WITHOUT_FRESH_LOGIN: readonly string[] = [
  'accept', 'acceptRepair', 'acknowledgeEnding', 'acknowledgeMarkRequest', 'acknowledgeNotice', 'acknowledgeSuspension', 'acknowledgeVerification', 'addEvidence', 'addHarm',
  'answer', 'answerBySheet', 'answerIncident', 'answerInquiry', 'answerRemedy', 'answerStayRequest', 'askExtension', 'askRepairSupplement', 'askSupplement', 'askWithdrawal', 'checkMeasures',
  'confirmCorrection', 'confirmPublicityEnd', 'confirmPublicityEnds', 'confirmRepair', 'confirmRestoration', 'confirmSocialService', 'confirmWithdrawal', 'convertRepair', 'correctLetter', 'declineExtension',
  'disownRecord', 'draftCorrectionOfLetter', 'draftDecision', 'draftFinding', 'draftIncident', 'draftLetterCorrection', 'endEmergency', 'endSessions', 'extendClock', 'extendRepair', 'fetchProof',
  'fileComplaint', 'fileForAnother', 'fileForSubject', 'givePower', 'revokePower', 'takeInForSubject', 'turnAwayAgent', 'fileHarms', 'fileInquiry', 'fileObjection', 'fileRemedy', 'fileRepair', 'findIncident', 'issueReport', 'importMeasures', 'logExecution',
  'logSocialService', 'lookupRecords', 'listRepresentations', 'makeCaseFile', 'mergeCases', 'moveTime', 'notePosting', 'objectToRestoration', 'orderBulletin', 'proposeException',
  'proposePolicyChange', 'publishNotice', 'queryRecords', 'readIdentifierTable', 'recallSubAssignment', 'recallVerification', 'refuseSocialService', 'registerMeasure',
  'registerServiceReceipt', 'rejectPolicyChange', 'removeHarm', 'reportBaseRemedy', 'reportBreach', 'reportOnComplaint', 'reportRestoration', 'reportRollback',
  'reportStillShown', 'reportSubjectEnd', 'reportSuccessor', 'reportStillShownAfterEnd', 'restartClock', 'returnDecision', 'reviewDecision', 'saveDraft', 'saveRepairDraft', 'saveSettings', 'searchCases', 'searchProvidedRecords',
  'sendDeliveryAgain', 'serveRemedy', 'signCorrectionOfLetter', 'splitCases', 'statePublicity', 'stopClock', 'subAssign', 'supplement', 'supplementRepair', 'takeComplaint', 'uploadEvidence',
  'uploadRecords', 'withdrawMeasure', 'withdrawRepair',
];

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', 'Edge, Windows'],
  ['Mozilla/5.0 (Linux; Android 14; V2307A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49', 'WeChat, Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari, iOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  ['<script>alert(1)</script>', ''], [undefined, ''],
])('%s is %j', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});
