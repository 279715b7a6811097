import { test } from 'vitest';
import { maskedIdentifier } from '../../domain/subject.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { demoActor } from '../setup/play-story.ts';
import { smallPdf } from '../api/ask.ts';
import { accessible, counted, goTo, openScene, sayYes, seen } from './pages.ts';

const { identifier, name } = DEMO_SUBJECTS.find(({ id }) => id === demoActor('company-yunshan').subjectId)!;
const agentNumber = DEMO_SUBJECTS.find(({ id }) => id === demoActor('lawyer-qiao').subjectId)!.identifier;
const pdf = (file: string) => ({ name: file, mimeType: 'application/pdf', buffer: smallPdf() });

test('an agent files for a company; the clerk examines the power and takes it in; the company withdraws it and the agent is out', { timeout: 240_000 }, async () => {
  const scene = await openScene();
  const lawyer = await scene.as('lawyer-qiao');
  await goTo(lawyer, '查询');
  await lawyer.getByRole('link', { name: '代他人提出异议' }).click();
  await lawyer.getByRole('button', { name: '提交', exact: true }).click();
  await seen(lawyer.getByText('请上传授权委托书或者资格证明。').first());
  await lawyer.getByLabel('当事人的统一社会信用代码或身份证号').fill(identifier);
  await lawyer.getByLabel('文书号').fill('庆税稽罚〔2026〕18号');
  await lawyer.getByLabel('委托书有效期至').fill('2099-12-31');
  await lawyer.getByRole('checkbox', { name: '代为申请复核' }).check();
  await lawyer.getByLabel('委托事项').fill('代为提出异议、申请复核');
  await lawyer.getByRole('radio', { name: '没有收费' }).check();
  await lawyer.locator('input[type=file]').first().setInputFiles(pdf('授权委托书.pdf'));
  await seen(lawyer.getByText('授权委托书.pdf'));
  await lawyer.getByLabel('理由', { exact: true }).selectOption({ label: '主体错误，不是我（单位）的信息' });
  await lawyer.getByLabel('说明', { exact: true }).fill('处罚决定的当事人是另一家公司。');
  await accessible(lawyer);
  await lawyer.getByRole('button', { name: '提交', exact: true }).click();
  await seen(lawyer.getByText(/^已收到，编号 庆信询/));
  await seen(lawyer.getByText('代他人提出', { exact: true }));
  await accessible(lawyer);

  const clerk = await scene.as('platform-clerk');
  await goTo(clerk, '待办');
  await clerk.getByRole('link', { name: /^去办理 答复查询/ }).first().click();
  await seen(clerk.getByText('代为申请复核', { exact: true }));
  await seen(clerk.getByRole('link', { name: '文件1' }));
  await clerk.getByLabel('当事人的统一社会信用代码或身份证号').fill(identifier);
  await clerk.getByRole('button', { name: '查找' }).click();
  await clerk.getByRole('radio').first().check();
  await accessible(clerk);
  await clerk.getByRole('button', { name: '核验通过，立案' }).click();
  await seen(clerk.getByText(/^已立案，案件编号 庆信异/));

  // The agent's page was open all the while.
  await lawyer.getByRole('link', { name: '查看案件' }).click();
  await seen(lawyer.getByText('您代当事人办理本案（委托代理人）'));
  await seen(lawyer.getByText(name).first());
  await accessible(lawyer);
  const caseUrl = lawyer.url();

  const company = await scene.as('company-yunshan');
  await company.goto(caseUrl);
  await seen(company.getByText('乔苒麓代为提出本案（委托代理人）'));
  await company.getByText('其他可以办理的事项').click();
  await company.getByRole('article', { name: '撤回授权' }).getByRole('button', { name: '办理' }).click();
  await company.getByRole('button', { name: '撤回授权', exact: true }).click();
  await sayYes(company, '撤回授权');
  await seen(company.getByText(/授权已于.*撤回/));
  await accessible(company);
  await lawyer.reload();
  await counted(lawyer.getByText('您代当事人办理本案（委托代理人）'), 0);

  // Named anew, for the case as it is: examined by the clerk before anybody is let in.
  await company.reload();
  await company.getByText('其他可以办理的事项').click();
  await company.getByRole('article', { name: '委托代理人' }).getByRole('button', { name: '办理' }).click();
  await company.getByLabel('代理人姓名').fill('乔苒麓');
  await company.getByLabel('代理人身份证号').fill(agentNumber);
  await company.getByLabel('委托书有效期至').fill('2099-12-31');
  await company.locator('form[id=power] input[type=file], #power input[type=file]').first().setInputFiles(pdf('新授权委托书.pdf'));
  await seen(company.getByText('新授权委托书.pdf'));
  await accessible(company);
  await company.getByRole('button', { name: '提交委托' }).click();
  await seen(company.getByText('当事人委托乔苒麓为代理人，待平台核验'));
  await lawyer.reload();
  await counted(lawyer.getByText('您代当事人办理本案（委托代理人）'), 0);
  await clerk.goto(caseUrl);
  await clerk.getByRole('article', { name: '核验授权' }).getByRole('button', { name: '办理' }).click();
  // To be compared with the document; whole it is only for whoever gave it.
  await seen(clerk.getByText(maskedIdentifier(agentNumber)));
  await counted(clerk.getByText(agentNumber), 0);
  await clerk.getByLabel('核验通过').check();
  await accessible(clerk);
  await clerk.getByRole('button', { name: '提交核验结果' }).click();
  await seen(clerk.getByText('乔苒麓（委托代理人）代当事人办理本案'));
  await lawyer.reload();
  await seen(lawyer.getByText('您代当事人办理本案（委托代理人）'));
  await scene.lawful();
});
