import { expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { asSuperuser } from '../api/ask.ts';
import { accessible, counted, goTo, openScene, seen } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;

test('the window clerk takes an objection in; the supplement round; withdrawn and confirmed a second time', { timeout: 120_000 }, async () => {
  const scene = await openScene();
  const window = await scene.as('resources-clerk');
  await goTo(window, '窗口收件');
  const record = window.getByLabel('本单位收到的记录');
  const option = record.locator('option').filter({ hasText: '云杉机械' }).first();
  await record.selectOption({ label: await option.innerText() });
  await window.getByLabel('姓名或名称').fill('方砚秋');
  await window.getByLabel('理由', { exact: true }).selectOption({ label: '主体错误，不是我（单位）的信息' });
  await window.getByLabel('说明', { exact: true }).fill(story.grounds[0]!.explanation);
  await accessible(window);
  await window.getByRole('button', { name: '收件' }).click();
  await seen(window.getByText(/^已收件，案件编号 庆信异/));
  await accessible(window);

  const clerk = await scene.as('platform-clerk');
  await goTo(clerk, '待办');
  await clerk.getByRole('link', { name: /^去办理 受理/ }).first().click();
  await seen(clerk.getByText('大庆市公共资源交易中心窗口代为收件'));
  await clerk.getByText('其他可以办理的事项').click();
  const notice = clerk.getByRole('article', { name: '一次性补正告知' });
  await notice.getByRole('button', { name: '办理' }).click();
  await notice.getByRole('checkbox', { name: '证明材料' }).check();
  await notice.getByLabel('证明材料 — 具体要求').fill('请提交处罚决定书复印件');
  await accessible(clerk);
  await notice.getByRole('button', { name: '发出补正告知' }).click();
  await seen(clerk.getByText('平台要求补正'));

  const company = await scene.as('company-yunshan');
  await goTo(company, '待办');
  await company.getByRole('link', { name: /^去办理 提交补正/ }).click();
  await seen(company.getByText('请提交处罚决定书复印件').first());
  await company.getByLabel('补充说明').fill('决定书的当事人不是我公司');
  await accessible(company);
  await company.getByRole('button', { name: '提交补正' }).click();
  await seen(company.getByText(/收到补正$/));

  // The clerk's window was open all the while.
  await seen(clerk.getByText('决定书的当事人不是我公司'));
  await counted(clerk.getByRole('article', { name: '一次性补正告知' }), 0);

  await company.getByText('其他可以办理的事项').click();
  await company.getByRole('article', { name: '申请撤回' }).getByRole('button', { name: '办理' }).click();
  await company.getByRole('article', { name: '申请撤回' }).getByRole('button', { name: '申请撤回' }).click();
  await seen(company.getByText('您申请了撤回，尚未确认'));
  await company.getByText('其他可以办理的事项').click();
  await company.getByRole('article', { name: '确认撤回' }).getByRole('button', { name: '办理' }).click();
  await company.getByRole('article', { name: '确认撤回' }).getByRole('button', { name: '确认撤回' }).click();
  await company.getByRole('dialog').getByRole('button', { name: '确认撤回' }).click();
  await seen(company.getByText('申请人已撤回'));
  await accessible(company);
  const [row] = await asSuperuser(scene.served, 'select phase, ending from case_file order by filed_at desc limit 1');
  expect(row).toEqual({ phase: 'closed', ending: 'withdrawn' });
});
