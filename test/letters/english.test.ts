import { describe, expect, it } from 'vitest';
import { COURTESY } from '../../letters/english/courtesy.ts';
import { englishText, hasEnglish, letterText, renderEnglish, renderLetter, titleOf, unprintableCharacters } from '../../letters/render-letter.ts';
import { parseDay } from '../../domain/time.ts';
import { pdfText } from './pdf-text.ts';
import { ALL_SAMPLES, sampleLetter } from './sample-letters.ts';

const TRANSLATED = ALL_SAMPLES.filter(({ kind }) => hasEnglish(kind));
const withoutSpaces = (text: string): string => text.replace(/\s/g, '');
const check = { code: '7K3M-Q9XZ-0ABC-DEFG', url: 'https://zhengming.example/verify/7K3M-Q9XZ-0ABC-DEFG' };

describe('the English courtesy version of a letter', () => {
  it('is there for what subjects get', () => {
    expect(TRANSLATED.map(({ kind }) => kind).toSorted()).toEqual([
      'acceptanceNotice', 'clockRestartNotice', 'clockStopNotice', 'complaintAnswer', 'complaintCertificate', 'complaintReceipt', 'confirmationRequest', 'dateChangeNotice', 'decisionLetter', 'deemedWithdrawnNotice', 'exOfficioNotice',
      'exceptionNotice', 'extensionNotice', 'inadmissibilityNotice', 'measureEndNotice', 'mergerNotice', 'noAnswerCertificate', 'publicNotice', 'publicityEndNotice', 'publicityKeptNotice', 'receipt', 'rehomingNotice',
      'reopeningNotice', 'repairCertificate', 'repairExtensionNotice', 'repairGrant', 'repairHint', 'repairLapseNotice', 'repairReceipt', 'repairRefusal', 'repairRevocation', 'repairSupplementNotice',
      'reputationStatement', 'restorationCertificate', 'reviewDecision', 'stayAnswerNotice', 'supplementLapseNotice', 'supplementNotice', 'suspensionCertificate', 'terminationNotice', 'transferNotice', 'withdrawalConfirmation',
    ]);
  });

  it.each(TRANSLATED)('$kind fills every slot, says that the Chinese governs, and has the number, the date and the subject of the original', (letter) => {
    const { paragraphs, title } = englishText(letter)!;
    const text = paragraphs.join('\n');
    expect(text).not.toMatch(/[{}]|undefined|null|NaN|\[object/);
    expect(paragraphs).toContain(COURTESY);
    for (const each of [title, letter.number, letter.subjectName, '24 November 2026']) expect(text).toContain(each);
    expect(title).toMatch(/^[\x20-\x7e]+$/);
  });

  it.each(TRANSLATED)('$kind is drawn without a seal, and says so on each page', async (letter) => {
    const printed = withoutSpaces(pdfText((await renderEnglish(letter))!));
    expect(printed).not.toContain('无法律效力');
    expect(printed).toContain(withoutSpaces(COURTESY));
  });

  it('a date is printed with its rule, a ground by its English name, a label in English; what somebody wrote stays as they wrote it', () => {
    const text = englishText(sampleLetter('receipt'))!.paragraphs.join('\n');
    expect(text).toContain('by 24:00 on 1 December 2026 (5 working days from 24 November 2026; 2 day(s) off between not counted; internal handling limit)');
    expect(text).toContain('2026年3月2日已缴清。');
    const decision = englishText(sampleLetter('decisionLetter'))!.paragraphs.join('\n');
    expect(decision).toContain('within 60 days of receiving this letter');
    expect(decision).toContain('信息提供单位核实认定金额录入有误');
    expect(englishText(sampleLetter('suspensionNotice'))).toBeUndefined();
  });
});

describe('the check of a letter and its correction', () => {
  it('stands once, beside the signature, in the words of the letter; a certificate has a code of its own', async () => {
    const letter = sampleLetter('receipt', { check });
    expect(letterText(letter)).toContain('查验码：7K3M-Q9XZ-0ABC-DEFG');
    const printed = withoutSpaces(pdfText(await renderLetter(letter)));
    expect(printed).toBe(withoutSpaces(`${letterText(letter).join('')}演示无法律效力${letter.number}第1页，共1页`));
    expect(Buffer.from(await renderLetter(letter)).toString('latin1').match(/\/S \/Figure/g)).toHaveLength(2);
    expect(letterText(sampleLetter('suspensionCertificate', { check })).filter((line) => line.includes('查验码'))).toEqual([]);
  });

  it('a long name of an issuer goes below the code', async () => {
    const issuer = '大庆市人民政府行政审批和营商环境建设监督管理局';
    const letter = sampleLetter('receipt', { check, issuer });
    expect(withoutSpaces(pdfText(await renderLetter(letter)))).toContain(`查验码：${check.code}${issuer}`);
  });

  it('a corrected letter says first which one it takes the place of, and why', () => {
    const letter = sampleLetter('decisionLetter', { corrects: { number: '庆信异决〔2026〕3号', issuedOn: parseDay('2026-11-20'), reason: '案号笔误' } });
    expect(titleOf(letter)).toBe('异议处理决定书（更正）');
    expect(letterText(letter)).toContain('本文书更正并取代我单位2026年11月20日作出的庆信异决〔2026〕3号《异议处理决定书》，自本文书送达之日起以本文书为准。更正原因：案号笔误。');
    expect(englishText(letter)!.paragraphs).toContain('This letter corrects and supersedes 庆信异决〔2026〕3号 of 20 November 2026. Reason: 案号笔误');
    expect(unprintableCharacters(letter)).toEqual([]);
  });
});
