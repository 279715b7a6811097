import { generateKeyPairSync, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../domain/errors.ts';
import { renderLetter, renderUnsealed } from '../../letters/render-letter.ts';
import { rendererOf } from '../../main/sealing.ts';
import { NotSealed, sealService } from '../../outside/seal-service.ts';
import { startSealService } from '../../scripts/seal-service/service.ts';
import { pdfText } from '../letters/pdf-text.ts';
import { sampleLetter } from '../letters/sample-letters.ts';

const keys = generateKeyPairSync('ed25519');
const TOKEN = 'seal-token';
const letter = sampleLetter('decisionLetter', { check: { code: '7K3M-Q9XZ-0ABC-DEFG', url: 'https://zhengming.example/verify/7K3M-Q9XZ-0ABC-DEFG' } });
const order = { issuer: letter.issuer, number: letter.number, page: 1, x: 1, y: 1 };
let service: Awaited<ReturnType<typeof startSealService>>;
beforeAll(async () => {
  service = await startSealService({ port: 0, token: TOKEN, key: keys.privateKey });
});
afterAll(() => service.close());

test('a service seals what is issued: the very bytes, with its signature added, at the place beside the date', async () => {
  const sealed = Buffer.from(await rendererOf({ by: 'service', url: service.url, token: TOKEN })(letter));
  const { pdf, place } = await renderUnsealed(letter);
  expect(sealed.subarray(0, pdf.length).equals(Buffer.from(pdf))).toBe(true);
  const signature = Buffer.from(/\/Signature <([0-9a-f]+)>/.exec(sealed.toString('latin1'))![1]!, 'hex');
  expect(verify(null, pdf, keys.publicKey, signature)).toBe(true);
  expect(service.sealed()).toEqual([{ issuer: letter.issuer, number: letter.number, place: `page=${place.page}; x=${place.x.toFixed(1)}; y=${place.y.toFixed(1)}`, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  expect(place).toMatchObject({ page: 3 });
  expect(pdfText(sealed)).not.toContain('演示');
});

test('what is not sealed does not go out: whoever asks is told to come back, whatever the service does', async () => {
  const render = rendererOf({ by: 'service', url: service.url, token: TOKEN });
  for (const behaviour of ['fails', 'alters', 'floods', 'returnsAsSent'] as const) {
    service.behave(behaviour);
    await expect(render(letter), behaviour).rejects.toMatchObject(new Refusal('unavailable'));
  }
  service.behave('hangs');
  await expect(sealService({ url: service.url, token: TOKEN }, { answerMs: 200 })(Buffer.from('%PDF-1.7'), order)).rejects.toMatchObject({ code: 'time-out' });
  service.behave('well');
  await expect(sealService({ url: service.url, token: 'wrong' })(Buffer.from('%PDF-1.7'), order)).rejects.toMatchObject({ code: 'status-401' });
  expect(service.refused()).toBe(1);
  await expect(sealService({ url: 'http://127.0.0.1:9/seal', token: TOKEN })(Buffer.from('%PDF-1.7'), order)).rejects.toThrow(NotSealed);
});

test('sealed by hand, room is left and nothing is drawn; the demo’s seal says that it is one', async () => {
  expect(pdfText(await rendererOf({ by: 'hand' })(letter))).not.toContain('演示');
  expect(Buffer.compare(await rendererOf({ by: 'demo' })(letter), await renderLetter(letter))).toBe(0);
  expect(pdfText(await renderLetter(letter))).toContain('演示');
});
