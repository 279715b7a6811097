import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { dayAt } from '../../domain/time.ts';
import { FINANCE } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { pdfText } from '../letters/pdf-text.ts';
import { accept, answer, decide, file } from '../setup/play-story.ts';
import { accessible, openScene, registered, seen, showSection, takeUp } from './pages.ts';

const story = DEMO_SCENARIOS.rejected;

test('used although it was suspended: the company says so, the department undoes it, and although the objection is rejected the list of uses is the company’s to take along', { timeout: 150_000 }, async () => {
  const scene = await openScene();
  const { stage } = scene;
  const caseId = await file(stage, story);
  await accept(stage, caseId, story);
  const { number, suspensions } = await stage.situation(caseId);
  const order = suspensions.find(({ orgId }) => orgId === FINANCE)!;

  const company = await scene.as('company-yanqi');
  await company.goto(`/cases/${caseId}?act=breachReported~${order.orderId}`);
  await company.getByRole('button', { name: '报告', exact: true }).click();
  await seen(company.getByRole('alert').getByRole('link').first());
  await company.getByLabel('哪一天').fill(dayAt(order.orderedAt, 'Asia/Shanghai'));
  await company.getByLabel('在哪里').fill('政府采购报名窗口');
  await company.getByLabel('发生了什么').fill('出示暂缓执行证明后仍不予报名');
  await company.getByRole('button', { name: '报告', exact: true }).click();
  await registered(company, '报告暂缓期间仍被执行');

  const finance = await scene.as('finance-clerk');
  const panel = await takeUp(finance, '报告纠正情况', number);
  await panel.getByRole('button', { name: '提交纠正报告', exact: true }).click();
  await seen(panel.getByRole('alert').getByText('请写明采取的措施。'));
  await accessible(finance);
  await panel.getByLabel('采取的措施').fill('已补办报名手续，并通知采购代理机构');
  await panel.getByRole('button', { name: '提交纠正报告', exact: true }).click();
  await registered(finance, '报告纠正情况');

  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await stage.settled();
  await company.goto(`/cases/${caseId}`);
  await showSection(company, '措施');
  await seen(company.getByText('政府采购报名窗口').first());
  await accessible(company);
  const [download] = await Promise.all([company.waitForEvent('download'), company.getByRole('link', { name: '下载暂缓执行期间仍被执行清单（PDF）' }).click()]);
  const text = pdfText(await readFile(await download.path())).replaceAll(/\s/g, '');
  expect(text).toContain('政府采购报名窗口');
  expect(text).toContain('出示暂缓执行证明后仍不予报名');
  await scene.lawful();
});
