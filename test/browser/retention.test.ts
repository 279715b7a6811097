import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { eraseRound } from '../../main/erasing.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { evidenceFolder } from '../../outside/evidence-folder.ts';
import { ask, asSuperuser, smallPdf, upload } from '../api/ask.ts';
import { signRetention } from '../retention/closed-case.ts';
import { testOwner } from '../setup/database.ts';
import { file } from '../setup/play-story.ts';
import { accessible, goTo, openScene, seen } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;

test('a supervisor sees what is kept and why, holds a case back, lifts the hold; what is erased is told with its act', { timeout: 120_000 }, async () => {
  const scene = await openScene({ worker: false });
  const { register, migrationUrl } = scene.served.house;
  const caseId = await file(scene.stage, story);
  const { number } = await scene.stage.situation(caseId);
  const unused = (await ask(scene.served, '/api/evidence', { as: story.by.userId, form: upload(smallPdf(), '草稿.pdf') })).json() as { id: string };
  await asSuperuser(scene.served, `update evidence set uploaded_at = uploaded_at - interval '4 months' where id = '${unused.id}'`);

  const supervisor = await scene.as('supervisor');
  await goTo(supervisor, '留痕');
  await supervisor.locator('#main').getByRole('link', { name: '保存与销毁' }).click();
  await seen(supervisor.getByText('未经确认，不销毁任何内容'));
  await seen(supervisor.getByText('期限未经确认'));
  await supervisor.getByRole('button', { name: '暂停销毁' }).click();
  await seen(supervisor.getByText('请填写编号').first());
  await supervisor.getByLabel('编号').fill(number);
  await supervisor.getByLabel('理由').fill('行政诉讼尚未审结');
  await supervisor.getByRole('button', { name: '暂停销毁' }).click();
  const holds = supervisor.getByRole('region', { name: '暂停销毁' });
  await seen(holds.getByRole('row').filter({ hasText: number }).filter({ hasText: '行政诉讼尚未审结' }));
  await accessible(supervisor);
  // 四眼: another supervisor lifts it.
  const second = await scene.as('supervisor-2');
  await second.goto(new URL('/retention', supervisor.url()).href);
  const lifted = second.getByRole('region', { name: '暂停销毁' });
  await lifted.getByRole('button', { name: '解除' }).click();
  await lifted.getByLabel('解除的理由').fill('已经审结');
  await lifted.getByRole('button', { name: '解除' }).click();
  await seen(second.getByText(/^已解除，登记为第\d+号行为。$/));

  const owner = testOwner(migrationUrl);
  try {
    await signRetention(owner, register);
  } finally {
    await owner.destroy();
  }
  expect(await eraseRound(register, evidenceFolder(tmpdir()))).toBeGreaterThan(0);
  const auditor = await scene.as('auditor');
  await goTo(auditor, '留痕');
  await auditor.locator('#main').getByRole('link', { name: '保存与销毁' }).click();
  await seen(auditor.getByText('到期销毁').first());
  await seen(auditor.getByRole('region', { name: '已经销毁' }).getByRole('row').filter({ hasText: unused.id }).filter({ hasText: '文件1' }));
  await seen(auditor.getByText('（监督人员可见）'));
  await accessible(auditor);
  expect((await ask(scene.served, `/api/evidence/${unused.id}/file`, { as: story.by.userId, method: 'GET' })).code).toBe('erased');
  const shots = process.env['ZM_SHOTS'];
  if (shots !== undefined) {
    await auditor.screenshot({ path: `${shots}/retention.png`, fullPage: true });
    await supervisor.setViewportSize({ width: 390, height: 800 });
    await supervisor.reload();
    await seen(supervisor.getByText('到期销毁').first());
    await supervisor.screenshot({ path: `${shots}/retention-390.png`, fullPage: true });
  }
});
