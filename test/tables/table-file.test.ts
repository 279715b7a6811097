import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { Refusal } from '../../domain/errors.ts';
import { harmless, readTable, writeCsv, writeXlsx } from '../../outside/table-file.ts';

const ROWS = [['号码', '名称'], ['91230600MA1ABCDE0X', '云山机械'], ['230602199001011234', '=HYPERLINK("http://x")']];
const refusal = (bytes: Buffer, mostRows = 100): Promise<unknown> => readTable(bytes, { mostRows }).then(() => 'read', (error: unknown) => (error instanceof Refusal ? error.code : error));

test('what is written as XLSX is read again as it was, with every digit', async () => {
  expect(await readTable(await writeXlsx(ROWS, { sheet: '核查' }), { mostRows: 3 })).toEqual(ROWS);
});

test('CSV is read in UTF-8 with and without its mark, and in GBK, with commas, semicolons or tabs', async () => {
  const gbk = Buffer.from([0xba, 0xc5, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x31, 0x2c, 0x32]);
  expect(await readTable(gbk, { mostRows: 9 })).toEqual([['号码', '名称'], ['1', '2']]);
  for (const text of ['号码,名称\r\n1,2\r\n', '\uFEFF号码;名称\n1;2', '号码\t名称\n\n 1 \t2\n']) expect(await readTable(Buffer.from(text), { mostRows: 9 })).toEqual([['号码', '名称'], ['1', '2']]);
});

test('formulas go out as text, and signed numbers as numbers', () => {
  expect(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '-12.50', '+86', '正常'].map(harmless)).toEqual(["'=1+1", "'+cmd", "'-2+3", "'@SUM(A1)", "'\tx", '-12.50', '+86', '正常']);
  expect(writeCsv(ROWS).toString()).toBe('\uFEFF号码,名称\r\n91230600MA1ABCDE0X,云山机械\r\n230602199001011234,"\'=HYPERLINK(""http://x"")"\r\n');
});

test('what is no table, too long a table and a bomb are refused before they are unpacked', async () => {
  expect(await refusal(Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff]))).toBe('unsupported-type');
  expect(await refusal(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(50, 7)]))).toBe('unsupported-type');
  expect(await refusal(Buffer.from(zipSync({ 'readme.txt': Buffer.from('no sheet') })))).toBe('unsupported-type');
  expect(await refusal(Buffer.from('a\nb\nc'), 2)).toBe('too-large');
  expect(await refusal(Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(70 * 1024 * 1024) })))).toBe('too-large');
});
