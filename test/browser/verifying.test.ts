import { expect, test } from 'vitest';
import type { SheetColumn } from '../../domain/answer-sheet.ts';
import { SHEET_COLUMNS } from '../../domain/answer-sheet.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, MeasureId, RecordId } from '../../domain/ids.ts';
import { dayAt, parseDay } from '../../domain/time.ts';
import { RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { readTable, writeXlsx } from '../../outside/table-file.ts';
import { clerk as platformClerk, demoActor } from '../setup/play-story.ts';
import { addRecord } from '../setup/standing-data.ts';
import { accessible, openScene, registered, seen, showSection, takeUp } from './pages.ts';

const company = demoActor('company-yunshan');

test('a provider’s answer: prepared by its unit (转办、拟答) and sent by itself; two cases merged; several answered with one sheet, out and in', { timeout: 150_000 }, async () => {
  const scene = await openScene();
  const { house, counter } = scene.served;
  const newRecord = async (): Promise<RecordId> => (await addRecord(house.register, {
    subjectId: company.subjectId!, providerId: TAX, recipients: [RESOURCES],
    measures: [{ id: asId<MeasureId>(crypto.randomUUID()), executorId: RESOURCES, kind: 'administrative', title: '限制参与招标投标', basis: '依据', from: parseDay('2026-01-05'), until: null }],
  })).recordId;
  const accepted = async (recordId: RecordId, kind: 'performed' | 'duplicate' = 'performed'): Promise<CaseId> => {
    const { caseId } = await counter.file(company, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind, field: null, explanation: '罚款已经缴清', claimedValue: null }] });
    await counter.act(platformClerk(), caseId, { kind: 'accepted', remark: '' });
    return caseId;
  };
  const [assigned, lead] = [await newRecord(), await newRecord()];
  const cases = { unit: await accepted(assigned), lead: await accepted(lead), joins: await accepted(lead, 'duplicate'), sheet: await accepted(await newRecord()) };
  const situation = await house.situation(cases.unit);
  const { orderId, answer } = situation.verifications[0]!;

  // 转办: by an internal date, to a unit of its own.
  const provider = await scene.as('tax-provider');
  await provider.goto(`/cases/${cases.unit}?act=subAssigned~${orderId}`);
  const assigning = provider.getByRole('article', { name: '转办下属单位' });
  await assigning.getByLabel('承办单位').selectOption({ index: 1 });
  await assigning.getByLabel('内部期限').fill(dayAt(situation.filedAt, 'Asia/Shanghai'));
  await assigning.getByLabel('要求（可不填）').fill('核对缴款凭证');
  await accessible(provider);
  await assigning.getByRole('button', { name: '转办', exact: true }).click();
  await registered(provider, '转办下属单位');

  // 拟答: the unit sees the case and drafts in the fields of the answer.
  const unit = await scene.as('tax-unit');
  await unit.goto(`/cases/${cases.unit}?act=findingDrafted~${orderId}`);
  const drafting = unit.getByRole('article', { name: '提出拟答意见' });
  await seen(drafting.getByText('核对缴款凭证'));
  await drafting.getByRole('radio', { name: '不实', exact: true }).check();
  await drafting.getByLabel('核实情况').fill('缴款凭证与台账一致，已经缴清');
  await accessible(unit);
  await drafting.getByRole('button', { name: '提出拟答意见' }).click();
  await registered(unit, '提出拟答意见');

  // The provider sends it, as drafted, in its own name.
  await takeUp(provider, '提交核查反馈', situation.number);
  await seen(provider.getByText(/的拟答意见填写/));
  await expect.poll(() => provider.getByLabel('核实情况').first().inputValue()).toBe('缴款凭证与台账一致，已经缴清');
  await provider.getByRole('button', { name: '提交反馈' }).click();
  await registered(provider, '提交核查反馈');
  expect((await house.situation(cases.unit)).verifications[0]).toMatchObject({ orgId: TAX, answer: { dueOn: answer.dueOn }, answered: { late: false, findings: [{ groundId: 'g1', result: 'inaccurate' }] } });

  // 一并审理.
  const clerk = await scene.as('platform-clerk');
  await clerk.goto(`/cases/${cases.lead}?act=casesMerged~${cases.lead}`);
  const merging = clerk.getByRole('article', { name: '一并审理' });
  const joins = await house.situation(cases.joins);
  await merging.getByLabel('并入哪一件').selectOption(cases.joins);
  await merging.getByLabel('理由').fill('同一条记录');
  await accessible(clerk);
  await merging.getByRole('button', { name: '一并审理' }).click();
  await registered(clerk, '一并审理');
  await showSection(clerk, '理由与反馈');
  await seen(clerk.getByText(`一并审理：${joins.number}`));
  expect((await house.situation(cases.joins)).following?.caseId).toBe(cases.lead);

  // 一次核实、逐件答复: the merged case with both grounds, and another one.
  await provider.goto('/answer-sheet');
  await provider.getByRole('checkbox', { name: '全选' }).check();
  await accessible(provider);
  const [download] = await Promise.all([provider.waitForEvent('download'), provider.getByRole('link', { name: '下载答复表' }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const [head = [], ...rows] = await readTable(Buffer.concat(chunks), { mostRows: 100 });
  const at = (column: SheetColumn): number => head.indexOf(SHEET_COLUMNS[column]);
  expect(rows.map((row) => row[at('item')] ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual(['理由1', '理由1', '理由2']);
  for (const row of rows) {
    row[at('result')] = '不实';
    row[at('reason')] = '与台账核对，已经缴清';
  }
  await provider.getByLabel('填好的答复表（XLSX 或 CSV）').setInputFiles({ name: '答复表.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await writeXlsx([head, ...rows], { sheet: '答复' }) });
  await provider.getByRole('button', { name: '提交答复' }).click();
  await seen(provider.getByText('2件已答复，0件未答复'));
  await accessible(provider);
  expect((await Promise.all([cases.lead, cases.sheet].map((id) => house.situation(id)))).map(({ phase }) => phase)).toEqual(['deciding', 'deciding']);
  await scene.lawful();
});
