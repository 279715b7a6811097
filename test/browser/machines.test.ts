import { expect, test } from 'vitest';
import { asSuperuser } from '../api/ask.ts';
import { keyPair, machineToken } from '../setup/machines.ts';
import { accessible, counted, goTo, openScene, seen } from './pages.ts';

test('an operator enters a machine, is asked who they are again and finds the form as it was; its keys are rotated and revoked', { timeout: 90_000 }, async () => {
  const scene = await openScene({ worker: false });
  const { served } = scene;
  const operator = await scene.as('operator');
  await goTo(operator, '机器身份');
  await seen(operator.getByText('还没有机器身份'));
  await operator.getByLabel('单位').selectOption({ label: '大庆市公共资源交易中心' });
  await operator.getByLabel('名称').fill('开标系统');
  await operator.getByLabel('执行前核查').check();
  await accessible(operator);

  // The screen was left open for two hours.
  await asSuperuser(served, `update session set auth_at = now() - interval '2 hours'`);
  await operator.getByRole('button', { name: '登记', exact: true }).click();
  const dialog = operator.getByRole('dialog', { name: '请再次确认是您本人' });
  await seen(dialog);
  await accessible(operator);
  await dialog.getByRole('button', { name: '重新登录' }).click();
  await seen(operator.getByRole('heading', { name: '确认是您本人' }));
  await operator.getByRole('button').first().click();
  await seen(operator.getByRole('heading', { name: '登记机器身份' }));
  await expect.poll(() => operator.getByLabel('名称').inputValue(), { timeout: 8000 }).toBe('开标系统');
  expect(await operator.getByLabel('单位').inputValue()).toBe('daqing-resources');
  expect(await operator.getByLabel('执行前核查').isChecked()).toBe(true);
  await operator.getByRole('button', { name: '登记', exact: true }).click();

  const card = operator.getByRole('article', { name: '开标系统' });
  await seen(card.getByText('没有有效的密钥，不能使用'));
  const id = (await card.locator('code').first().innerText()).trim();
  const keys = [keyPair(), keyPair()] as const;
  for (const [i, { publicPem, privatePem }] of keys.entries()) {
    if (i === 0) {
      await card.getByText('登记公钥').first().click();
      await card.getByLabel('公钥（PEM）').fill(privatePem);
      await card.getByRole('button', { name: '登记公钥' }).click();
      await seen(card.getByText(/您粘贴的是私钥/));
    }
    await card.getByLabel('公钥（PEM）').fill(publicPem);
    await card.getByRole('button', { name: '登记公钥' }).click();
    await counted(card.getByText('有效', { exact: true }), i + 1);
  }
  for (const { privateKey } of keys) expect((await machineToken(served.issuer, id, privateKey, 'check-before-acting')).status).toBe(200);
  await accessible(operator);
  // The newest stands first: the old one is revoked.
  await card.getByRole('button', { name: /^吊销/ }).last().click();
  await operator.getByRole('dialog').getByRole('button', { name: '吊销' }).click();
  await seen(card.getByText('已吊销', { exact: true }));
  expect(await Promise.all(keys.map(async ({ privateKey }) => (await machineToken(served.issuer, id, privateKey, 'check-before-acting')).status))).toEqual([401, 200]);
});
