import { expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { asSuperuser } from '../api/ask.ts';
import { accept, file } from '../setup/play-story.ts';
import { accessible, counted, goTo, openScene, seen } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;

test('a subject checks its receipt against a bulletin and sees who looked; an auditor finds what was cut off', { timeout: 180_000 }, async () => {
  const scene = await openScene();
  const caseId = await file(scene.stage, story);
  await accept(scene.stage, caseId, story);
  await scene.stage.settled();
  const clerk = await scene.as('platform-clerk');
  await clerk.goto(`/cases/${caseId}`);
  await seen(clerk.getByRole('heading', { level: 1 }));

  const auditor = await scene.as('auditor');
  await goTo(auditor, '留痕');
  await auditor.getByRole('button', { name: '现在做一次公告' }).click();
  await seen(auditor.getByText(/^已作出第\d+号公告，登记为第\d+号行为。$/));
  await accessible(auditor);
  const [download] = await Promise.all([auditor.waitForEvent('download'), auditor.getByRole('link', { name: '下载登记簿（校验值，不含文字）' }).click()]);
  expect(download.suggestedFilename()).toBe('trace.ndjson');

  const stranger = await scene.stranger();
  await stranger.goto('/');
  await stranger.getByRole('link', { name: '公告：登记簿的根值' }).click();
  await seen(stranger.getByRole('heading', { name: '公告', level: 1 }));
  const [{ root }] = (await asSuperuser<{ root: string }>(scene.served, "select encode(root, 'hex') as root from bulletin order by no desc limit 1")) as [{ root: string }];
  await seen(stranger.getByText(root));
  await accessible(stranger);

  const [{ hash }] = (await asSuperuser<{ hash: string }>(scene.served, `select encode(hash, 'hex') as hash from act where dossier_id = '${caseId}' and seq = 1`)) as [{ hash: string }];
  const subject = await scene.as('company-yunshan');
  await subject.goto(`/cases/${caseId}/inclusion?seq=1&hash=${hash}`);
  await seen(subject.getByText('核对无误'));
  await accessible(subject);
  await subject.goto(`/cases/${caseId}/inclusion?seq=1&hash=${'0'.repeat(64)}`);
  await seen(subject.getByText('对不上'));
  await goTo(subject, '谁看过');
  const looks = subject.getByRole('region', { name: '查看记录列表' });
  await seen(looks.getByRole('row').filter({ hasText: '平台经办' }).first());
  await counted(looks.getByText('platform-clerk'), 0);
  await accessible(subject);
  await goTo(subject, '我的数据');
  await seen(subject.getByRole('region', { name: '保存的信息' }).getByRole('row').filter({ hasText: '异议案件' }));
  await accessible(subject);
  const copying = subject.waitForEvent('download');
  await subject.getByRole('link', { name: '下载副本（JSON）' }).click();
  expect((await copying).suggestedFilename()).toBe('my-data.json');

  await auditor.goto(`/cases/${caseId}/log`);
  await seen(auditor.getByText('链条完整'));
  await auditor.getByRole('link', { name: '查看记录' }).click();
  await seen(auditor.getByText('platform-clerk').first());
  await accessible(auditor);
  await asSuperuser(scene.served, `set session_replication_role = 'replica'; delete from act_content where act_id in (select id from act where dossier_id = '${caseId}' and seq > 2);
    delete from act where dossier_id = '${caseId}' and seq > 2; update dossier set seq = 2, head = (select hash from act where dossier_id = '${caseId}' and seq = 2) where id = '${caseId}'`);
  await auditor.goto('/trace');
  await seen(auditor.getByText('请保全数据并报告：公告作出之后，这些案卷被改动、截断或者删除。'));
  await accessible(auditor);
  await auditor.getByRole('link', { name: caseId }).first().click();
  await seen(auditor.getByText('链条在第3号断开'));
  await auditor.setViewportSize({ width: 360, height: 800 });
  for (const [path, heading] of [['/trace?lang=en', 'Trace'], ['/trace/looks', 'Access log'], ['/bulletins', 'Bulletins']] as const) {
    await auditor.goto(path);
    await seen(auditor.getByRole('heading', { name: heading, level: 1 }));
    await accessible(auditor);
    expect(await auditor.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(360);
  }
});
