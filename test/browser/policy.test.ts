import { expect, test } from 'vitest';
import { unconfirmedValues } from '../../domain/policy-evidence.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { asSuperuser } from '../api/ask.ts';
import { accept, file } from '../setup/play-story.ts';
import { accessible, counted, goTo, openScene, seen } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;

test('the supervisor signs what rests on no text, and sees what hangs on it', { timeout: 120_000 }, async () => {
  const scene = await openScene();
  await asSuperuser(scene.served, `delete from basis_confirmation where pointer in ('/limits/decision', '/limits/verification')`);
  const caseId = await file(scene.stage, story);
  await accept(scene.stage, caseId, story);

  // Beside the two: the periods of retention, which the demo leaves to its visitors.
  const retention = unconfirmedValues(scene.served.house.register.currentPack()).filter(({ pointer }) => pointer.startsWith('/retention/')).length;
  const page = await scene.as('supervisor');
  await goTo(page, '依据确认');
  await seen(page.getByRole('heading', { name: `待确认（${2 + retention}）` }));
  await accessible(page);

  const submit = page.getByRole('button', { name: '确认', exact: true });
  expect(await submit.isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: '选择“核实并反馈”' }).check();
  await seen(page.getByRole('heading', { name: '确认所选的1项' }));
  await submit.click();
  await seen(page.getByRole('alert').getByText('请填写确认人姓名。'));
  await accessible(page);
  await page.getByLabel('确认人姓名').fill('盛景行');
  await page.getByLabel('确认文件').fill('庆营商发〔2026〕12号');
  await submit.click();
  await seen(page.getByRole('heading', { name: `待确认（${1 + retention}）` }));
  const signed = page.getByRole('region', { name: /^已确认/ }).getByRole('listitem').filter({ has: page.getByText('/limits/verification', { exact: true }) });
  await seen(signed.getByText(/盛景行确认，庆营商发〔2026〕12号/));

  await goTo(page, '依据欠账');
  const table = page.getByRole('region', { name: '依据欠账表' });
  const row = (pointer: string) => table.getByRole('row').filter({ hasText: pointer });
  await counted(row('/limits/decision').getByText('未确认'), 1);
  expect((await row('/limits/suspensionAcknowledgement').getByRole('cell').allInnerTexts()).slice(2, 5)).toEqual(['4', '1', '4']);
  await seen(row('/limits/acceptance').getByText('政策包不能成立，不能再收件'));
  await accessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载表格（CSV）' }).click()]);
  expect(download.suggestedFilename()).toBe('law-debt.csv');

  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/policy/confirm?lang=en');
  await seen(page.getByRole('heading', { name: `To be signed (${1 + retention})` }));
  await accessible(page);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await page.goto('/policy/debt');
  await seen(page.getByRole('heading', { name: 'Law debt' }));
  await accessible(page);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
});

test('who may not sign sees who has, and no form', { timeout: 120_000 }, async () => {
  const scene = await openScene();
  await asSuperuser(scene.served, `delete from basis_confirmation where pointer = '/limits/decision'`);
  const page = await scene.as('supervisor-tax');
  await goTo(page, '依据确认');
  await seen(page.getByText('只有本平台的督办人员可以确认；您可以查看。'));
  await counted(page.getByRole('checkbox'), 0);
  await accessible(page);
});
