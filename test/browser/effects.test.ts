import { expect, test } from 'vitest';
import { watchPromises } from '../../db/promise-watch.ts';
import { CATEGORY_LABELS } from '../../domain/labels.ts';
import { addDays, parseDay } from '../../domain/time.ts';
import { FINANCE, MARKET } from '../../main/demo/city/organisations.ts';
import { caseMeasureId } from '../../main/demo/city/records.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { asSuperuser } from '../api/ask.ts';
import { accept, answer, decide, demoActor, file } from '../setup/play-story.ts';
import { accessible, goTo, openScene, registered, says, seen } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;
const company = DEMO_SUBJECTS.find(({ id }) => id === demoActor('company-yunshan').subjectId)!;

test('what happens beside the letters, desk by desk: use and exception, mark above, query, harm, correction on paper, an upload that brings it back, and the promises', { timeout: 240_000 }, async () => {
  const scene = await openScene();
  const { served, stage } = scene;
  const [record] = await asSuperuser<{ title: string; document: string; conduct: string; today: string }>(served, `select r.title, v.fields ->> 'documentNumber' as document, v.fields ->> 'conduct' as conduct, (business_now() at time zone 'Asia/Shanghai')::date::text as today
    from record r join record_version v on v.record_id = r.id and v.version = r.version where r.id = '${story.recordId}'`);
  const { title, document, conduct, today } = record!;
  const yesterday = addDays(parseDay(today), -1);

  // The operator says how an organisation without a system is told.
  const operator = await scene.as('operator');
  await goTo(operator, '送达方式');
  await operator.getByRole('button', { name: '保存', exact: true }).first().click();
  await seen(operator.getByRole('alert').getByText('请选择单位。'));
  await operator.getByLabel('接收单位').selectOption(FINANCE);
  await operator.getByLabel('送达方式', { exact: true }).selectOption({ label: '纸质' });
  await operator.getByRole('textbox', { name: '地址' }).first().fill('大庆市萨尔图区东风路1号');
  await operator.getByRole('button', { name: '保存', exact: true }).first().click();
  await seen(operator.getByRole('region', { name: '送达方式列表' }).getByRole('row').filter({ hasText: '东风路1号' }).getByText('纸质'));
  await accessible(operator);

  // A department notes what it did with its measure, before anything rests.
  const resources = await scene.as('resources-clerk');
  await goTo(resources, '措施');
  await resources.goto(`/measures/${caseMeasureId('yunshanTax', 'noBidding')}`);
  await seen(resources.getByText('还没有执行记录'));
  await resources.getByLabel('执行方式').selectOption({ label: '拒绝' });
  await resources.getByLabel('执行时间').fill(`${yesterday}T10:30`);
  await resources.getByLabel('地点').fill('三号开标室');
  await resources.getByLabel('情况').fill('投标文件未予接收');
  await resources.getByRole('button', { name: '记录', exact: true }).click();
  await seen(resources.getByText('三号开标室：投标文件未予接收'));
  await accessible(resources);

  const caseId = await file(stage, story);
  await accept(stage, caseId, story);
  const { number, suspensions } = await stage.situation(caseId);

  // 不予暂缓: proposed by the department, refused by a person of another organ; meanwhile it rests.
  const order = suspensions.find(({ orgId }) => orgId === MARKET)!;
  const market = await scene.as('market-clerk');
  await market.goto(`/cases/${caseId}?act=exceptionProposed~${order.orderId}`);
  const proposal = market.getByRole('article', { name: '提出不予暂缓' });
  await proposal.getByLabel('截止日期').fill(addDays(parseDay(today), 20));
  await proposal.getByLabel('理由').fill('涉及公共安全');
  await proposal.getByRole('button', { name: '提出', exact: true }).click();
  await registered(market, '提出不予暂缓');
  const supervisor = await scene.as('supervisor');
  await goTo(supervisor, '不予暂缓');
  await accessible(supervisor);
  await supervisor.getByRole('link', { name: new RegExp(`去审查 .*${number}`) }).or(supervisor.getByRole('link', { name: /^去审查/ })).first().click();
  const decision = supervisor.getByRole('article', { name: '审查不予暂缓' });
  await decision.getByLabel('决定', { exact: true }).selectOption({ label: '不同意，继续暂缓' });
  await decision.getByLabel('理由').fill('该规定不禁止暂缓本项措施');
  await decision.getByRole('button', { name: '提交决定' }).click();
  await registered(supervisor, '审查不予暂缓');
  await scene.lawful();

  // A platform above says whether it marks; it sees the record and nothing of the case.
  const province = await scene.as('province-clerk');
  await goTo(province, '标注请求');
  await seen(province.getByText(`${company.name} · ${document}`));
  await accessible(province);
  await province.getByRole('button', { name: new RegExp(`^已标注 ${title.slice(0, 4)}`) }).click();
  await seen(province.getByText(/签收：已标注/));
  expect(await province.getByText(number).count()).toBe(0);

  // A bank that fetches the record sees that it is in dispute, and so does a stranger.
  const bank = await scene.as('bank-clerk');
  await goTo(bank, '查信用信息');
  await bank.getByLabel('统一社会信用代码或身份证号码').fill(company.identifier);
  await bank.getByRole('button', { name: '查询', exact: true }).click();
  await seen(bank.getByRole('article', { name: title }).getByText('异议核实中'));
  await accessible(bank);
  const stranger = await scene.stranger();
  await stranger.goto(`/public-records?code=${company.identifier}`);
  await seen(stranger.getByRole('article', { name: title }).getByText(/该信息有异议，正在核实/));
  await accessible(stranger);

  // The subject keeps what it costs, alone, until it hands it in.
  const subject = await scene.as('company-yunshan');
  await subject.goto(`/records/${story.recordId}/harms`);
  await subject.getByRole('button', { name: '保存', exact: true }).click();
  await seen(subject.getByRole('alert').getByText('请选择种类。'));
  await subject.getByLabel('损害的种类').selectOption({ index: 1 });
  await subject.getByLabel('日期').fill(yesterday);
  await subject.getByLabel('在哪里').fill('三号开标室');
  await subject.getByLabel('经过').fill('投标被否决，标书制作费无法收回');
  await subject.getByLabel('金额（元）').fill('38000');
  await subject.getByRole('button', { name: '保存', exact: true }).click();
  await seen(subject.getByText('金额合计：38000.00元'));
  await seen(subject.getByText('仅您可见'));
  await accessible(subject);
  await subject.getByRole('link', { name: '提交到正在办理的异议' }).click();
  const filing = subject.getByRole('article', { name: '提交损害记录' });
  await filing.getByRole('checkbox').first().check();
  await filing.getByRole('button', { name: '提交', exact: true }).click();
  await registered(subject, '提交损害记录');
  await subject.goto(`/records/${story.recordId}/harms`);
  await seen(subject.getByText('已提交', { exact: true }));

  // Revoked: gone from the public page at once; whoever has no system is written to, and a clerk posts it.
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await stage.settled();
  await stranger.reload();
  await seen(stranger.getByText(/^截至/));
  expect(await stranger.getByRole('article', { name: title }).count()).toBe(0);
  const clerk = await scene.as('platform-clerk');
  await goTo(clerk, '更正送达');
  const paper = clerk.getByRole('region', { name: '待确认的通知' }).getByRole('row').filter({ hasText: '纸质' });
  await paper.getByRole('button', { name: '已寄出' }).click();
  await seen(clerk.getByText('已登记寄出。回执寄回后，请在案件页面确认。'));
  await says(paper, /已发送|已送出|已寄出/);
  await accessible(clerk);

  // Its provider hands it in again: one row is held back, one that is none is named, and a clerk turns the first away.
  const provider = await scene.as('tax-provider');
  await goTo(provider, '批量报送');
  await provider.getByLabel('批次号').fill('2026-12');
  const table = [
    ['记录编号', '统一社会信用代码或身份证号码', '主体名称', '信息类别', '决定文书号', '事实', '金额（元）', '决定日期'],
    ['r1', company.identifier, company.name, CATEGORY_LABELS.taxViolation.zh, document, conduct, '1000', '2026-05-06'],
    ['r2', company.identifier, company.name, CATEGORY_LABELS.taxViolation.zh, '庆测罚〔2026〕2号', '未按规定申报', '一千', '2026-05-06'],
  ];
  await provider.getByLabel('文件', { exact: true }).setInputFiles({ name: '批次.csv', mimeType: 'text/csv', buffer: Buffer.from(table.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n')) });
  await provider.getByRole('button', { name: '报送', exact: true }).click();
  await seen(provider.getByRole('heading', { level: 1, name: '报送结果' }));
  const rows = provider.getByRole('region', { name: '没有入库的行' }).getByRole('row');
  await seen(rows.filter({ hasText: 'r1' }).getByText('隔离'));
  await seen(rows.filter({ hasText: 'r2' }).getByText('金额有误'));
  await accessible(provider);
  await goTo(clerk, '被拦截的信息');
  const held = clerk.getByRole('article', { name: new RegExp(company.name) });
  await held.getByRole('button', { name: '驳回' }).click();
  await seen(held.getByText('请写明理由。'));
  await held.getByLabel('理由').fill('该记录已依法撤销，不得再次报送');
  await held.getByRole('button', { name: '驳回' }).click();
  await seen(held.getByText('已驳回'));
  await accessible(clerk);

  await watchPromises(served.house.register, 0);
  await goTo(supervisor, '保证');
  await seen(supervisor.getByText('全部做到'));
  await accessible(supervisor);
});
