import { expect, test } from 'vitest';
import { DEMO_SUBJECTS, subjectIdOf } from '../../main/demo/city/subjects.ts';
import { accessible, goTo, openScene, seen } from './pages.ts';

const [baihe, lin, qiao] = (['baihe', 'lin', 'qiao'] as const).map((key) => DEMO_SUBJECTS.find(({ id }) => id === subjectIdOf(key))!);

test('a person sees which bar of which company rests on her; a clerk enters who came after; a check about an appointment names it', { timeout: 180_000 }, async () => {
  const scene = await openScene();
  const person = await scene.as('person-lin');
  await goTo(person, '我的信用档案');
  const bars = person.getByRole('region', { name: '因任法定代表人受到的限制' });
  await seen(bars.getByText(`企业：${baihe!.name} ${baihe!.identifier}`));
  await seen(bars.getByText('有效'));
  await seen(bars.getByText(/三（三）/));
  await accessible(person);

  const clerk = await scene.as('platform-clerk');
  await goTo(clerk, '法定代表人');
  await clerk.getByLabel('统一社会信用代码').fill(baihe!.identifier);
  await clerk.getByRole('button', { name: '查询' }).click();
  const row = clerk.getByRole('row').filter({ hasText: lin!.name });
  await seen(row.getByText('在任'));
  await accessible(clerk);
  await row.getByLabel('登记信息出处').fill('变更登记通知书');
  await row.getByLabel('任职止日（仍在任的不填）').fill('2020-12-31');
  await row.getByRole('button', { name: '登记任职止日' }).click();
  await seen(row.getByText('2020年12月31日'));
  await clerk.getByLabel('姓名').fill(qiao!.name);
  await clerk.getByLabel('居民身份证号码').fill(qiao!.identifier);
  await clerk.getByLabel('任职起日').fill('2021-01-01');
  await clerk.getByRole('textbox', { name: /登记信息出处/ }).last().fill('变更登记通知书');
  await clerk.getByRole('button', { name: '录入', exact: true }).click();
  await seen(clerk.getByRole('row').filter({ hasText: qiao!.name }));

  // She was it no more on the day of the listing: it rests on whoever came after.
  await person.reload();
  await seen(person.getByRole('heading', { name: '我的信用档案' }));
  await expect.poll(() => person.locator('[aria-busy=true]').count()).toBe(0);
  expect(await bars.count()).toBe(0);

  const department = await scene.as('ecology-clerk');
  await goTo(department, '执行前核查');
  await department.getByLabel('统一社会信用代码或身份证号码').fill(qiao!.identifier);
  await department.getByLabel('用途').selectOption({ label: '任职' });
  await department.getByRole('button', { name: '核查并出具回执' }).click();
  await seen(department.getByRole('region', { name: '因任法定代表人受到的限制' }).getByText(new RegExp(baihe!.name)));
  await seen(department.getByText('可以适用'));
  await accessible(department);
});
