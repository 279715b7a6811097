import { expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { dayAt } from '../../domain/time.ts';
import { accept, demoActor, file } from '../setup/play-story.ts';
import { accessible, counted, goTo, openScene, seen } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;
const company = DEMO_SUBJECTS.find(({ id }) => id === demoActor('company-yunshan').subjectId)!;

test('a department checks before it acts; the answer changes while its receipt is open; a stranger finds the receipt genuine', { timeout: 180_000 }, async () => {
  const scene = await openScene();
  const caseId = await file(scene.stage, story);
  const clerk = await scene.as('resources-clerk');
  await goTo(clerk, '执行前核查');
  await seen(clerk.getByText('还没有核查'));
  await clerk.getByRole('button', { name: '核查并出具回执' }).click();
  await seen(clerk.getByRole('alert').getByText('请填写至少一个号码。'));
  await clerk.getByLabel('从表格读取号码（XLSX、CSV）').setInputFiles({ name: '投标人.csv', mimeType: 'text/csv', buffer: Buffer.from(`名称,号码\n${company.name},${company.identifier}\n笔误,91230600\n`) });
  await seen(clerk.getByText('从表格读取了1个号码。'));
  await seen(clerk.getByText('第3行：笔误 91230600'));
  expect(await clerk.getByLabel('统一社会信用代码或身份证号码').inputValue()).toBe(company.identifier);
  await clerk.getByLabel('用途').selectOption({ label: '中标、成交' });
  await clerk.getByLabel('决定的时刻').fill('2099-01-01T09:00');
  await accessible(clerk);
  await clerk.getByRole('button', { name: '核查并出具回执' }).click();
  await seen(clerk.getByRole('heading', { name: '核查回执' }));
  const subject = clerk.getByRole('article', { name: company.name });
  await seen(subject.getByText('可以适用'));
  await accessible(clerk);

  await accept(scene.stage, caseId, story);
  await seen(clerk.getByText('现在的结果与回执不同，请在决定前重新核查。'));
  await seen(subject.getByText('现在：暂缓执行'));
  await scene.lawful();

  // "They still refuse me": the subject says so on its case, and the department has to undo it.
  const company1 = await scene.as('company-yunshan');
  await company1.goto(`/cases/${caseId}`);
  await company1.getByText('其他可以办理的事项').click();
  const order = (await scene.stage.situation(caseId)).suspensions.find(({ orgId }) => orgId === demoActor('resources-clerk').orgId)!;
  await company1.goto(`/cases/${caseId}?act=breachReported~${order.orderId}`);
  await company1.getByLabel('哪一天').fill(dayAt(order.orderedAt, 'Asia/Shanghai'));
  await company1.getByLabel('在哪里').fill('公共资源交易中心三号开标室');
  await company1.getByLabel('发生了什么').fill('仍以该记录为由拒收投标文件');
  await accessible(company1);
  await company1.getByRole('button', { name: '报告', exact: true }).click();
  await seen(company1.getByText('已办理：报告暂缓期间仍被执行。'));
  await company1.getByRole('navigation').getByRole('link', { name: '措施', exact: true }).click();
  await seen(company1.getByText('待纠正'));
  await accessible(company1);
  await clerk.goto('/tasks');
  await seen(clerk.getByText('报告纠正情况'));

  await clerk.goto('/checks');
  await clerk.getByRole('link', { name: /中标、成交/ }).first().click();
  const href = await clerk.getByRole('link', { name: '验证回执' }).getAttribute('href');
  const stranger = await scene.stranger();
  await stranger.goto(href!);
  await seen(stranger.getByRole('heading', { name: '回执真实' }));
  await counted(stranger.getByText(company.name), 0);
  await stranger.getByLabel('校验值').fill('0'.repeat(64));
  await stranger.getByRole('button', { name: '验证' }).click();
  await seen(stranger.getByRole('heading', { name: '不是本平台的回执' }));
  await accessible(stranger);

  await clerk.getByRole('link', { name: '再次核查' }).click();
  await seen(clerk.getByText('结果有变化'));
  expect(await clerk.getByRole('listitem').filter({ hasText: '中标、成交' }).count()).toBe(1);
});
