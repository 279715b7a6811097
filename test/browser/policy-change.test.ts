import { expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { accept, file } from '../setup/play-story.ts';
import { packJson } from '../domain/policy-pack-changes.ts';
import { accessible, counted, goTo, openScene, sayYes, seen, showSection } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;

test('the operator proposes the demo’s calendar, the supervisor sees what it moves and approves, the dates move and the applicant is told', { timeout: 150_000 }, async () => {
  const scene = await openScene();
  const caseId = await file(scene.stage, story);
  await accept(scene.stage, caseId, story);
  await scene.stage.settled();
  const before = (await scene.stage.situation(caseId)).verifications[0]!.answer;

  const operator = await scene.as('operator');
  await goTo(operator, '日历变更');
  await seen(operator.getByText('还没有变更'));
  await accessible(operator);
  await operator.getByRole('button', { name: '检查并提出' }).click();
  await seen(operator.getByRole('alert').getByText('请选择文件。'));
  // A file that is wrong is refused with the place; nothing is proposed.
  await operator.getByLabel('变更事由').fill('试');
  await operator.getByLabel('日历、规则或措施目录文件（JSON）').setInputFiles({ name: 'wrong.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ region: 'CN', zone: 'Asia/Shanghai', year: 2027, published: { date: '2026-11-24', url: 'https://example.org/n' }, via: 'x', days: [{ day: '2025-01-01', kind: 'off', name: '元旦' }], revisions: [] })) });
  await seen(operator.getByText('已选择：wrong.json'));
  await operator.getByRole('button', { name: '检查并提出' }).click();
  await seen(operator.getByRole('alert').getByText(/文件未通过检查，现行日历和规则不变。位置 \/days\/0\/day/));
  await accessible(operator);
  await operator.getByLabel('变更事由').fill('因暴雪停止办公两日');
  await operator.getByRole('button', { name: '使用演示文件' }).click();
  await seen(operator.getByText(/^已选择：CN-\d{4}\.json$/));
  await operator.getByRole('button', { name: '检查并提出' }).click();
  await seen(operator.getByRole('heading', { name: '预览：将移动的期限' }));
  await seen(operator.getByText('由本平台的督办人员批准；您可以查看。'));
  await counted(operator.getByRole('button', { name: '批准并生效' }), 0);

  const supervisor = await scene.as('supervisor');
  await goTo(supervisor, '日历变更');
  await supervisor.getByRole('link', { name: '因暴雪停止办公两日' }).click();
  const table = supervisor.getByRole('region', { name: '期限变更表' });
  const { number } = await scene.stage.situation(caseId);
  await counted(table.getByRole('row').filter({ hasText: number }).filter({ hasText: '核实并反馈' }), 1);
  await seen(table.getByRole('row').filter({ hasText: number }).filter({ hasText: '核实并反馈' }).getByText('申请人和办理单位'));
  await accessible(supervisor);
  await supervisor.getByRole('button', { name: '批准并生效' }).click();
  await sayYes(supervisor, '批准');
  await seen(supervisor.getByText('已落实', { exact: true }));
  await seen(supervisor.getByRole('heading', { name: '已移动的期限' }));
  await accessible(supervisor);
  const after = (await scene.stage.situation(caseId)).verifications[0]!.answer;
  expect(after.dueAt! > before.dueAt!).toBe(true);

  const applicant = await scene.as('company-yunshan');
  await applicant.goto(`/cases/${caseId}`);
  await showSection(applicant, '文书');
  await seen(applicant.getByText('期限变更告知书'));

  // An edition of the rules is handed in on the same page; its preview says value by value what it changes.
  const pack = packJson('CN-230600.json') as { limits: { verification: { count: number } } };
  const edition = { ...pack, version: 'CN-230600/2027-01', validFrom: '2027-01-01', limits: { ...pack.limits, verification: { ...pack.limits.verification, count: 3 } } };
  await goTo(operator, '日历变更');
  await operator.getByLabel('变更事由').fill('核实改为三个工作日');
  await operator.getByLabel('日历、规则或措施目录文件（JSON）').setInputFiles({ name: 'edition.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(edition)) });
  await operator.getByRole('button', { name: '检查并提出' }).click();
  const changed = operator.getByRole('region', { name: '规则的变更' });
  await seen(changed.getByRole('row').filter({ hasText: '核实并反馈' }).filter({ hasText: '5个工作日' }).getByText('3个工作日，首日不计入'));
  await counted(changed.getByRole('row'), 2);
  await accessible(operator);

  await supervisor.setViewportSize({ width: 360, height: 800 });
  for (const path of ['/policy/changes?lang=en', new URL(supervisor.url()).pathname]) {
    await supervisor.goto(path);
    await seen(supervisor.getByRole('heading', { level: 1, name: /^Calendar change/ }));
    await accessible(supervisor);
    expect(await supervisor.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  }
});
