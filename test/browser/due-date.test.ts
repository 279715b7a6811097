import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkProof, readCalendars } from '../../scripts/check-proof.mjs';
import { accessible, goTo, openScene, seen } from './pages.ts';

// Needs the whole house (test/setup/global-setup.ts).
const calendars = readCalendars(join(import.meta.dirname, '../../policies/calendars'));

test('anybody computes a date from the front door, sees each day and takes the proof along', { timeout: 90_000 }, async () => {
  const scene = await openScene();
  const page = await scene.stranger();
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: '计算一个期限' }).click();
  await seen(page.getByRole('heading', { level: 1, name: '哪一天到期？' }));
  await accessible(page);

  await page.getByLabel('从哪一天起').fill('2026-09-30');
  await page.getByLabel('多少').fill('3');
  await page.getByRole('button', { name: '计算', exact: true }).click();
  await seen(page.getByRole('heading', { name: '2026年10月10日（周六）' }));
  expect(new URL(page.url()).search).toBe('?start=2026-09-30&count=3&unit=workingDays');
  await seen(page.getByText('中间跳过7天非工作日'));
  const strip = page.getByRole('region', { name: '每一天' });
  expect(await strip.getByRole('listitem').allInnerTexts().then((texts) => texts.map((text) => text.replaceAll(/\s+/g, ' ')))).toEqual([
    '09-30 周三 起算日，不计入 工作日', '10-01 周四 跳过 国庆节放假', '10-02 周五 跳过 国庆节放假', '10-03 周六 跳过 国庆节放假', '10-04 周日 跳过 国庆节放假',
    '10-05 周一 跳过 国庆节放假', '10-06 周二 跳过 国庆节放假', '10-07 周三 跳过 国庆节放假', '10-08 周四 第1天 工作日', '10-09 周五 第2天 工作日', '10-10 周六 第3天 国庆节补班 到期',
  ]);
  await accessible(page);

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载证明（JSON）' }).click()]);
  const { proof } = JSON.parse(readFileSync(await download.path(), 'utf8')) as { proof: unknown };
  expect(checkProof(proof, calendars)).toEqual({ ok: true, due: '2026-10-10' });

  // The address is the question: in English, on a telephone, a date that is not certain and one that rolls.
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/due-date?start=2026-12-31&count=1&unit=workingDays');
  await page.getByRole('button', { name: 'English' }).click().catch(() => page.getByRole('button', { name: '菜单' }).click().then(() => page.getByRole('button', { name: 'English' }).click()));
  await seen(page.getByRole('heading', { name: '4 Jan 2027 (Mon)' }));
  await seen(page.getByText('Provisional', { exact: true }));
  await seen(page.getByText('not announced').first());
  await accessible(page);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await page.goto('/due-date?start=2026-02-01&count=20&unit=calendarDays');
  await seen(page.getByText('The count ends on Sat, 21 Feb 2026, which is no working day'));
  await page.goto('/due-date?start=2026-11-24T16:00:00%2B08:00&channel=counter&count=1&unit=workingDays&calendar=CN-230600-demo');
  await seen(page.getByText('Handed in after 15:30 on 24 Nov 2026: counts as received on 26 Nov 2026.'));
  await accessible(page);
  await page.goto('/due-date?start=2026-03-02&pack=CN-230600&step=verification');
  await seen(page.getByText('Internal handling limit'));
  await accessible(page);
  await page.goto('/due-date?start=2026-02-30&count=20&unit=calendarDays');
  await seen(page.getByText('Expected: a day YYYY-MM-DD that exists'));
  await accessible(page);

  // Operators are told in November that next year's notice is missing.
  const operator = await scene.as('operator');
  await goTo(operator, '运行');
  await seen(operator.getByText('次年放假安排尚未载入'));
  await accessible(operator);
});
