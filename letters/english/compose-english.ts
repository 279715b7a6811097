import {
  ANNULLED_LABELS, COMPLAINT_LABELS, FIELD_LABELS, FINDING_LABELS, GROUND_LABELS, LETTER_LABELS, LIMIT_LABELS, MOOT_LABELS, OUTCOME_LABELS, REMEDY_RESULT_LABELS, STOP_REASON_LABELS, TRACK_LABELS, UNIT_LABELS,
} from '../../domain/labels.ts';
import type { Label } from '../../domain/labels.ts';
import { INADMISSIBLE_REASON_LABELS, SUPPLEMENT_ITEM_LABELS, TRANSFER_REASON_LABELS } from '../../domain/intake-labels.ts';
import { CLASS_LABELS, KEPT_LABELS, REFUSAL_LABELS, REVOCATION_LABELS } from '../../domain/repair-labels.ts';
import type { Letter, LetterKind, PrintedChange, PrintedDue, PrintedGround, PrintedMeasure } from '../../domain/letter.ts';
import { dayAt } from '../../domain/time.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { freeText, heading, inline, paragraph } from '../block.ts';
import type { Block, Column, ComposedLetter, LetterOf } from '../block.ts';
import { inPrint } from '../words.ts';
import { COURTESY } from './courtesy.ts';
import { ENGLISH, FIXED } from './words.ts';
import type { EnglishPart } from './words.ts';

const ZONE = 'Asia/Shanghai';
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE });


export const hasEnglish = (kind: LetterKind): boolean => ENGLISH[kind] !== undefined;

/** The same frozen letter in English, without seal or signature; undefined where its kind has no courtesy version. */
export function composeEnglish(letter: Letter): ComposedLetter | undefined {
  const parts = ENGLISH[letter.kind];
  if (parts === undefined) return undefined;
  const { corrects, readdresses } = letter;
  const blocks: Block[] = [
    paragraph(COURTESY),
    ...(readdresses === undefined ? [] : [paragraph(`${readdresses.addressee} is no more and you have its functions. This letter is sent to you in place of ${readdresses.number} of ${day(readdresses.issuedOn)}, by the dates there were unless it says otherwise.`)]),
    ...(corrects === undefined ? [] : [paragraph(`This letter corrects and supersedes ${corrects.number} of ${day(corrects.issuedOn)}. Reason: ${inline(corrects.reason)}`)]),
    ...blocksOf(letter, parts),
  ];
  const certificate = letter.kind.endsWith('Certificate');
  return {
    language: 'en', issuer: letter.issuer, number: letter.number, caseLine: letter.kind === 'suspensionCertificate' ? null : `No. ${letter.caseNumber}`,
    title: `${LETTER_LABELS[letter.kind].en}${corrects === undefined ? '' : ' (corrected)'}`, addressee: certificate ? null : `To: ${letter.addressee}`, blocks, issuedOn: day(letter.issuedOn), issuedAt: letter.issuedAt,
    check: blocks.some(({ kind }) => kind === 'code') ? null : (letter.check ?? null),
  };
}

function blocksOf(letter: Letter, parts: readonly EnglishPart[]): Block[] {
  let section = 0;
  return parts.filter(({ when }) => when === undefined || holds(letter, when)).flatMap((part): Block[] => {
    if ('p' in part) return [paragraph(filled(letter, part.p))];
    if ('h' in part) return [heading(`${(section += 1)}. ${part.h}`)];
    if ('quote' in part) return freeText(plain(at(letter, part.quote)));
    if ('table' in part) return tableOf(part.table, [at(letter, part.of) ?? []].flat());
    if ('each' in part && part.each === 'changed') return (letter as LetterOf<'dateChangeNotice'>).changed.map(({ duty, oldDay, newDue }) => paragraph(`${named(duty)}: until ${day(oldDay)} before, now ${due(newDue)}.`));
    if ('each' in part) return part.each === 'grounds' ? (letter as LetterOf<'receipt'>).grounds.map(ground) : (letter as LetterOf<'supplementNotice'>).items.map(({ item, explanation }, i) => paragraph(`${i + 1}. ${SUPPLEMENT_ITEM_LABELS[item].en}: ${inline(explanation)}`));
    const url = plain(at(letter, part.code));
    return url === '' ? [] : [paragraph(`Check number: ${url.slice(url.lastIndexOf('/') + 1)}`), { kind: 'code', url, text: 'Scan the code, or open this address, to check whether it is genuine and holds now:' }];
  });
}

/** What stands at a place of the letter. */
const at = (letter: Letter, path: string): unknown => path.split('.').reduce<unknown>((from, step) => (typeof from === 'object' && from !== null ? (from as Record<string, unknown>)[step] : undefined), letter);

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function holds(letter: Letter, when: string): boolean {
  if (when.startsWith('!')) return !holds(letter, when.slice(1));
  const [path = '', wanted] = when.split('=');
  const value = at(letter, path);
  if (wanted !== undefined) return value === wanted;
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== false && value !== '';
}

const filled = (letter: Letter, text: string): string => text.replace(/\{([^}]+)\}/g, (_slot, name: string) => slot(letter, name));

