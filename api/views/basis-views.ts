import type { SignedValue } from '../../db/basis-register.ts';
import { valueHash } from '../../db/basis-register.ts';
import type { DebtOfValue } from '../../db/law-debt-reads.ts';
import type { Pack } from '../../domain/policy.ts';
import type { FoundedValue } from '../../domain/policy-evidence.ts';
import { EVIDENCE_LABELS, valueName, valueText } from '../../domain/policy-words.ts';
import type { BasisValue, LawDebtView } from '../schemas/basis.ts';

export function basisValue(pack: Pack, value: FoundedValue, signatures: readonly SignedValue[]): BasisValue {
  const hash = valueHash(value);
  const signature = signatures.find((each) => each.pointer === value.pointer && each.hash === hash);
  const { pointer, basis, evidence, source, from } = value;
  return {
    pointer, hash, name: valueName(value), text: valueText(value, value.limit === null ? null : (pack.limits[value.limit]?.unit ?? null)), basis, evidence, source, from,
    signed: signature === undefined ? null : { name: signature.name, document: signature.document, documentDay: signature.documentDay, signedAt: signature.signedAt, edition: signature.edition },
  };
}

/** The unsigned first, then what most hangs on. */
export function debtRows(pack: Pack, debts: readonly DebtOfValue[], signatures: readonly SignedValue[]): LawDebtView['values'] {
  const rows = debts.map(({ value, letters, openCases, openClocks, withoutIt }) => ({
    ...basisValue(pack, value, signatures), letters, openCases, openClocks,
    withoutIt: withoutIt.kind === 'inherited' ? withoutIt : { kind: withoutIt.kind, edition: null, text: null },
  }));
  return rows.sort((a, b) => Number(a.signed !== null) - Number(b.signed !== null) || b.letters + b.openCases - (a.letters + a.openCases));
}

const HEADS = {
  zh: ['位置', '名称', '内容', '依据状况', '依据', '来源', '载于版本', '已发文书', '在办案件', '运行中的期限', '取消后', '确认人', '确认文件', '文件日期'],
  en: ['Pointer', 'Name', 'Value', 'Evidence', 'Basis', 'Source', 'Stated in', 'Letters sent', 'Open cases', 'Running clocks', 'Without it', 'Signed by', 'Document', 'Document of'],
} as const;
const WITHOUT = {
  zh: { refused: '政策包不能成立', gone: '不再适用', inherited: '改用' },
  en: { refused: 'the pack is refused', gone: 'no longer applies', inherited: 'falls back to' },
} as const;

/** The law debt as a table for a spreadsheet (RFC 4180, with the mark by which it knows UTF-8). */
export function debtCsv(rows: LawDebtView['values'], lang: 'zh' | 'en'): string {
  const without = ({ kind, edition, text }: LawDebtView['values'][number]['withoutIt']): string =>
    [WITHOUT[lang][kind], edition, text?.[lang]].filter((part) => typeof part === 'string').join(' ');
  const lines = rows.map((r) => [
    r.pointer, r.name[lang], r.text[lang], EVIDENCE_LABELS[r.evidence][lang], r.basis, r.source ?? '', r.from, r.letters, r.openCases, r.openClocks, without(r.withoutIt),
    r.signed?.name ?? '', r.signed?.document ?? '', r.signed?.documentDay ?? '',
  ]);
  return `\uFEFF${[HEADS[lang], ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula is shown as the text it is. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
