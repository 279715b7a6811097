import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { deflateSync, gzipSync } from 'node:zlib';
import { API_AUDIENCE } from '../../outside/identity-provider/accounts.ts';
import { parse } from 'csv-parse/sync';
import { zipSync } from 'fflate';
import { EICAR } from '../../test/evidence/clamd-process.ts';
import { signedAsProvider, signedByStranger, unsigned } from '../../test/setup/tokens.ts';
import { SMALL_PDF } from './fuzz.ts';
import { HOSTILE } from './generate.ts';
import type { Pool } from './pool.ts';
import { filled, kindOf } from './pool.ts';
import type { Operation, Target } from './target.ts';

export const UPLOADER = 'company-yunshan';
const OWN = UPLOADER;

/** Tokens that are almost right; with the provider's own keys where its folder can be read. */
export async function tokens(target: Target, keysDir: string): Promise<void> {
  const good = { issuer: target.issuer, audience: API_AUDIENCE, sub: 'supervisor', typ: 'at+jwt', expiresIn: 60 };
  const real = await target.tokenOf(OWN);
  const [header = '', payload = '', signature = ''] = real.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const forged: Record<string, string> = {
    'alg none': unsigned(good), 'alg none on a real token': `${encoded({ alg: 'none', typ: 'at+jwt' })}.${payload}.`, 'another subject': `${header}.${encoded({ ...claims, sub: 'supervisor' })}.${signature}`,
    'no signature': `${header}.${payload}.`, 'alg HS256': `${encoded({ alg: 'HS256', typ: 'at+jwt' })}.${payload}.${signature}`, 'a key of its own': `${encoded({ alg: 'ES256', typ: 'at+jwt', jwk: {} })}.${payload}.${signature}`,
    'a key address of its own': `${encoded({ alg: 'ES256', typ: 'at+jwt', jku: 'http://127.0.0.1:9/keys', kid: '../../etc/passwd' })}.${payload}.${signature}`, 'rubbish': 'rubbish', 'dots': '..', 'long': 'a'.repeat(10_000),
  };
  const withKeys = existsSync(`${keysDir}/keys.json`);
  if (withKeys) {
    forged['another audience'] = await signedAsProvider(keysDir, { ...good, audience: 'urn:other:api' });
    forged['expired'] = await signedAsProvider(keysDir, { ...good, expiresIn: -60 });
    forged['another issuer'] = await signedAsProvider(keysDir, { ...good, issuer: 'http://127.0.0.1:1' });
    forged['the type of an ID token'] = await signedAsProvider(keysDir, { ...good, typ: 'JWT' });
    forged['another key'] = await signedByStranger(keysDir, good);
  }
  for (const [name, token] of Object.entries(forged)) {
    const { status } = await target.ask('/api/cases', { as: null, token });
    if (status !== 401) target.report.found('forged token', name, String(status));
  }
  target.report.parts['tokens'] = { forged: Object.keys(forged).length, providersKeys: withKeys ? 'used' : 'not found: five forgeries left out' };
}

/** One key, many times: one act. */
export async function replay(target: Target): Promise<void> {
  const key = randomUUID();
  const send = (as: string, body: object, idempotencyKey: string) => target.ask('/api/inquiries', { as, method: 'POST', body: JSON.stringify(body), headers: { 'idempotency-key': idempotencyKey } });
  const body = { where: '窗口', byWhom: '经办人', shown: '打印页' };
  const idOf = (text: string): string => (JSON.parse(text) as { inquiryId?: string }).inquiryId ?? '';
  const at = 'POST /api/inquiries';
  const together = await Promise.all(Array.from({ length: 20 }, () => send(OWN, body, key)));
  const made = new Set(together.filter(({ status }) => status === 201).map(({ text }) => idOf(text)));
  if (made.size !== 1) target.report.found('replay', at, `20 requests under one key made ${made.size} acts`);
  const again = await send(OWN, body, key);
  if (again.status !== 201 || !made.has(idOf(again.text))) target.report.found('replay', at, `the same again: ${again.status}`);
  const other = await send(OWN, { ...body, shown: '另一页' }, key);
  if (other.status !== 422) target.report.found('replay', at, `another body under a used key: ${other.status}`);
  const stranger = await send('company-yanqi', body, key);
  if (stranger.status !== 201 || made.has(idOf(stranger.text))) target.report.found('replay', at, `somebody else's key: ${stranger.status}`);
  target.report.parts['replay'] = { requests: 23 };
}

