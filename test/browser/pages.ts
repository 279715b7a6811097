import { AxeBuilder } from '@axe-core/playwright';
import PDFDocument from 'pdfkit';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { getDemoIdentity } from '../../main/demo/city/identities.ts';
import { launchBrowser } from '../setup/chromium.ts';
import type { Stage } from '../setup/play-story.ts';
import { sessionCookieFor } from '../setup/tokens.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';

/** The whole house with a real browser in front of it. */
export interface Scene {
  served: ServedHouse;
  /** For the same steps done by many: over HTTP instead of by clicks. */
  stage: Stage;
  /** A window of this person's own, logged in by the login page; the same one each time. */
  as(identity: string): Promise<Page>;
  /** A window in which nobody is logged in. */
  stranger(): Promise<Page>;
  /** No measure is executed while the record it rests on is being verified. */
  lawful(): Promise<void>;
}

export async function openScene(house: Parameters<typeof serveHouse>[0] = {}): Promise<Scene> {
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const served = await serveHouse({ web: true, ...house });
  onTestFinished(() => served.stop());
  const windows = new Map<string, Page>();
  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ baseURL: served.baseUrl, reducedMotion: 'reduce', viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) refused.set(page, [...(refused.get(page) ?? []), message.text()]);
    });
    return page;
  };
  return {
    served,
    stage: { counter: served.counter, situation: served.house.situation, settled: served.house.settled },
    async as(identity) {
      const known = windows.get(identity);
      if (known !== undefined) return known;
      const page = await open();
      windows.set(identity, page);
      // The first by the login page, as anybody does; the others with the cookie it gives.
      if (windows.size === 1) await logIn(page, identity);
      else await enter(page, served.baseUrl, identity);
      return page;
    },
    stranger: () => open(),
    async lawful() {
      expect(await served.house.violations()).toBe(0);
    },
  };
}

/** What the page's own policy kept its browser from. */
const refused = new WeakMap<Page, string[]>();

async function logIn(page: Page, identity: string): Promise<void> {
  const { name } = getDemoIdentity(identity);
  await page.goto('/');
  await page.getByRole('link', { name: '登录，查看我的信用档案' }).click();
  await page.getByRole('button', { name }).click();
  await seen(toolbar(page).getByText(`当前身份：${name}`));
  await seen(page.getByRole('heading', { level: 1 }));
}

async function enter(page: Page, baseUrl: string, identity: string): Promise<void> {
  const [name = '', value = ''] = (await sessionCookieFor(baseUrl, identity)).split('=');
  await page.context().addCookies([{ name, value, url: baseUrl }]);
  await page.goto('/');
  await seen(toolbar(page).getByText(`当前身份：${getDemoIdentity(identity).name}`));
  await seen(page.getByRole('heading', { level: 1 }));
}

/** Waits until it is to be seen. */
export const seen = (what: Locator): Promise<void> => what.first().waitFor({ state: 'visible' });

/** Waits until there are so many of it. */
export const counted = (what: Locator, count: number): Promise<void> => expect.poll(() => what.count(), { timeout: 8000 }).toBe(count);

/** Waits until its text is as said. */
export const says = (what: Locator, text: RegExp): Promise<void> => expect.poll(() => what.innerText(), { timeout: 8000 }).toMatch(text);

export const toolbar = (page: Page): Locator => page.getByRole('complementary', { name: '演示工具栏' });

export const goTo = (page: Page, name: string): Promise<void> => page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name }).click();

export const showSection = (page: Page, name: string): Promise<void> => page.getByRole('navigation', { name: '案件内容' }).getByRole('link', { name, exact: true }).click();

/** The current sentence at the head of a case: what happens now and who has it. */
export const now = (page: Page): Locator => page.getByRole('region', { name: '现在' });

/** From the list of tasks to the form of an act; answers the form's panel. */
export async function takeUp(page: Page, act: string, caseNumber: string): Promise<Locator> {
  await goTo(page, '待办');
  await page.getByRole('link', { name: `去办理 ${act} ${caseNumber}` }).first().click();
  return page.getByRole('article', { name: act });
}

/** The counter has taken it and says under which number it stands in the register. */
export const registered = (page: Page, act: string): Promise<void> => seen(page.getByText(new RegExp(`已办理：${act}。已登记为第\\d+号。`)));

/** An act that is one button: taking note, confirming. */
export async function press(scene: Scene, identity: string, act: string, button: string, caseNumber: string): Promise<void> {
  const page = await scene.as(identity);
  const panel = await takeUp(page, act, caseNumber);
  await panel.getByRole('button', { name: button, exact: true }).first().click();
  await registered(page, act);
  await scene.lawful();
}

/** The second clerk sees the draft and the letter, and signs (签发). */
export async function signDecision(scene: Scene, caseNumber: string): Promise<void> {
  const signer = await scene.as('platform-clerk-2');
  await takeUp(signer, '签发处理决定', caseNumber);
  await signer.getByRole('button', { name: '预览决定书' }).click();
  await seen(signer.getByText('（预览，未编号）'));
  await accessible(signer);
  await signer.getByRole('button', { name: '签发', exact: true }).click();
  await sayYes(signer, '签发处理决定');
  await registered(signer, '签发处理决定');
}

/** What takes effect at once asks once more. */
export const sayYes = (page: Page, button: string): Promise<void> => page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();

/** Lets time pass by the bar; answers the day that it says then. */
export async function moveBy(page: Page, button: string): Promise<string> {
  const today = toolbar(page).getByText(/^模拟日期/);
  const before = await today.innerText();
  await toolbar(page).getByRole('button', { name: button }).click();
  await expect.poll(() => today.innerText(), { timeout: 8000 }).not.toBe(before);
  return today.innerText();
}

/** Nothing that keeps people out: no finding of axe that is serious or critical; and nothing that the page's policy of contents had to refuse. */
export async function accessible(page: Page): Promise<void> {
  await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 8000 }).toBe(0);
  expect(refused.get(page) ?? [], page.url()).toEqual([]);
  // No frames, and only what is found is told: a third of the time that it takes otherwise.
  // A colour that is on its way is none that anybody reads; what turns for ever is not waited for.
  await page.evaluate('Promise.all(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished.catch(() => undefined))).then(() => undefined)');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`), page.url()).toEqual([]);
}

/** A real PDF of one page. */
export async function makePdf(text: string): Promise<Buffer> {
  const pdf = new PDFDocument();
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  pdf.text(text).end();
  await ended;
  return Buffer.concat(parts);
}
