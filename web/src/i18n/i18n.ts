import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type Language = 'zh' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
  }
}

const STORE = 'zm-language';

/** A language in the address wins over the one chosen last; nobody has chosen: Chinese. */
function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(STORE);
  return asked === 'en' ? 'en' : 'zh';
}

const announce = (language: Language): void => {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  localStorage.setItem(STORE, language);
};

export const i18n = createInstance();

export async function startI18n(): Promise<void> {
  const language = chosenLanguage();
  await i18n.use(initReactI18next).init({
    lng: language, fallbackLng: 'zh', resources: { zh: { translation: zh }, en: { translation: en } }, interpolation: { escapeValue: false },
  });
  announce(language);
}

export async function switchLanguage(language: Language): Promise<void> {
  await i18n.changeLanguage(language);
  announce(language);
}
