import { expect, test } from 'vitest';
import { addWorkingDays } from '../../domain/calendar.ts';
import { FINDING_LABELS, GROUND_LABELS } from '../../domain/labels.ts';
import type { Day } from '../../domain/time.ts';
import { dayAt, instantOfMs, msOf } from '../../domain/time.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { acknowledgeAll, acknowledgeEndings } from '../setup/play-story.ts';
import { accessible, counted, goTo, moveBy, now, openScene, press, registered, says, sayYes, seen, showSection, signDecision, takeUp } from './pages.ts';
import { fileByWizard } from './wizard.ts';

const story = DEMO_SCENARIOS.rejected;
const TITLE = '食品安全行政处罚';

test('a rejected objection: the provider is silent, answers late; measures resume a working day after service; then it is reopened', { timeout: 150_000 }, async () => {
  const scene = await openScene();
  const { stage, served: { house: { register } } } = scene;
  const { zone } = register.currentPack();
  let day = dayAt(instantOfMs(Date.now()), zone);
  let played = 0;
  /** The bar says the day that it moves to: the next working day that the calendar gives, or that of the next due date. */
  const passTo = async (button: '下一工作日' | '到下一期限', to: Day): Promise<void> => {
    [day, played] = [to, played + 1];
    expect(await moveBy(supervisor, button)).toContain(inChinese(to));
    await scene.lawful();
  };
  const pass = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i += 1) await passTo('下一工作日', addWorkingDays(register.calendar(), day, 1).day);
  };

  const supervisor = await scene.as('supervisor');
  const company = await scene.as('company-yanqi');
  const { caseId, number } = await fileByWizard(company, { title: TITLE, story, skipRefusal: true });
  await scene.lawful();
  await company.getByRole('link', { name: '查看办理进度' }).click();

  const clerk = await scene.as('platform-clerk');
  await takeUp(clerk, '受理', number);
  await clerk.getByRole('button', { name: '受理', exact: true }).click();
  await sayYes(clerk, '受理');
  await registered(clerk, '受理');
  await scene.lawful();
  await press(scene, 'finance-clerk', '签收暂缓执行通知', '签收', number);
  await acknowledgeAll(stage, caseId);
  await press(scene, 'market-clerk', '签收协查函', '签收', number);

  await seen(supervisor.getByText('没有逾期事项'));
  await accessible(supervisor);
  await pass(6);
  const late = supervisor.getByRole('region', { name: /^已逾期/ }).getByRole('listitem');
  await seen(late.filter({ hasText: number }));
  await pass(1);
  await seen(late.filter({ hasText: number }).filter({ hasText: '已督办' }));
  expect(await late.filter({ hasText: number }).first().innerText()).toContain('核实并反馈');
  await accessible(supervisor);
  await late.filter({ hasText: number }).first().getByRole('link', { name: number }).click();
  await seen(now(supervisor).getByText('已逾期'));
  await accessible(supervisor);
  await seen(now(company).getByText('已逾期'));

  const provider = await scene.as('market-clerk');
  await takeUp(provider, '提交核查反馈', number);
  for (const [i, { kind, finding }] of story.grounds.entries()) {
    const ground = provider.getByRole('group', { name: `理由${i + 1}：${GROUND_LABELS[kind].zh}` });
    await ground.getByRole('radio', { name: FINDING_LABELS[finding.result].zh, exact: true }).check();
    await ground.getByLabel('核实情况').fill(finding.reason);
  }
  await provider.getByRole('button', { name: '提交反馈' }).click();
  await registered(provider, '提交核查反馈');
  await scene.lawful();
  await showSection(company, '理由与反馈');
  await seen(company.getByText('逾期答复'));
  await accessible(company);

  await pass(1);
  await takeUp(clerk, '拟写处理决定', number);
  await clerk.getByRole('radio', { name: /^异议不成立/ }).check();
  await clerk.getByLabel('查明的事实').fill(story.decision.facts);
  await clerk.getByLabel('理由和依据').fill(story.decision.reasons);
  await clerk.getByRole('button', { name: '提交拟稿' }).click();
  await sayYes(clerk, '拟写处理决定');
  await registered(clerk, '拟写处理决定');
  await signDecision(scene, number);
  await scene.lawful();
  await stage.settled();

  const { served } = (await stage.situation(caseId)).decisions.at(-1)!;
  expect(served?.resumeFrom).toBeTruthy();
  await says(now(company), /有关措施不早于.+恢复执行/);
  await showSection(company, '措施');
  await counted(company.getByText('暂缓执行', { exact: true }), 3);
  await pass(1);
  await stage.settled();
  expect((await stage.situation(caseId)).suspensions.flatMap(({ endings }) => endings), 'within the working day').toEqual([]);
  await passTo('到下一期限', dayAt(served!.resumeFrom!, zone));
  await stage.settled();
  await seen(company.getByText('执行中', { exact: true }).first());
  const endings = async () => (await stage.situation(caseId)).suspensions.flatMap((order) => order.endings);
  await expect.poll(async () => (await endings()).map(({ how }) => how), { timeout: 8000 }).toEqual(['resumed', 'resumed', 'resumed']);
  const resumed = await endings();
  for (const { at } of resumed) expect(msOf(at)).toBeGreaterThanOrEqual(msOf(served!.resumeFrom!));
  expect(dayAt(served!.resumeFrom!, zone) > addWorkingDays(register.calendar(), dayAt(served!.at, zone), 1).day).toBe(true);
  await scene.lawful();

  await press(scene, 'finance-clerk', '签收恢复执行通知', '签收', number);
  await accessible(await scene.as('finance-clerk'));
  await acknowledgeEndings(stage, caseId);
  await seen(now(company).getByText('本案已办结'));
  await seen(company.getByText('核实无误，主体仍有异议'));
  await scene.lawful();

  await company.getByRole('button', { name: 'English' }).click();
  await seen(company.getByText('Rejected', { exact: true }));
  expect(await company.locator('html').getAttribute('lang')).toBe('en');
  await accessible(company);
  await company.setViewportSize({ width: 360, height: 740 });
  expect(await company.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await company.getByRole('button', { name: 'Menu' }).click();
  await accessible(company);
  await company.getByRole('link', { name: 'My credit file' }).click();
  await seen(company.getByRole('heading', { name: 'My credit file' }));
  await seen(company.getByText('In force', { exact: true }).first());
  expect(await company.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await accessible(company);

  await goTo(supervisor, '案件');
  await accessible(supervisor);
  await supervisor.getByRole('link', { name: number }).click();
  const reopening = supervisor.getByRole('article', { name: '重新启动核查' });
  await reopening.getByRole('button', { name: '办理' }).click();
  await reopening.getByLabel('重新启动核查的理由').fill('申请人提交了冷库租赁合同的补充协议');
  await reopening.getByRole('button', { name: '重新启动核查' }).click();
  await sayYes(supervisor, '重新启动核查');
  await registered(supervisor, '重新启动核查');
  await scene.lawful();
  expect(await stage.situation(caseId)).toMatchObject({ phase: 'verifying', round: 2, mark: 'disputed' });
  await pass(1);
  expect(played).toBeGreaterThanOrEqual(10);
});

/** 2026年12月1日. */
function inChinese(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
