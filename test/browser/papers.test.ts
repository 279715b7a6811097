import { expect, test } from 'vitest';
import { addDays, addMonths, instantOn } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { caseRecordId } from '../../main/demo/city/records.ts';
import { accept, answer, file } from '../setup/play-story.ts';
import { actOnRepair, applyFor } from '../setup/repair-story.ts';
import { ask } from '../api/ask.ts';
import { accessible, goTo, openScene, seen } from './pages.ts';

const story = DEMO_SCENARIOS.upheld;

test('收文、发文: the provider finds its own reply, a bank the notice of the mark; an authority corrects a letter of a repair; the supervisor opens the monthly report', { timeout: 150_000 }, async () => {
  const scene = await openScene();
  const { stage, served: { house } } = scene;
  const caseId = await file(stage, story);
  await accept(stage, caseId, story);
  await answer(stage, caseId, story);

  const provider = await scene.as('tax-provider');
  await goTo(provider, '文书');
  await seen(provider.getByRole('link', { name: /协查函/ }));
  await accessible(provider);
  await provider.getByText('发文').click();
  await provider.getByRole('link', { name: /核查反馈表/ }).first().click();
  await seen(provider.getByText('逐项核实结果'));
  await accessible(provider);

  const bank = await scene.as('bank-clerk');
  await goTo(bank, '文书');
  await bank.getByRole('link', { name: /异议标注通知/ }).first().click();
  await seen(bank.getByText(/标注“异议核实中”/));

  const { repairId } = await applyFor(house, 'company-yanqi', caseRecordId('yanqiFood'));
  await actOnRepair(house, 'platform-clerk', repairId, { kind: 'repairAccepted' });
  await actOnRepair(house, 'market-clerk', repairId, { kind: 'repairDecided', outcome: 'refused', reason: 'newViolation', reasons: '又因同类违法行为受到处罚。' });
  await house.settled();
  const authority = await scene.as('market-clerk');
  await authority.goto(`/repairs/${repairId}`);
  await authority.getByRole('link', { name: /不予信用修复决定书/ }).click();
  await authority.getByRole('button', { name: '本文书有误，拟写更正' }).click();
  await accessible(authority);
  await authority.getByLabel('理由', { exact: true }).fill('又因同类违法行为受到处罚（第12号）。');
  await authority.getByLabel('更正原因').fill('漏写文号');
  await authority.getByRole('button', { name: '提交更正稿' }).click();
  await authority.getByRole('button', { name: '签发更正文书' }).click();
  await seen(authority.getByText('更正文书已制发。'));
  await expect.poll(() => authority.getByRole('link', { name: /不予信用修复决定书/ }).count(), { timeout: 8000 }).toBe(2);
  await authority.getByRole('link', { name: /不予信用修复决定书/ }).last().click();
  await seen(authority.getByText(/漏写文号/));
  await accessible(authority);

  // Nobody acknowledges the suspensions: they are late by the next month.
  const due = (await house.situation(caseId)).clocks.find(({ limit }) => limit === 'suspensionAcknowledgement')!.terms.dueOn!;
  const next = addMonths(`${due.slice(0, 7)}-01` as Day, 1);
  await house.moveTo(instantOn(addDays(next, 9), '09:00', 'Asia/Shanghai'));
  const supervisor = await scene.as('supervisor');
  const months = async () => (((await ask(scene.served, '/api/overdue-reports', { as: 'supervisor', method: 'GET' })).json() as { reports: { month: string }[] }).reports.map(({ month }) => month));
  await expect.poll(months, { timeout: 8000 }).toContain(due.slice(0, 7));
  await goTo(supervisor, '督办');
  await supervisor.getByRole('link', { name: '月度超期通报' }).click();
  await accessible(supervisor);
  await supervisor.getByRole('link', { name: `${due.slice(0, 7)}超期通报` }).click();
  await seen(supervisor.getByText(/本月超期\d+项/));
  await accessible(supervisor);
});
