import { expect, test } from 'vitest';
import type { FindingResult } from '../../domain/objection.ts';
import { dayAt } from '../../domain/time.ts';
import { MARKET, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { actorFor, clerk, demoActor } from '../setup/play-story.ts';
import { accessible, openScene, registered, seen } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;
const COMPANY = 'company-yunshan';
const WORDS = '窗口人员说系统里还有处罚，当场退回了投标文件';

test('a complaint: made from the case, examined by the organ above, answered by letter, in English too, and checked by its code; then two providers contradict each other and the lead organ finds', { timeout: 150_000 }, async () => {
  const scene = await openScene();
  const { counter, situation, settled } = scene.stage;
  const { caseId } = await counter.file(demoActor(COMPANY), { recordId: story.recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null }] });
  await counter.act(clerk(), caseId, { kind: 'accepted', remark: '', further: [{ orgId: MARKET, reason: '该单位也保存缴款情况' }] });
  await settled();
  const s = await situation(caseId);

  // 投诉: "they still refuse me".
  const company = await scene.as(COMPANY);
  await company.goto(`/cases/${caseId}`);
  await company.getByRole('main').getByRole('link', { name: '投诉', exact: true }).first().click();
  await company.getByLabel('投诉哪个单位').selectOption(RESOURCES);
  await company.getByText('暂缓执行期间仍被限制、拒绝').click();
  await company.getByLabel('哪一天').fill(dayAt(s.acceptedAt!, 'Asia/Shanghai'));
  await company.getByLabel('在哪里、由谁').fill('公共资源交易大厅3号窗口');
  await company.getByLabel('发生了什么').fill(WORDS);
  await accessible(company);
  await company.getByRole('button', { name: '提交投诉' }).click();
  await seen(company.getByText(/^已收到，编号 庆信投/));
  await company.getByRole('link', { name: '投诉受理回执' }).click();
  await seen(company.getByText('由我单位调查，不交由被投诉的单位办理', { exact: false }));
  const code = (await company.getByText(/^查验码：/).innerText()).slice('查验码：'.length);
  await company.getByRole('button', { name: '英文参考译文' }).click();
  await seen(company.getByText('Receipt of a complaint').first());
  await seen(company.getByText('这是参考译文，以中文文本为准。'));
  await accessible(company);

  const stranger = await scene.stranger();
  await stranger.goto(`/verify/${code.toLowerCase()}`);
  await seen(stranger.getByRole('heading', { name: '该文书真实有效' }));
  await seen(stranger.getByText('大庆市人民政府'));
  expect(await stranger.locator('body').innerText()).not.toContain(WORDS);
  await accessible(stranger);

  const supervisor = await scene.as('supervisor');
  await supervisor.goto('/complaints');
  await supervisor.getByRole('link', { name: /^庆信投〔/ }).first().click();
  await supervisor.getByRole('button', { name: '开始调查' }).click();
  await supervisor.getByText('投诉成立', { exact: true }).click();
  await supervisor.getByLabel('给投诉人的答复（查明的事实、理由）').fill('经调阅窗口记录，投诉属实。');
  await supervisor.getByLabel('责令的内容').fill('立即停止执行，恢复投标资格。');
  await supervisor.getByRole('button', { name: '发出答复' }).click();
  await seen(supervisor.getByText('已答复。'));
  await company.goto('/complaints');
  await company.getByRole('link', { name: /^庆信投〔/ }).first().click();
  await company.getByRole('link', { name: '投诉答复书' }).click();
  await seen(company.getByText('问题属实，予以支持', { exact: false }));

  // 两个单位的反馈不一致: no majority vote, the lead organ in a joint meeting.
  const findings = (result: FindingResult, reason: string) => s.grounds.map(({ id }) => ({ groundId: id, result, reason, rightValue: null }));
  for (const [org, result] of [[TAX, 'inaccurate'], [MARKET, 'accurate']] as const) {
    await counter.act(actorFor(org, 'provider'), caseId, { kind: 'answered', orderId: s.verifications.find((v) => v.orgId === org)!.orderId, findings: findings(result, '与本单位台账核对'), evidenceIds: [] });
  }
  await supervisor.goto(`/cases/${caseId}?act=jointMeetingHeld~${caseId}`);
  const meeting = supervisor.getByRole('article', { name: '提交会商意见' });
  await seen(meeting.getByText('国家税务总局大庆市税务局'));
  await accessible(supervisor);
  await meeting.getByRole('radio', { name: '不实', exact: true }).click();
  await meeting.getByLabel('核实情况').fill('缴款凭证经核验真实');
  await meeting.getByLabel('会议纪要').fill('核对缴款凭证，确认已经缴清');
  await meeting.getByRole('button', { name: '提交会商意见' }).click();
  await registered(supervisor, '提交会商意见');
  expect((await situation(caseId)).meetings?.[0]?.held).toBeDefined();

  // 更正文书: a name misspelt in the receipt, put right by a letter that takes its place.
  const office = await scene.as('platform-clerk');
  await office.goto(`/cases/${caseId}/letters/${s.letters.find(({ letter }) => letter === 'receipt')!.letterId}`);
  await office.getByRole('button', { name: '本文书有误，拟写更正' }).click();
  await office.getByLabel('主送').fill('大庆云杉机械有限公司（更正后）');
  await office.getByLabel('更正原因').fill('主送名称有笔误');
  await accessible(office);
  await office.getByRole('button', { name: '提交更正稿' }).click();
  await seen(office.getByRole('cell', { name: '大庆云杉机械有限公司（更正后）' }));
  await accessible(office);
  await office.getByRole('button', { name: '签发更正文书' }).click();
  await seen(office.getByText('更正文书已制发。'));
  await company.goto(`/cases/${caseId}/letters/${s.letters.find(({ letter }) => letter === 'receipt')!.letterId}`);
  await seen(company.getByText('本文书已被更正，以下列文书为准：'));
  await company.getByRole('link', { name: /^庆信异收〔/ }).click();
  await seen(company.getByRole('heading', { name: '收件回执（更正）' }));
  await seen(company.getByText('大庆云杉机械有限公司（更正后）：'));
  await company.setViewportSize({ width: 390, height: 800 });
  await accessible(company);
  await scene.lawful();
});
