import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** A headless browser on this run's one unpacked Chromium; close it with `onTestFinished(() => browser.close())`. */
export async function launchBrowser(): Promise<Browser> {
  const place = inject('browser');
  switch (place.kind) {
    case 'missing':
      throw new Error(`The browser tests need Chromium or Chrome: ${place.why}. Install one and run the tests again.`);
    case 'system':
      return chromium.launch({ executablePath: place.executable, args: ['--no-sandbox'] });
    case 'packaged':
      return chromium.launch({ executablePath: place.executable, args: ['--no-sandbox'], env: { ...environment(), FONTCONFIG_FILE: place.fontConfig } });
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
