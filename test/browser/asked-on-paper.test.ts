import { expect, test } from 'vitest';
import { reportOf } from '../../main/demo/play-steps.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { accept, answer, clerk, file, restorer, sign } from '../setup/play-story.ts';
import { accessible, makePdf, openScene, registered, seen, showSection } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;

test('a subject that is served on paper answers on paper: a clerk prints the letter that asks it, and enters its word with its paper', { timeout: 150_000 }, async () => {
  const scene = await openScene();
  const { stage } = scene;
  const caseId = await file(stage, story);
  await accept(stage, caseId, story);
  await answer(stage, caseId, story);
  await stage.counter.act(clerk(), caseId, { kind: 'decisionDrafted', ...story.decision, changes: [], lift: [], by: 'paper' });
  await sign(stage, caseId);
  await stage.settled();
  const { restorations, platformId } = await stage.situation(caseId);
  const [order] = restorations.filter((r) => r.orgId !== platformId);
  await stage.counter.act(restorer(order!), caseId, reportOf(order!, '已恢复'));

  const page = await scene.as('platform-clerk');
  await page.goto(`/cases/${caseId}`);
  await showSection(page, '文书');
  await page.getByRole('link', { name: /恢复信誉情况征询函/ }).first().click();
  await seen(page.getByText(/可以书面答复/));
  await accessible(page);

  await page.goto(`/cases/${caseId}?act=restorationConfirmed~${order!.orderId}`);
  const form = page.getByRole('article', { name: '确认信誉已恢复' });
  await seen(form.getByText('录入其他单位或者当事人以纸质形式所作的签收、确认、意见，须附该纸质文件。'));
  expect(await form.getByRole('button', { name: '确认', exact: true }).count(), 'not without the paper').toBe(0);
  await accessible(page);
  await form.getByLabel('对方的纸质回执、复函').setInputFiles({ name: '书面答复.pdf', mimeType: 'application/pdf', buffer: await makePdf('answer on paper') });
  await form.getByRole('textbox').fill('书面答复：无其他意见');
  await form.getByRole('button', { name: '确认', exact: true }).click();
  await registered(page, '确认信誉已恢复');
  await showSection(page, '信誉恢复');
  await seen(page.getByText(/经当事人确认/));
  expect((await stage.situation(caseId)).restorations.find((r) => r.orderId === order!.orderId)?.satisfied).toMatchObject({ deemed: false });
  await scene.lawful();
});