function slot(letter: Letter, name: string): string {
  const [how, path] = name.includes(':') ? (name.split(':') as [string, string]) : ['', name];
  const value = at(letter, path);
  switch (how) {
    case 'at':
      return instant(value as Instant);
    case 'on':
      return day(value as Day);
    case 'by':
      return due(value as PrintedDue);
    case 'n':
      return String((value as readonly unknown[]).length);
    case 'all':
      return (value as readonly string[]).map(named).join(', ');
    case 'list':
      return (value as readonly string[]).map(inline).join('; ');
    case 'printed':
      return inPrint(plain(value));
    case 'word':
      return word(path, plain(value));
    case 'words':
      return (value as readonly string[]).map((each) => word(path, each)).join(', ');
    default:
      break;
  }
  if (name === 'subject') return `${letter.subjectName} (identifier ${letter.subjectIdentifier})`;
  if (name === 'record') return `the credit record “${inline(letter.recordTitle)}” (no. ${letter.recordNumber}, provided by ${letter.provider})`;
  // The basis of a transfer is the clause that names the competent body, not the notice.
  if (name === 'basisOf') return inPrint(plain(at(letter, 'basis')));
  if (name === 'duty') return named(plain(value));
  return FIXED[name] ?? inline(plain(value));
}

const LABELS: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  outcome: OUTCOME_LABELS, mootReason: MOOT_LABELS, baseTrack: TRACK_LABELS, annulledBy: ANNULLED_LABELS, about: COMPLAINT_LABELS, 'repair.refusal': REFUSAL_LABELS,
  reason: { ...INADMISSIBLE_REASON_LABELS, ...TRANSFER_REASON_LABELS },
  unit: UNIT_LABELS, 'left.unit': UNIT_LABELS, stopReason: STOP_REASON_LABELS, ended: STOP_REASON_LABELS, lasting: STOP_REASON_LABELS, result: REMEDY_RESULT_LABELS,
  'repair.class': CLASS_LABELS, 'repair.revocation': REVOCATION_LABELS, 'repair.kept': KEPT_LABELS,
  remedyKind: { correct: { zh: '更正', en: 'correction' }, revoke: { zh: '撤销', en: 'revocation' } },
};
const word = (path: string, value: string): string => LABELS[path]?.[value]?.en ?? value;

/** Labels that are frozen in Chinese, by their Chinese. */
const FROZEN = new Map([...Object.values(GROUND_LABELS), ...Object.values(FIELD_LABELS), ...Object.values(LIMIT_LABELS)].map(({ zh, en }) => [zh, en]));
const named = (text: string): string => FROZEN.get(text) ?? text;

/** 理由 with its field, as it was frozen: 内容有误(金额). */
function groundName(text: string): string {
  const [, kind = text, field] = /^(.*?)\(([^()]*)\)$/.exec(text) ?? [];
  if (FROZEN.has(text)) return named(text);
  return field === undefined ? named(kind) : `${named(kind)} (${named(field)})`;
}
const ground = ({ number, text, explanation }: PrintedGround): Block => paragraph(`${number}. ${groundName(text)}${explanation === '' ? '' : `: ${inline(explanation)}`}`);

function tableOf(kind: 'measures' | 'findings' | 'changes', rows: readonly unknown[]): Block[] {
  if (rows.length === 0) return [];
  const [columns, cells] = TABLES[kind](rows);
  // A cell may not outgrow a page; what is that long is written out.
  if (cells.some((row) => row.some((cell) => cell.length > 300))) return cells.map((row) => paragraph(row.map((cell, i) => `${columns[i]!.title}: ${cell}`).join('; ')));
  return [{ kind: 'table', columns, rows: cells }];
}
const TABLES: Record<'measures' | 'findings' | 'changes', (rows: readonly unknown[]) => [Column[], string[][]]> = {
  measures: (rows) => [[{ title: 'No.', share: 8 }, { title: 'Measure', share: 32 }, { title: 'Basis', share: 36 }, { title: 'Department', share: 24 }], (rows as PrintedMeasure[]).map((m, i) => [String(i + 1), inline(m.title), inline(m.basis), m.department])],
  findings: (rows) => [
    [{ title: 'Ground', share: 34 }, { title: 'Finding', share: 20 }, { title: 'Explanation', share: 46 }],
    (rows as LetterOf<'decisionLetter'>['findings']).map((f) => [`${f.number}. ${groundName(f.ground)}`, FINDING_LABELS[f.result].en, inline(f.reason)]),
  ],
  changes: (rows) => [[{ title: 'Field', share: 20 }, { title: 'Before', share: 40 }, { title: 'After', share: 40 }], (rows as PrintedChange[]).map((c) => [FIELD_LABELS[c.field].en, inline(c.from), inline(c.to)])],
};

const day = (value: Day): string => DAY.format(new Date(`${value}T00:00:00Z`));
const instant = (value: Instant): string => `${TIME.format(new Date(value))} on ${day(dayAt(value, ZONE))}`;

/** A date with its rule: by 24:00 on 1 December 2026 (5 working days from 24 November 2026; internal handling limit). */
function due(d: PrintedDue): string {
  const end = dayAt(d.at, ZONE);
  // The end of a day is 24:00 of that day, as in the Chinese.
  const time = end === d.day ? TIME.format(new Date(d.at)) : '24:00';
  const unit = d.count === 1 ? UNIT_LABELS[d.unit].en.replace(/s$/, '') : UNIT_LABELS[d.unit].en;
  const notes = [
    `${d.count} ${unit} from ${day(d.startedOn)}`, ...(d.skippedDays > 0 ? [`${d.skippedDays} day(s) off between not counted`] : []), ...(d.extended === undefined ? [] : [`extended by ${d.extended}`]),
    ...(d.rolledFrom === undefined ? [] : [`${day(d.rolledFrom.day)} was a day off`]), ...(d.held === true ? ['a later date told before is kept'] : []), ...(d.provisional ? ['provisional: holidays not announced yet'] : []),
    d.statutory ? 'statutory limit' : 'internal handling limit',
  ];
  return `by ${time} on ${day(d.day)} (${notes.join('; ')})`;
}
