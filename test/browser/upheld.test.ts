import { expect, test } from 'vitest';
import { FINDING_LABELS, GROUND_LABELS } from '../../domain/labels.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import { acknowledgeAll, acknowledgeEndings, confirmNotices, restore, restorer } from '../setup/play-story.ts';
import { accessible, counted, makePdf, now, openScene, press, registered, sayYes, seen, showSection, signDecision, takeUp } from './pages.ts';
import { fileByWizard } from './wizard.ts';

const story = DEMO_SCENARIOS.upheld;
const TITLE = '税务行政处罚（偷税）';

test('an upheld objection, from the credit file to a certificate that a stranger can check', { timeout: 240_000 }, async () => {
  const scene = await openScene();
  const { stage } = scene;

  const company = await scene.as('company-yunshan');
  await seen(company.getByRole('heading', { name: '我的信用档案' }));
  await counted(company.getByRole('article', { name: TITLE }).getByText('执行中', { exact: true }), 4);
  await accessible(company);
  const pdf = await makePdf('Tax office: certificate of tax paid');
  const { caseId, number } = await fileByWizard(company, { title: TITLE, story, file: { name: '纳税情况证明.pdf', mimeType: 'application/pdf', buffer: pdf } });
  await scene.lawful();
  await accessible(company);
  await company.getByRole('link', { name: '查看办理进度' }).click();
  await seen(now(company).getByText('正在审查材料'));
  await seen(company.getByRole('link', { name: '纳税情况证明.pdf' }));

  const clerk = await scene.as('platform-clerk');
  await accessible(clerk);
  await takeUp(clerk, '受理', number);
  await clerk.getByLabel('备注').fill(story.acceptanceRemark);
  await clerk.getByRole('button', { name: '受理', exact: true }).click();
  await sayYes(clerk, '受理');
  await registered(clerk, '受理');
  await scene.lawful();
  await accessible(clerk);
  expect((await stage.situation(caseId)).suspensions).toHaveLength(4);
  // The applicant's window was open all the while.
  await seen(company.getByText('核实中', { exact: true }));
  await showSection(company, '措施');
  await counted(company.getByText('暂缓执行', { exact: true }), 4);
  await accessible(company);

  await press(scene, 'resources-clerk', '签收暂缓执行通知', '签收', number);
  await accessible(await scene.as('resources-clerk'));
  await acknowledgeAll(stage, caseId);
  await scene.lawful();
  expect((await stage.situation(caseId)).suspensions.filter(({ acknowledgedAt }) => acknowledgedAt === null)).toEqual([]);

  await press(scene, 'tax-provider', '签收协查函', '签收', number);
  const provider = await scene.as('tax-provider');
  await takeUp(provider, '提交核查反馈', number);
  await accessible(provider);
  for (const [i, { kind, finding }] of story.grounds.entries()) {
    const ground = provider.getByRole('group', { name: `理由${i + 1}：${GROUND_LABELS[kind].zh}` });
    await ground.getByRole('radio', { name: FINDING_LABELS[finding.result].zh, exact: true }).check();
    if (finding.rightValue !== null) await ground.getByLabel('正确内容').fill(finding.rightValue);
    await ground.getByLabel('核实情况').fill(finding.reason);
  }
  // The applicant's file is opened here, and answered.
  const file = provider.getByRole('group', { name: '材料1' });
  await Promise.all([provider.waitForEvent('download'), file.getByRole('link', { name: '纳税情况证明.pdf' }).click()]);
  await file.getByRole('radio', { name: '已在此打开查阅' }).check();
  await file.getByRole('radio', { name: '采信', exact: true }).check();
  await provider.getByRole('button', { name: '提交反馈' }).click();
  await registered(provider, '提交核查反馈');
  await scene.lawful();

  await takeUp(clerk, '拟写处理决定', number);
  await seen(clerk.getByText(story.grounds[0]!.finding.reason));
  await clerk.getByRole('radio', { name: /^异议成立/ }).check();
  await clerk.getByRole('radio', { name: /^撤销/ }).check();
  await accessible(clerk);
  await clerk.getByLabel('查明的事实').fill(story.decision.facts);
  await clerk.getByLabel('理由和依据').fill(story.decision.reasons);
  await clerk.getByRole('button', { name: '提交拟稿' }).click();
  await sayYes(clerk, '拟写处理决定');
  await registered(clerk, '拟写处理决定');
  await signDecision(scene, number);
  await scene.lawful();
  await seen(company.getByText('异议成立', { exact: true }));
  await stage.settled();
  await showSection(company, '决定');
  await seen(company.getByText(story.decision.reasons));
  await accessible(company);

  await press(scene, 'resources-clerk', '签收解除措施通知', '签收', number);
  await acknowledgeEndings(stage, caseId);
  await scene.lawful();

  const resources = await scene.as('resources-clerk');
  await takeUp(resources, '报告信誉恢复情况', number);
  await seen(resources.getByLabel('怎样办理的'));
  // A duty with a date of its own has words of its own.
  await seen(resources.getByText(/^您应告知赔偿途径/).first());
  const duties = await resources.getByRole('group').filter({ hasText: '怎样办理的' }).all();
  for (const duty of duties) {
    // What takes a file is not shown by a number.
    const honour = (await duty.getByText('恢复荣誉、资格、评级', { exact: true }).count()) > 0;
    await duty.getByRole('radio', { name: honour ? '没有此类情形' : '已办理' }).check();
    await duty.getByLabel('怎样办理的').fill('已书面办理');
  }
  await resources.getByLabel('采取的措施').fill(story.restoration[0]!.steps);
  await resources.getByRole('button', { name: '提交报告' }).click();
  await seen(resources.getByText('请附上文件，或者填写这一项。').first());
  for (const duty of duties) {
    if ((await duty.getByLabel('文号').count()) === 0) continue;
    await duty.getByLabel('文号').fill('庆资函〔2026〕12号');
    await duty.getByLabel('发文日期').fill('2026-01-05');
  }
  await accessible(resources);
  await resources.getByRole('button', { name: '提交报告' }).click();
  await registered(resources, '报告信誉恢复情况');
  await scene.lawful();

  // What was not done goes back to the department, and is reported once more.
  await takeUp(company, '确认信誉已恢复', number);
  await company.getByRole('link', { name: '还没有恢复？提出异议' }).click();
  const objecting = company.getByRole('article', { name: '对恢复情况有异议' });
  await objecting.getByRole('checkbox', { name: '告知赔偿途径' }).check();
  await objecting.getByLabel('哪里没有做到').fill('没有收到告知书');
  await accessible(company);
  await objecting.getByRole('button', { name: '提出异议', exact: true }).click();
  await registered(company, '对恢复情况有异议');
  await scene.lawful();
  // The one duty comes back to the department; the subject's words reach it by the letter.
  await takeUp(resources, '报告信誉恢复情况', number);
  await seen(resources.getByRole('link', { name: '看异议通知书中的理由' }));
  await seen(resources.getByText('告知赔偿途径').first());
  await counted(resources.getByRole('group').filter({ hasText: '怎样办理的' }), 1);
  const order = (await stage.situation(caseId)).restorations.find((r) => r.objected !== undefined)!;
  await stage.counter.act(restorer(order), caseId, reportOf(order, '已送达告知书'));
  await scene.lawful();

  const confirming = await takeUp(company, '确认信誉已恢复', number);
  await seen(confirming.getByText('庆资函〔2026〕12号').first());
  await seen(confirming.getByText('已送达告知书').first());
  await confirming.getByLabel('备注').fill(story.confirmation);
  await confirming.getByRole('button', { name: '确认', exact: true }).click();
  await registered(company, '确认信誉已恢复');
  await scene.lawful();
  await restore(stage, caseId, story);
  await scene.lawful();

  await press(scene, 'province-clerk', '确认已更正', '确认', number);
  await accessible(await scene.as('province-clerk'));
  await confirmNotices(stage, caseId);
  await scene.lawful();
  await seen(now(company).getByText('本案已办结'));
  await stage.settled();
  expect((await stage.situation(caseId)).phase).toBe('closed');

  const certificate = (await stage.situation(caseId)).certificate!.number;
  await showSection(company, '信誉恢复');
  await seen(company.getByText(certificate));
  await showSection(company, '文书');
  await seen(company.getByRole('link', { name: '恢复信誉证明', exact: true }));
  await showSection(company, '时间线');
  await seen(company.getByText('记录已撤销'));
  await accessible(company);

  const stranger = await scene.stranger();
  await stranger.goto(`/verify/${encodeURIComponent(certificate)}`);
  await seen(stranger.getByRole('heading', { name: '该证明真实有效' }));
  await accessible(stranger);
  await stranger.getByLabel('查验编号').fill('01a20b55-ef87-7456-a4fb-71878e40bd70');
  await stranger.getByRole('button', { name: '查验' }).click();
  await seen(stranger.getByRole('heading', { name: '没有这份证明' }));
});
