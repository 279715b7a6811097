import { describe, expect, it } from 'vitest';
import { letterText, letterTitle, renderLetter, unprintableCharacters } from '../../letters/render-letter.ts';
import { LETTER_KINDS } from '../../domain/letter.ts';
import type { LetterKind } from '../../domain/letter.ts';
import { pdfText } from './pdf-text.ts';
import { ALL_SAMPLES, sampleLetter } from './sample-letters.ts';

const withoutSpaces = (text: string): string => text.replace(/\s/g, '');
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('the file of every kind of letter', () => {
  it.each(ALL_SAMPLES)('$kind is a tagged Chinese PDF 1.7 with its fonts embedded', async (letter) => {
    const file = latin1(await renderLetter(letter));
    expect(file.startsWith('%PDF-1.7\n')).toBe(true);
    expect(file.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(file).toContain('/Lang (zh-CN)');
    expect(file).toContain('/Marked true');
    expect(file).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(file).toContain('/S /H1');
    expect(file).toContain('/DisplayDocTitle true');
    expect(file.match(/\/Type \/FontDescriptor/g)).toHaveLength(2);
    expect(file.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(2);
    expect(file).not.toContain('/Helvetica');
  });

  it.each(ALL_SAMPLES)('$kind gives the same bytes again, whatever was rendered in between', async (letter) => {
    const first = await renderLetter(letter);
    await renderLetter(sampleLetter('receipt', { subjectName: '另一家公司', issuer: '另一个单位' }));
    const second = await renderLetter(structuredClone(letter));
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('carries the instant of issue as its date, not the time of rendering', async () => {
    expect(latin1(await renderLetter(sampleLetter('receipt')))).toContain('(D:20261124011200Z)');
  });

  it('two letters rendered at once do not disturb each other', async () => {
    const decision = sampleLetter('decisionLetter');
    const receipt = sampleLetter('receipt');
    const [first, second] = await Promise.all([renderLetter(decision), renderLetter(receipt)]);
    expect(Buffer.compare(first, await renderLetter(decision))).toBe(0);
    expect(Buffer.compare(second, await renderLetter(receipt))).toBe(0);
  });
});

describe('what is printed', () => {
  const single: LetterKind[] = ['receipt', 'urgeLetter', 'escalationLetter', 'restorationCertificate'];
  it.each(single)('%s prints exactly the lines of letterText, then seal and page number', async (kind) => {
    const letter = sampleLetter(kind);
    const expected = `${letterText(letter).join('')}演示无法律效力${letter.number}第1页，共1页`;
    expect(withoutSpaces(pdfText(await renderLetter(letter)))).toBe(withoutSpaces(expected));
  });

  it.each(ALL_SAMPLES)('$kind prints its title, its addressee or holder, and every cell of its tables', async (letter) => {
    const printed = withoutSpaces(pdfText(await renderLetter(letter)));
    expect(printed).toContain(letterTitle(letter.kind));
    expect(printed).toContain(letter.kind.endsWith('Certificate') ? letter.subjectName : `${letter.addressee}：`);
    const measures = 'measures' in letter ? letter.measures : 'suspended' in letter ? (letter.suspended ?? []) : [];
    for (const measure of measures) expect(printed).toContain(`${measure.title}${measure.basis}`);
    const changes = 'changes' in letter ? letter.changes : [];
    if (changes.length > 0) expect(printed).toContain('公示截止日期2027年3月1日2026年6月1日义务是否履行未履行已履行');
  });

  it('a table that runs on repeats its header and loses no row', async () => {
    const suspended = Array.from({ length: 60 }, (_, index) => ({ title: `措施${index + 1}号`, basis: '依据', department: '单位' }));
    const printed = withoutSpaces(pdfText(await renderLetter(sampleLetter('acceptanceNotice', { suspended }))));
    for (const [index, { title }] of suspended.entries()) expect(printed).toContain(`${index + 1}${title}依据单位`);
    expect(printed.split('序号联合惩戒措施实施依据执行单位').length - 1).toBeGreaterThan(1);
  });

  it('a value too long for a cell is written out as a paragraph, to its last character', async () => {
    const conduct = `${'甲'.repeat(3000)}终`;
    const letter = sampleLetter('correctionNotice', { changes: [{ field: 'conduct', from: conduct, to: '乙' }] });
    expect(letterText(letter)).toContain(`信息项：事实。更正前：${conduct}。更正后：乙。`);
    expect(withoutSpaces(pdfText(await renderLetter(letter)))).toContain('甲终。更正后：乙。');
  });

  it('the certificate draws the code of its check address as squares, described for those who do not see it', async () => {
    const one = latin1(await renderLetter(sampleLetter('restorationCertificate')));
    const other = latin1(await renderLetter(sampleLetter('restorationCertificate', { checkUrl: 'https://zhengming.example/check/x' })));
    const squares = (file: string): number => file.match(/ re$/gm)?.length ?? 0;
    expect(squares(one)).toBeGreaterThan(300);
    expect(squares(other)).not.toBe(squares(one));
    expect(one.match(/\/S \/Figure/g)).toHaveLength(2);
  });
});

describe('characters the fonts lack', () => {
  it.each(ALL_SAMPLES)('$kind has none of its own', (letter) => {
    expect(unprintableCharacters(letter)).toEqual([]);
  });

  it('rare characters of names that the fonts have are printed', async () => {
    const letter = sampleLetter('receipt', { subjectName: '㛃䶮𬭳龑' });
    expect(unprintableCharacters(letter)).toEqual([]);
    expect(pdfText(await renderLetter(letter))).toContain('㛃䶮𬭳龑');
  });

  it('each is named once, in the order met', () => {
    const letter = sampleLetter('receipt', { subjectName: '王𪛖𪛖', addressee: '\u{1F600}先生' });
    expect(unprintableCharacters(letter)).toEqual(['\u{1F600}', '𪛖']);
  });

  it('an invisible character in a name is refused, also where the font has an empty glyph for it', () => {
    expect(unprintableCharacters(sampleLetter('receipt', { subjectName: '张\u00AD三\u202E' }))).toEqual(['\u00AD', '\u202E']);
  });

  it('an invisible character pasted into an explanation is left out, lines are kept apart', () => {
    const letter = sampleLetter('reopeningNotice', { reasons: '新的\u200B证据\r\n\t第二行\n\n' });
    expect(unprintableCharacters(letter)).toEqual([]);
    expect(letterText(letter)).toEqual(expect.arrayContaining(['新的证据', '第二行']));
  });
});

it('every kind has its own title', () => {
  expect(new Set(LETTER_KINDS.map(letterTitle)).size).toBe(LETTER_KINDS.length);
  expect(letterTitle('decisionLetter')).toBe('异议处理决定书');
  expect(letterTitle('correctionNotice')).toBe('信息更正（撤销）通知');
});