/** Hostile words in addresses, questions, headers and forms: nothing that they ask for may happen. */
export async function injection(target: Target): Promise<void> {
  let asked = 0;
  const count = async (q: string): Promise<number> => {
    const told = q === '' ? await target.ask('/api/cases?limit=100', { as: 'supervisor' }) : await target.ask('/api/cases/search', { as: 'supervisor', method: 'POST', body: JSON.stringify({ q: q.slice(0, 100), limit: 100 }) });
    return told.status === 200 ? (JSON.parse(told.text) as { cases: unknown[] }).cases.length : 0;
  };
  const before = await count('');
  for (const words of HOSTILE) {
    const encoded = encodeURIComponent(words);
    if (/'|"|\$/.test(words) && (await count(words)) > 0) target.report.found('injection', 'searchCases', words);
    for (const path of [`/api/cases/${encoded}`, `/api/letters/${encoded}/pdf`, `/api/evidence/${encoded}/file`, `/api/public/certificates/${encoded}`, `/assets/${encoded}`, `/${encoded}`, `/login?returnTo=${encoded}`, `/api/public/due-date?start=${encoded}&count=5&unit=workingDays`]) {
      const { status, headers, text } = await target.ask(path, { as: 'supervisor' });
      asked += 1;
      if (/root:.*:0:0:/.test(text)) target.report.found('injection', path, 'a file of the machine');
      if (headers.getSetCookie().some((line) => line.startsWith('zm_injected'))) target.report.found('injection', path, 'a header of theirs');
      if (status < 300 && (headers.get('content-type') ?? '').includes('html') && words.startsWith('<') && text.includes(words)) target.report.found('injection', path, 'markup of theirs');
    }
    const { status, headers } = await target.ask('/api/me', { as: null, headers: { 'x-forwarded-for': words.replaceAll(/[^\x20-\x7e]/g, ''), 'x-forwarded-host': 'evil.example', cookie: `zm_sid=${encoded}`, origin: 'https://evil.example' } });
    asked += 1;
    if (status === 200 && headers.get('access-control-allow-origin') !== null) target.report.found('injection', 'readMe', 'another origin may read');
  }
  for (const outside of ['//evil.example', 'https://evil.example', '/\\evil.example', '/%5cevil.example', 'javascript:alert(1)']) {
    const { headers } = await target.ask(`/login?returnTo=${encodeURIComponent(outside)}`, { as: null });
    asked += 1;
    if (headers.get('location')?.includes('evil.example') === true) target.report.found('open redirect', '/login', outside);
  }
  if ((await count('')) < before) target.report.found('injection', 'listCases', 'cases are gone');
  target.report.parts['injection'] = { asked };
}

/** A cell that a spreadsheet takes for a formula; a number below nothing is none. */
const isFormula = (cell: string): boolean => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell);

/** Every table that this house gives out, to everybody who gets it, after hostile words were handed in everywhere: no cell may be a formula. */
export async function tables(target: Target, operations: readonly Operation[], pools: ReadonlyMap<string | null, Pool>): Promise<void> {
  let cells = 0;
  const got = new Set<string>();
  for (const operation of operations.filter(({ isTable, method }) => isTable && method === 'GET')) {
    const kind = kindOf(operation.path);
    for (const [as, pool] of pools) {
      for (const ids of kind === null ? [{}] : (pool.get(kind) ?? [])) {
        const { status, text } = await target.ask(filled(operation.path, ids), { as, operation });
        if (status !== 200) continue;
        got.add(operation.id);
        for (const cell of (parse(text, { relax_column_count: true, bom: true }) as string[][]).flat()) {
          cells += 1;
          if (isFormula(cell)) target.report.found('formula in a table', operation.id, cell);
        }
      }
    }
  }
  target.report.parts['tables'] = { read: [...got].join(', '), cells };
}

