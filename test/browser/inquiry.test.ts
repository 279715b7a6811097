import { expect, test } from 'vitest';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { demoActor } from '../setup/play-story.ts';
import { accessible, counted, goTo, moveBy, openScene, seen } from './pages.ts';

const COMPANY = 'company-yunshan';
const ANSWER = '经查，该处罚决定由哈尔滨市的平台持有，已为您转去核实。';

test('an inquiry: asked, in the clerk’s tasks, overdue and escalated on the board, answered late, and the answer read by who asked', { timeout: 240_000 }, async () => {
  const scene = await openScene();
  const company = await scene.as(COMPANY);
  await company.getByRole('link', { name: '我被拒绝的原因不在下面的记录里' }).click();
  await company.getByRole('textbox', { name: '在哪里被拒绝' }).fill('大庆市政府采购中心');
  await company.getByRole('textbox', { name: '由谁拒绝' }).fill('资格审查窗口');
  await company.getByRole('textbox', { name: '向您出示了什么' }).fill('一页查询结果，写着哈尔滨市的一项行政处罚');
  await company.getByRole('button', { name: '提交查询' }).click();
  const own = company.getByRole('article', { name: /^庆信询〔\d{4}〕\d+号$/ });
  await seen(own.getByText('正在查询'));
  const number = await own.getByRole('heading').innerText();

  const clerk = await scene.as('platform-clerk');
  await goTo(clerk, '待办');
  const task = clerk.getByRole('listitem').filter({ hasText: number });
  await seen(task.getByText('答复查询'));
  await seen(task.getByText(`查询人 ${DEMO_SUBJECTS.find(({ id }) => id === demoActor(COMPANY).subjectId)!.name}`));
  await accessible(clerk);

  const supervisor = await scene.as('supervisor');
  await goTo(supervisor, '督办');
  await seen(supervisor.getByText('没有逾期事项'));
  const late = supervisor.getByRole('region', { name: /^已逾期/ }).getByRole('listitem').filter({ hasText: number });
  for (let day = 1; day <= 6; day += 1) await moveBy(supervisor, '下一工作日');
  // Everything that is late in the city is urged by then, this behind what is late for longer.
  await late.getByText(/^已催办/).waitFor({ timeout: 40_000 });
  await seen(late.getByText('尚未督办'));
  await moveBy(supervisor, '下一工作日');
  await late.getByText(/^已督办/).waitFor({ timeout: 40_000 });
  await counted(late, 1);
  await accessible(supervisor);
  await late.getByRole('link', { name: number }).click();
  await seen(supervisor.getByRole('heading', { name: `查询 ${number}` }));
  await counted(supervisor.getByText('答复这项查询'), 0);
  await accessible(supervisor);

  await seen(task.getByText('已逾期'));
  await clerk.getByRole('link', { name: `去办理 答复查询 ${number}` }).click();
  await seen(clerk.getByRole('heading', { name: `查询 ${number}` }));
  await seen(clerk.getByText('期限已过，仍然可以答复；答复会记为逾期答复。'));
  await accessible(clerk);
  await clerk.getByLabel('答复', { exact: true }).fill(ANSWER);
  await clerk.getByRole('button', { name: '发出答复' }).click();
  await seen(clerk.getByText('已答复，记为逾期答复。'));
  await seen(clerk.getByText(ANSWER));
  await goTo(clerk, '待办');
  await seen(clerk.getByText('没有需要您办理的事项'));

  // The windows of the others were open all the while.
  await seen(own.getByText(ANSWER));
  await seen(own.getByText('逾期答复', { exact: true }));
  await own.getByRole('link', { name: number }).click();
  await seen(company.getByRole('heading', { name: `查询 ${number}` }));
  await company.getByRole('button', { name: 'English' }).click();
  await seen(company.getByText('late answer', { exact: true }));
  await accessible(company);
  await company.setViewportSize({ width: 360, height: 740 });
  expect(await company.evaluate('document.documentElement.scrollWidth')).toBe(360);

  await supervisor.getByRole('link', { name: '登记簿' }).click();
  await seen(supervisor.getByText('链条完整'));
  for (const kind of ['提出查询', '催办', '督办', '答复查询']) await seen(supervisor.getByRole('cell').filter({ hasText: kind }));
  await accessible(supervisor);
  await goTo(supervisor, '督办');
  await seen(supervisor.getByRole('region', { name: /^已逾期/ }));
  await counted(late, 0);
  expect(await scene.served.house.violations()).toBe(0);
});
