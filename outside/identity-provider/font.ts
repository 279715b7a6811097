import { createReadStream, existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fontFolder();
const FILE = /^\/font\/files\/([\w-]+\.woff2)$/;

/** The address of the style sheet, or null where the package is left out (the system's Chinese font is used then). */
export const FONT_CSS = folder === null ? null : '/font/index.css';

/** Serves Noto Sans SC in its unicode-range slices: a browser without a Chinese font of its own draws boxes, or nothing. */
export function answerFont(path: string, response: ServerResponse): boolean {
  if (folder === null) return false;
  if (path === FONT_CSS) {
    response.writeHead(200, { 'content-type': 'text/css', 'cache-control': 'max-age=86400' });
    response.end(readFileSync(join(folder, 'index.css')));
    return true;
  }
  const name = FILE.exec(path)?.[1];
  if (name === undefined || !existsSync(join(folder, 'files', name))) return false;
  response.writeHead(200, { 'content-type': 'font/woff2', 'cache-control': 'max-age=86400' });
  createReadStream(join(folder, 'files', name)).pipe(response);
  return true;
}

function fontFolder(): string | null {
  try {
    return dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc/package.json')));
  } catch {
    return null;
  }
}
