import { expect, test } from 'vitest';
import { batchProvider, takeBatch } from '../setup/incident-story.ts';
import { testOwner } from '../setup/database.ts';
import { accessible, goTo, openScene, seen } from './pages.ts';

test('a faulty batch: registered from its page, answered once by its provider, drafted and signed by two people, each case with its own decision', { timeout: 240_000 }, async () => {
  const scene = await openScene();
  const { uploadId } = await takeBatch(scene.served.house, 'browser', 3, true);
  const clerk = await scene.as('platform-clerk');
  await clerk.goto(`/uploads/${uploadId}`);
  await clerk.getByText('本批次有差错？').click();
  await clerk.getByLabel('差错的种类').selectOption('notToBePublic');
  await clerk.getByRole('button', { name: '登记，全部暂缓执行' }).click();
  await seen(clerk.getByRole('alert').getByRole('link', { name: '请写明差错情况。' }));
  await accessible(clerk);
  await clerk.getByLabel('差错情况').fill('这一批处罚属于轻微违法，依规定不应公示。');
  await clerk.getByRole('button', { name: '登记，全部暂缓执行' }).click();
  await seen(clerk.getByRole('heading', { level: 1, name: /^错误批次 庆信批/ }));
  await scene.served.house.settled();
  await clerk.reload();
  await seen(clerk.getByRole('table').getByRole('link', { name: /庆信异/ }).nth(2));
  await accessible(clerk);
  await scene.lawful();

  const provider = await scene.as(batchProvider().userId);
  await goTo(provider, '待办');
  await provider.getByRole('link', { name: /核实.*批/ }).first().click();
  await provider.getByLabel('不实').check();
  await provider.getByLabel('核实情况').fill('逐条核对了决定书，均为轻微违法。');
  await provider.getByRole('button', { name: '提交反馈' }).click();
  await seen(provider.getByText(/不实 3/));
  await accessible(provider);
  // The letter of the batch itself, on its page and as its paper.
  await provider.getByRole('link', { name: /^协查函（错误批次） 庆信批协/ }).click();
  await seen(provider.getByRole('heading', { level: 1, name: '协查函（错误批次）' }));
  await seen(provider.getByText(/所涉信用记录3条/));
  await seen(provider.getByRole('link', { name: /PDF/ }));
  await accessible(provider);

  const second = await scene.as('platform-clerk-2');
  await goTo(second, '错误批次');
  await second.getByRole('link', { name: /庆信批/ }).first().click();
  await second.getByLabel('查明的事实').fill('经报送单位核实，均为轻微违法。');
  await second.getByLabel('理由').fill('轻微违法信息原则上不予公示。');
  await second.getByRole('button', { name: '提交拟稿' }).click();
  await seen(second.getByText(/待另一人签发/));

  const third = await scene.as('platform-clerk-3');
  await third.goto(second.url());
  await third.getByRole('button', { name: '签发全部决定' }).click();
  await seen(third.getByText('已提交。'));
  await scene.served.house.settled();
  await third.reload();
  await seen(third.getByText('逐案办理中'));
  await third.setViewportSize({ width: 390, height: 800 });
  expect(await third.evaluate('document.documentElement.scrollWidth')).toBe(390);
  await accessible(third);
  const owner = testOwner(scene.served.house.migrationUrl);
  const decided = await owner.selectFrom('case_file').select(['outcome', 'remedy']).where('incident_id', 'is not', null).execute();
  await owner.destroy();
  expect(decided).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'upheld', remedy: 'revoke' })));
});
