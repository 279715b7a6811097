import { expect, test } from 'vitest';
import { caseRecordId } from '../../main/demo/city/records.ts';
import { smallPdf } from '../api/ask.ts';
import { accessible, goTo, openScene, seen } from './pages.ts';

test('repair: the plan, the application with its commitment, the decision of the authority, and the certificate', { timeout: 180_000 }, async () => {
  const scene = await openScene();
  const company = await scene.as('company-yanqi');
  const record = company.locator(`article[aria-labelledby="record-${caseRecordId('yanqiFood')}"]`);
  await record.getByRole('link', { name: '何时可以修复' }).click();
  await seen(company.getByRole('heading', { name: '现在就可以申请' }));
  await seen(company.getByText('申请不收取任何费用。'));
  await accessible(company);
  expect(await company.getByRole('link', { name: '下载日历文件' }).getAttribute('href')).toMatch(/repair-plan\.ics$/);
  await company.getByLabel('情况说明').fill('罚款已于当月缴清。');
  await company.locator('input[type=file]').first().setInputFiles({ name: '缴款凭证.pdf', mimeType: 'application/pdf', buffer: smallPdf() });
  await seen(company.getByText('缴款凭证.pdf'));
  await company.getByLabel('证明名称').fill('缴款凭证');
  await company.getByLabel('在此键入姓名签署').fill('康汀白');
  await company.getByRole('button', { name: '提交申请' }).click();
  await seen(company.getByRole('heading', { name: /^信用修复 庆信修〔\d{4}〕\d+号$/ }));
  const path = new URL(company.url()).pathname;
  await accessible(company);

  const clerk = await scene.as('platform-clerk');
  await goTo(clerk, '待办');
  await clerk.getByRole('link', { name: /信用修复受理/ }).click();
  await clerk.getByRole('button', { name: '受理，转认定单位' }).click();
  await seen(clerk.getByText('待认定单位决定'));

  const authority = await scene.as('market-clerk');
  await goTo(authority, '本单位的认定');
  await authority.getByPlaceholder('按信息名称、主体名称或文书号查找').fill('雁栖');
  await authority.getByRole('button', { name: '搜索' }).click();
  await accessible(authority);
  await authority.locator('li.row', { has: authority.getByText('待认定单位决定') }).getByRole('link').first().click();
  await authority.getByText('登记公示信息，或登记已纠正、已履行').click();
  await accessible(authority);
  await goTo(authority, '待办');
  await authority.getByRole('link', { name: /作出信用修复决定/ }).click();
  await authority.getByRole('radio', { name: '准予修复' }).check();
  await authority.getByLabel('说明理由').first().fill('义务已经履行完毕。');
  await accessible(authority);
  await authority.getByRole('button', { name: '作出决定' }).click();

  await seen(company.getByRole('heading', { name: /决定 · 准予修复/ }));
  await seen(company.getByText('已终止公示、停止共享和使用，解除3项措施。'));
  await seen(company.getByRole('link', { name: /准予信用修复决定书/ }));
  await seen(company.getByRole('link', { name: /信用修复证明 / }));
  await accessible(company);
  expect(path).toMatch(/^\/repairs\//);
  await company.getByRole('link', { name: '核验' }).click();
  await seen(company.getByRole('heading', { name: '信用修复有效' }));
  await accessible(company);

  // A recipient confirms with a word on its rating; the subject sees it still shown all the same, and it is told again.
  const recipient = await scene.as('province-clerk');
  await recipient.goto(path);
  await recipient.getByRole('radio', { name: '未作评价' }).check();
  await recipient.getByRole('button', { name: '确认已处理' }).click();
  await seen(recipient.getByText('已确认'));
  await company.goto(path);
  await company.getByText('还有单位在公示或者使用吗？').click();
  await company.getByRole('combobox', { name: '哪个单位' }).click();
  await company.locator('.ant-select-item-option').first().click();
  await company.getByLabel('网址或者地点').fill('https://example.invalid/credit');
  await accessible(company);
  await company.getByRole('button', { name: '提交', exact: true }).click();
  await seen(company.getByText('反映后再次通知'));
  await seen(company.getByRole('heading', { name: '反映仍在公示或者使用' }));
  await accessible(company);
});
