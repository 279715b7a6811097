import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { FIELD_LABELS, GROUND_LABELS } from '../../domain/labels.ts';
import type { CaseId } from '../../domain/ids.ts';
import { asId } from '../../domain/ids.ts';
import type { DemoStory } from '../../main/demo/city/case-story.ts';
import { accessible, seen } from './pages.ts';

export interface Filing {
  /** The record's title in the credit file. */
  title: string;
  story: DemoStory;
  /** Evidence; without any the step is passed. */
  file?: { name: string; mimeType: string; buffer: Buffer };
  /** The one question that may be left out. */
  skipRefusal?: boolean;
}

/** From the credit file through the four steps to the receipt, by what a person clicks and types. */
export async function fileByWizard(page: Page, { title, story, file, skipRefusal = false }: Filing): Promise<{ caseId: CaseId; number: string }> {
  await page.getByRole('article', { name: title }).getByRole('link', { name: '提出异议' }).click();
  await seen(page.getByRole('heading', { name: '提出异议', level: 1 }));
  const next = page.getByRole('button', { name: '下一步' });
  if (skipRefusal) await page.getByRole('button', { name: '没有被拒绝，跳过' }).click();
  else {
    await page.getByRole('textbox', { name: '在哪里' }).fill(story.refusal.where);
    await page.getByRole('textbox', { name: '由谁拒绝' }).fill(story.refusal.byWhom);
    await page.getByRole('textbox', { name: '向您出示了什么' }).fill(story.refusal.shown);
    await accessible(page);
    await next.click();
  }
  await seen(page.getByRole('heading', { name: '哪里不对？' }));
  for (const [i, { kind, field, explanation, claimedValue }] of story.grounds.entries()) {
    if (i > 0) await page.getByRole('button', { name: '再加一项理由' }).click();
    const ground = page.getByRole('group', { name: `理由${i + 1}` });
    await ground.getByLabel('理由', { exact: true }).selectOption({ label: GROUND_LABELS[kind].zh });
    if (field !== null) await ground.getByLabel('哪一项内容').selectOption({ label: FIELD_LABELS[field].zh });
    if (claimedValue !== null) await ground.getByLabel('应当是').fill(claimedValue);
    await ground.getByLabel('说明').fill(explanation);
  }
  await accessible(page);
  await next.click();
  await seen(page.getByRole('heading', { name: '证明材料' }));
  if (file !== undefined) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '选择文件' }).click()]);
    await chooser.setFiles(file);
    await seen(page.getByText('已上传'));
    await accessible(page);
  }
  await next.click();
  await seen(page.getByRole('heading', { name: '核对后提交' }));
  for (const { explanation } of story.grounds) await seen(page.getByText(explanation));
  await accessible(page);
  await page.getByRole('button', { name: '提交异议' }).click();
  await seen(page.getByRole('heading', { name: '已收到您的异议' }));
  const caseId = asId<CaseId>(/\/cases\/([^/]+)\/receipt$/.exec(page.url())?.[1] ?? '');
  const number = await page.locator('.big-number').innerText();
  expect(number).not.toBe('');
  return { caseId, number };
}
