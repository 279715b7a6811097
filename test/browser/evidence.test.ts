import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { asId } from '../../domain/ids.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { startScanning } from '../../main/scanning.ts';
import { evidenceBucket } from '../../outside/evidence-bucket.ts';
import { clamd } from '../../outside/virus-scanner.ts';
import { smallPdf, smallPng } from '../api/ask.ts';
import { EICAR, startClamd } from '../evidence/clamd-process.ts';
import { startObjectStore } from '../evidence/object-store.ts';
import { demoActor } from '../setup/play-story.ts';
import { accessible, openScene, seen } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;

test('evidence waits for the scanner, which then lets one file through and keeps the other', { timeout: 120_000 }, async ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengming-scan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const place = { path: join(folder, 'clamd.sock') };
  const objects = await startObjectStore();
  onTestFinished(() => objects.stop());
  const scene = await openScene({ clamd: place, evidenceBucket: objects.bucket, allowUnscanned: false });

  const company = await scene.as('company-yunshan');
  await company.goto(`/object/${story.recordId}?step=evidence`);
  await seen(company.getByRole('heading', { name: '证明材料' }));
  const [chooser] = await Promise.all([company.waitForEvent('filechooser'), company.getByRole('button', { name: '选择文件' }).click()]);
  await chooser.setFiles([
    { name: '照片.png', mimeType: 'image/png', buffer: await smallPng() },
    { name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([smallPdf(), EICAR, Buffer.from('\n%%EOF\n')]) },
  ]);
  await seen(company.getByRole('listitem').filter({ hasText: '照片.png' }).getByText('正在等待病毒检查'));
  await seen(company.getByRole('listitem').filter({ hasText: '说明.pdf' }).getByText('正在等待病毒检查'));
  await accessible(company);

  const scanner = await startClamd({ socket: place.path });
  if (typeof scanner === 'string') return skip(scanner);
  onTestFinished(() => scanner.stop());
  const scanning = startScanning(scene.served.house.register, evidenceBucket({ ...objects.bucket, incoming: folder }), clamd(place), 200);
  onTestFinished(() => scanning.stop());
  await seen(company.getByRole('listitem').filter({ hasText: '照片.png' }).getByText('病毒检查通过'));
  await seen(company.getByRole('listitem').filter({ hasText: '说明.pdf' }).getByText('含病毒，不能下载 请移除'));
  await accessible(company);

  const files = await company.evaluate(() => (JSON.parse(Object.entries(sessionStorage).find(([name]) => name.startsWith('zm-draft-'))?.[1] as string) as { files: { id: string }[] }).files.map(({ id }) => id));
  expect(files).toHaveLength(2);
  const grounds = story.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue }));
  const { caseId } = await scene.stage.counter.file(demoActor('company-yunshan'), { recordId: story.recordId, refusal: story.refusal, grounds, evidenceIds: files.map((id) => asId(id)) });

  await company.goto(`/cases/${caseId}`);
  await seen(company.getByText('您提交的材料中有1个含病毒'));
  await accessible(company);
  const clerk = await scene.as('platform-clerk');
  await clerk.goto(`/cases/${caseId}`);
  await seen(clerk.getByRole('link', { name: '照片.png' }));
  await clerk.getByRole('img', { name: '照片.png的预览图' }).scrollIntoViewIfNeeded();
  await expect.poll(() => clerk.getByRole('img', { name: '照片.png的预览图' }).evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBe(8);
  await seen(clerk.getByText('含病毒，不能下载'));
  expect(await clerk.getByRole('link', { name: '说明.pdf' }).count()).toBe(0);
  await accessible(clerk);
});
