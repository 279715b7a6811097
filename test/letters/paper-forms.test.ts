import { expect, test } from 'vitest';
import { PAPER_FORM_LABELS, PAPER_FORMS } from '../../domain/paper-form.ts';
import { missingCharacters } from '../../letters/fonts.ts';
import { drawPaperForm } from '../../letters/paper-forms.ts';
import { pdfText } from './pdf-text.ts';

const textOf = (pdf: Uint8Array): string => pdfText(pdf).replaceAll(/\s/g, '');
const pagesOf = (pdf: Uint8Array): number => Buffer.from(pdf).toString('latin1').match(/\/Type \/Page\b/g)!.length;

test.each(PAPER_FORMS.map((form) => [form]))('%s: title, every line, where to sign; printable, on two sides at most, and the same bytes each time', async (form) => {
  const pdf = await drawPaperForm(form);
  const text = textOf(pdf);
  expect(text).toContain(PAPER_FORM_LABELS[form].zh);
  expect(text).toMatch(/盖章）：_+/);
  expect(missingCharacters([text])).toEqual([]);
  expect(pagesOf(pdf)).toBeLessThanOrEqual(2);
  expect(Buffer.from(await drawPaperForm(form)).equals(Buffer.from(pdf))).toBe(true);
});

test('an application asks what the web form asks: who, which record, each ground, what is at stake; and says that it costs nothing', async () => {
  const text = textOf(await drawPaperForm('objectionApplication'));
  for (const part of ['统一社会信用代码或者身份证号码', '决定文书号', '□主体错误', '□不应公开', '应当更正为', '有无即将发生的损失', '不收取任何费用', '收到时间以窗口签收为准']) expect(text).toContain(part);
});
