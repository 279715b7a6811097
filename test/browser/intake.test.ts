import { expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { asSuperuser } from '../api/ask.ts';
import { accessible, counted, goTo, makePdf, openScene, seen } from './pages.ts';

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
  await window.getByRole('button', { name: '再加一项理由' }).click();
  const second = window.getByRole('group', { name: '理由2' });
  await second.getByLabel('理由', { exact: true }).selectOption({ label: '内容错误' });
  await second.getByLabel('哪一项内容').selectOption({ label: '金额（元）' });
  await second.getByLabel('应当是').fill('48620.00');
  await second.getByLabel('说明', { exact: true }).fill('多录一位');
  await window.getByLabel('会影响什么').selectOption({ label: '投标、开标' });
  await window.getByRole('button', { name: '收件' }).click();
  await seen(window.getByRole('alert').getByText('请填写日期。'));
  const [soon] = await asSuperuser<{ day: string }>(scene.served, `select ((business_now() at time zone 'Asia/Shanghai')::date + 20)::text as day`);
  await window.getByLabel('哪一天').fill(soon!.day);
  await window.getByLabel('具体情况').fill('油田注水泵站设备采购项目开标');
  await accessible(window);
  await window.getByRole('button', { name: '收件' }).click();
  await seen(window.getByText(/^已收件，案件编号 庆信异/));
  const number = /庆信异\S+号/.exec(await window.getByText(/^已收件，案件编号/).innerText())![0];
  await accessible(window);

  const [filed] = await asSuperuser<{ grounds: string[]; stake: string }>(scene.served, `select (select json_agg(g ->> 'kind') from json_array_elements(convert_from(a.body, 'UTF8')::json -> 'facts' -> 'grounds') g) as grounds, convert_from(a.body, 'UTF8')::json -> 'facts' -> 'stake' ->> 'kind' as stake
    from act a where a.kind = 'filed'`);
  expect(filed).toEqual({ grounds: ['notOurs', 'wrongContent'], stake: 'bid' });

  // On paper, as it came in yesterday: the paper itself lies with it, and the date is that of the window.
  const clerk = await scene.as('platform-clerk');
  await goTo(clerk, '窗口收件');
  await clerk.getByRole('radio', { name: '书面申请补录' }).check();
  const [yesterday] = await asSuperuser<{ at: string }>(scene.served, `select to_char(business_now() at time zone 'Asia/Shanghai' - interval '1 day', 'YYYY-MM-DD') || 'T10:20' as at`);
  await clerk.getByLabel('窗口签收时间').fill(yesterday!.at);
  await clerk.getByLabel('查询人的统一社会信用代码或身份证号').fill(DEMO_SUBJECTS.find(({ id }) => id === DEMO_SCENARIOS.rejected.by.subjectId)!.identifier);
  await clerk.getByRole('button', { name: '查找' }).click();
  await clerk.getByRole('radio', { name: /食品安全行政处罚/ }).check();
  await clerk.getByLabel('姓名或名称').fill('宋知远');
  await clerk.getByLabel('理由', { exact: true }).selectOption({ label: '主体错误，不是我（单位）的信息' });
  await clerk.getByLabel('说明', { exact: true }).fill('冷库由前承租人使用');
  await clerk.getByLabel('证明材料').setInputFiles({ name: '申请书.pdf', mimeType: 'application/pdf', buffer: await makePdf('objection on paper') });
  await seen(clerk.getByText('申请书.pdf'));
  await accessible(clerk);
  await clerk.getByRole('button', { name: '收件', exact: true }).click();
  await seen(clerk.getByText(/^已收件，案件编号 庆信异/));
  const [onPaper] = await asSuperuser<{ at: string }>(scene.served, `select to_char(filed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI') as at from case_file where record_id = '${DEMO_SCENARIOS.rejected.recordId}'`);
  expect(onPaper).toEqual(yesterday);

  await goTo(clerk, '待办');
  await clerk.getByRole('link', { name: `去办理 受理 ${number}` }).click();
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
