import { expect, test } from 'vitest';
import { ask } from '../api/ask.ts';
import { demoActor } from '../setup/play-story.ts';
import { accessible, counted, goTo, moveBy, openScene, says, seen } from './pages.ts';

const CLERK = demoActor('platform-clerk').userId;
const SECOND = demoActor('platform-clerk-2').userId;

test('a person says how to be told and who stands in; the mails stand on the demo’s page; what could not be delivered is sent again by the operator', { timeout: 180_000 }, async () => {
  const scene = await openScene();
  const filed = await ask(scene.served, '/api/inquiries', { as: 'company-yunshan', body: { where: '窗口', byWhom: '经办人', shown: '一页打印件' } });
  const { number } = filed.json() as { number: string };

  const clerk = await scene.as(CLERK);
  await clerk.getByRole('link', { name: '通知设置' }).click();
  await seen(clerk.getByRole('heading', { level: 1, name: '通知设置' }));
  await accessible(clerk);
  await clerk.getByLabel('从', { exact: true }).fill('12:00');
  await clerk.getByRole('button', { name: '保存', exact: true }).click();
  await seen(clerk.getByRole('alert').getByRole('link', { name: '请填写安静时段的结束时间。' }));
  await accessible(clerk);
  await clerk.getByLabel('到', { exact: true }).fill('13:30');
  await clerk.getByLabel('第一天').fill('2030-03-04');
  await clerk.getByLabel('最后一天').fill('2030-03-08');
  await clerk.getByLabel('由谁代理').selectOption(SECOND);
  await clerk.getByLabel('语言').selectOption('en');
  await clerk.getByRole('button', { name: '保存', exact: true }).click();
  await seen(clerk.getByText('已保存。'));
  await clerk.reload();
  await expect.poll(() => clerk.getByLabel('由谁代理').inputValue(), { timeout: 8000 }).toBe(SECOND);
  expect(await clerk.getByLabel('到', { exact: true }).inputValue()).toBe('13:30');
  // What only the counter can see comes back to its field.
  await clerk.getByLabel('从', { exact: true }).fill('08:00');
  await clerk.getByLabel('到', { exact: true }).fill('18:00');
  await clerk.getByRole('button', { name: '保存', exact: true }).click();
  await seen(clerk.getByRole('alert').getByRole('link', { name: '填写的内容不符合要求，请检查。' }));
  await clerk.getByRole('button', { name: 'English' }).click();
  await seen(clerk.getByRole('heading', { level: 1, name: 'Notices' }));
  await clerk.setViewportSize({ width: 360, height: 740 });
  expect(await clerk.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await accessible(clerk);
  await clerk.setViewportSize({ width: 1280, height: 900 });

  const second = await scene.as(SECOND);
  await second.getByRole('link', { name: '通知设置' }).click();
  await second.getByLabel('方式').selectOption('sms');
  await seen(second.getByText(/还没有接通短信网关/));
  await second.getByLabel('方式').selectOption('mail');
  await second.getByLabel('电子邮件地址').fill('second@bounce.invalid');
  await second.getByRole('button', { name: '保存', exact: true }).click();
  await seen(second.getByText('已保存。'));

  const operator = await scene.as('operator');
  await goTo(operator, '运行');
  await seen(operator.getByText('还没有发出过通知'));
  for (let day = 1; day <= 4; day += 1) await moveBy(operator, '下一工作日');
  const dead = operator.getByRole('region', { name: '送达列表' }).getByRole('row').filter({ hasText: '无法送达' }).filter({ hasText: number });
  // What comes to its maximum in these days is ended and told first.
  await dead.getByText('对方拒收（SMTP 550）').first().waitFor({ timeout: 60_000 });
  await seen(dead.getByText(number));
  await accessible(operator);

  // The first clerk's quiet hours could hold the mail back only at another hour than nine.
  await clerk.getByRole('link', { name: 'Demo mails' }).click();
  const mails = clerk.getByRole('article');
  await seen(mails.filter({ hasText: `${CLERK}@demo.invalid` }));
  await accessible(clerk);
  await clerk.getByLabel('Address').selectOption(`${CLERK}@demo.invalid`);
  expect(new URL(clerk.url()).searchParams.get('to')).toBe(`${CLERK}@demo.invalid`);
  await counted(mails, 1);
  await says(mails.first(), new RegExp(`Zhengming: 1 duty due soon[^]*\\[Reminder\\] ${number}  Answer the inquiry`));

  await second.getByLabel('电子邮件地址').fill('second@demo.invalid');
  await second.getByRole('button', { name: '保存', exact: true }).click();
  await expect.poll(async () => ((await ask(scene.served, '/api/settings', { as: SECOND, method: 'GET' })).json() as { mailAddress: string }).mailAddress).toBe('second@demo.invalid');
  await dead.getByRole('button', { name: `重新发送 ${number}` }).click();
  await seen(operator.getByText('已重新排队。'));
  await counted(dead, 0);
  await counted(operator.getByRole('region', { name: '送达列表' }).getByRole('row').filter({ hasText: '已送出' }).filter({ hasText: number }), 3);
  const stranger = await scene.stranger();
  await stranger.goto('/demo/mails?to=second%40demo.invalid');
  await says(stranger.getByRole('article'), new RegExp(`正名：1项期限即将届满[^]*〔提醒〕${number}　答复查询`));
  await stranger.setViewportSize({ width: 360, height: 740 });
  expect(await stranger.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await accessible(stranger);
});
