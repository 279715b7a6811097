import { test } from 'vitest';
import { asId } from '../../domain/ids.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { asSuperuser } from '../api/ask.ts';
import { accept, file } from '../setup/play-story.ts';
import { accessible, goTo, openScene, seen, showSection } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;

test('an official opens a case in an emergency; the supervisor sees why and what was looked at, and closes it; the company sees it too', { timeout: 90_000 }, async () => {
  const scene = await openScene();
  const caseId = await file(scene.stage, story);
  await accept(scene.stage, caseId, story);
  const [{ number } = { number: '' }] = await asSuperuser<{ number: string }>(scene.served, `select number from case_file where id = '${asId(caseId)}'`);

  const official = await scene.as('province-clerk');
  await goTo(official, '紧急查看');
  await official.getByRole('button', { name: '打开并通知督办人员' }).click();
  await seen(official.getByRole('alert').getByText('请写明理由。'));
  await official.getByLabel('案件编号或记录标识').fill(number);
  await official.getByLabel('理由').fill('申请人在省窗口，经办系统故障');
  await accessible(official);
  await official.getByRole('button', { name: '打开并通知督办人员' }).click();
  await seen(official.getByText('您正在紧急查看不归您办理的案件'));
  await showSection(official, '理由与反馈');
  await seen(official.getByText(story.grounds[0]!.explanation));
  await accessible(official);

  const supervisor = await scene.as('supervisor');
  await goTo(supervisor, '紧急查看');
  await seen(supervisor.getByText('待审查'));
  await supervisor.getByRole('link', { name: new RegExp(number) }).click();
  await seen(supervisor.getByText('申请人在省窗口，经办系统故障'));
  await seen(supervisor.getByRole('cell', { name: '案件', exact: true }));
  await accessible(supervisor);
  await supervisor.getByLabel('审查认为没有正当理由').check();
  await supervisor.getByLabel('意见').fill('应由市平台查询后答复');
  await supervisor.getByRole('button', { name: '作出审查' }).click();
  await seen(supervisor.getByText('应由市平台查询后答复'));

  await official.reload();
  await seen(official.getByText('没有找到，或者您无权查看。'));
  const company = await scene.as('company-yunshan');
  await goTo(company, '谁看过');
  await seen(company.getByRole('cell', { name: '紧急查看（不归其办理）' }));
});
