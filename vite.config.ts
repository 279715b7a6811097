import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The web app is built into dist/web, which the API serves. */
export default defineConfig({
  root: 'web',
  plugins: [react()],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
});
