import '@fontsource-variable/noto-sans-sc';
import 'antd/dist/reset.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/case.css';
import './styles/clock.css';
import './styles/due-date.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startI18n } from './i18n/i18n.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('no #root');
await startI18n();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