/** Files that are two things, or far more than they seem; what is taken comes back as a download that cannot run. */
export async function uploads(target: Target): Promise<{ id: string }[]> {
  const taken: { id: string }[] = [];
  const zeros = Buffer.alloc(40 * 1024 * 1024);
  const png = (width: number, height: number): Buffer => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([8, 2, 0, 0, 0], 8);
    const chunk = (type: string, data: Buffer): Buffer => Buffer.concat([Buffer.from([data.length >>> 24, data.length >>> 16, data.length >>> 8, data.length]), Buffer.from(type), data, Buffer.alloc(4)]);
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(zeros.subarray(0, 1024))), chunk('IEND', Buffer.alloc(0))]);
  };
  const pdf = Buffer.from(SMALL_PDF);
  const corpus: readonly (readonly [string, Uint8Array, string, readonly number[]])[] = [
    ['a PDF', pdf, 'a.pdf', [201]], ['a PDF that is a page too', Buffer.concat([Buffer.from('%PDF-1.4\n<html><script>alert(1)</script></html>\n'), pdf]), 'a.html', [201, 415, 422]],
    ['a PDF with a zip behind it', Buffer.concat([pdf, Buffer.from('PK\x03\x04'), Buffer.alloc(100), Buffer.from('%%EOF')]), 'a.zip', [201, 415, 422]],
    ['a picture of 65535 by 65535', png(65_535, 65_535), 'a.png', [201, 415, 422]], ['a zip', Buffer.from('504b0304140000000800', 'hex'), 'a.pdf', [415, 422]],
    ['40 MB in 40 kB', gzipSync(zeros), 'a.pdf', [415, 422]], ['half a PDF', pdf.subarray(0, 40), 'a.pdf', [422]], ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'a.pdf', [415]],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'a.png', [415]], ['a program', Buffer.from('7f454c46020101000000000000000000', 'hex'), 'a.jpg', [415]], ['GIF and script', Buffer.from('GIF89a/*<script>*/=1'), 'a.gif', [415]],
    ['a virus in an archive', zipSync({ 'eicar.com': EICAR }), 'a.pdf', [415, 422]], ['an archive of an archive of 40 MB', zipSync({ 'a.zip': zipSync({ zeros }) }), 'a.pdf', [415, 422]],
    ['a program of Windows', Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(400)]), 'a.pdf', [415]], ['a name that is written backwards', pdf, '\u202efdp.exe', [201]],
    ['nothing', new Uint8Array(), 'a.pdf', [422]], ['a bad name', pdf, `../../x\u0000\r\nX-Bad: 1;"'.pdf`, [201]], ['50 MB', Buffer.concat([pdf, Buffer.alloc(50 * 1024 * 1024)]), 'a.pdf', [413]],
  ];
  for (const [name, bytes, fileName, expected] of corpus) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), fileName);
    const told = await target.ask('/api/evidence', { as: OWN, method: 'POST', body: form, headers: { 'idempotency-key': randomUUID() }, tooLarge: expected.includes(413) });
    if (!expected.includes(told.status)) target.report.found('upload', name, `${told.status} ${told.text}`);
    if (told.status !== 201) continue;
    const { id, fileName: kept } = JSON.parse(told.text) as { id: string; fileName: string };
    if (/\p{Cf}|\p{Cc}/u.test(kept) || !/\.(?:pdf|png|jpe?g)$/i.test(kept)) target.report.found('a name that deceives', name, JSON.stringify(kept));
    taken.push({ id });
    const back = await target.ask(`/api/evidence/${id}/file`, { as: OWN });
    const [disposition, policy, type] = ['content-disposition', 'content-security-policy', 'content-type'].map((header) => back.headers.get(header) ?? '');
    if (!disposition?.startsWith('attachment') || !policy?.includes('sandbox') || /html|svg|xml|script/.test(type ?? '')) target.report.found('download that may run', name, `${disposition} ${policy} ${type}`);
    if ((await target.ask(`/api/evidence/${id}/file`, { as: 'company-yanqi' })).status !== 404) target.report.found('what is another\'s', 'readEvidence', name);
  }
  const many = new FormData();
  for (let n = 0; n < 200; n += 1) many.append('file', new Blob([new Uint8Array(pdf)]), `${n}.pdf`);
  const all = await target.ask('/api/evidence', { as: OWN, method: 'POST', body: many, headers: { 'idempotency-key': randomUUID() }, tooLarge: true });
  if (all.status < 400 || all.status > 499) target.report.found('upload', '200 files at once', `${all.status} ${all.text}`);
  target.report.parts['uploads'] = { files: corpus.length + 200 };
  return taken;
}
