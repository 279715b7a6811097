import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';

/**
 * Behind a dialog antd keeps the page still by a style that does not carry the page's nonce, which the page's own policy of contents refuses.
 * Ours is in web/src/styles/base.css instead.
 */
const STILL_BY_OUR_STYLES: Plugin = {
  name: 'still-by-our-styles',
  load: (id) => (id.endsWith('@rc-component/portal/es/useScrollLocker.js') ? 'export default () => {};' : undefined),
};

/** The web app is built into dist/web, which the API serves. */
export default defineConfig({
  root: 'web',
  plugins: [react(), STILL_BY_OUR_STYLES],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
});
