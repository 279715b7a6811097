import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { explainClock } from '../../domain/clock.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { loadCalendar, loadPack } from '../../policies/load.ts';
import { accept, file } from '../setup/play-story.ts';
import { accessible, counted, makePdf, moveBy, now, openScene, registered, says, seen, takeUp } from './pages.ts';

const story = DEMO_SCENARIOS.rejected;

test('the provider extends and stops the clock of its verification; everybody concerned sees why the date is the date, day by day', { timeout: 90_000 }, async () => {
  const scene = await openScene();
  const { stage } = scene;
  const caseId = await file(stage, story);
  await accept(stage, caseId, story);
  const asked = async () => (await stage.situation(caseId)).verifications[0]!;
  const { orderId } = await asked();

  const provider = await scene.as('market-clerk');
  await provider.goto(`/cases/${caseId}`);
  await provider.getByText('其他可以办理的事项').click();
  const extending = provider.getByRole('article', { name: '申请延长核实期限' });
  await extending.getByRole('button', { name: '办理' }).click();
  await extending.getByLabel('延期理由').fill('需要调取三年前的纸质案卷');
  await extending.getByRole('button', { name: '申请延期' }).click();
  await registered(provider, '申请延长核实期限');
  // Another person, the principal, approves it from the list of tasks.
  const principal = await scene.as('market-principal');
  const approving = await takeUp(principal, '批准延长核实期限', (await stage.situation(caseId)).number);
  await seen(approving.getByText('需要调取三年前的纸质案卷'));
  await accessible(principal);
  await approving.getByRole('button', { name: '批准延期并告知申请人' }).click();
  await registered(principal, '批准延长核实期限');
  await provider.reload();

  await provider.getByRole('link', { name: '为什么是这一天？' }).first().click();
  await seen(provider.getByRole('heading', { name: '为什么是这一天？' }));
  await seen(provider.locator('.day-due'));
  const proofOf = async () => {
    const { answer } = await asked();
    return explainClock(answer, loadPack(answer.pack), loadCalendar());
  };

  const company = await scene.as('company-yanqi');
  const page = `/cases/${caseId}/clocks/verification/${orderId}`;
  await company.goto(page);
  const extended = await proofOf();
  const strip = company.getByRole('region', { name: '逐日推算' }).locator('.day');
  await counted(strip, extended.days.length);
  expect(await strip.evaluateAll((list) => list.map((each) => each.querySelector('time')?.dateTime))).toEqual(extended.days.map((d) => d.day));
  await seen(company.getByText('10个工作日（含延期5个工作日）'));
  await counted(company.locator('.day-counted'), 10);
  expect(await company.locator('.day-due time').getAttribute('datetime')).toBe(extended.dueOn);
  await accessible(company);
  const [download] = await Promise.all([company.waitForEvent('download'), company.getByRole('link', { name: '下载推算过程（JSON）' }).click()]);
  const { about: _about, ...downloaded } = JSON.parse(readFileSync(await download.path(), 'utf8')) as { about: unknown };
  expect(downloaded).toEqual(JSON.parse(JSON.stringify(extended)));

  await provider.goto(`/cases/${caseId}`);
  await provider.getByText('其他可以办理的事项').click();
  const stopping = provider.getByRole('article', { name: '中止计时' });
  await stopping.getByRole('button', { name: '办理' }).click();
  await stopping.getByLabel('说明').fill('产品已送检测机构检测');
  await stopping.getByLabel('中止计时的文书').setInputFiles({ name: '检测委托书.pdf', mimeType: 'application/pdf', buffer: await makePdf('expert test') });
  await seen(stopping.getByText('检测委托书.pdf'));
  await stopping.getByRole('button', { name: '中止计时', exact: true }).click();
  await registered(provider, '中止计时');
  await says(now(provider), /核实并反馈”自.*起中止计时，尚余10个工作日/);
  await accessible(provider);
  await seen(company.getByText('计时已中止'));
  await seen(company.getByText('尚余 10个工作日'));
  await accessible(company);

  const clerk = await scene.as('platform-clerk');
  for (let i = 0; i < 3; i += 1) await moveBy(clerk, '下一工作日');
  await clerk.goto(`/cases/${caseId}`);
  const running = clerk.getByRole('article', { name: '恢复计时' });
  await running.getByRole('button', { name: '恢复计时' }).click();
  await registered(clerk, '恢复计时');
  const restarted = await proofOf();
  expect(restarted.stoppedDays).toBeGreaterThanOrEqual(2);
  expect(restarted.dueOn! > extended.dueOn!).toBe(true);
  await company.goto(page);
  await counted(company.locator('.day'), restarted.days.length);
  await counted(company.locator('.day-stopped'), restarted.stoppedDays);
  await seen(company.getByRole('heading', { name: '中止计时' }));

  await company.setViewportSize({ width: 360, height: 740 });
  expect(await company.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await accessible(company);
});
