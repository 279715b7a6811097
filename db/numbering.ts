import { sql } from 'kysely';
import type { OrgId } from '../domain/ids.ts';
import type { LetterKind } from '../domain/letter.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { Trx } from './database.ts';

/** The word that tells one kind of document from another in its number (文号). */
const NUMBER_WORD: Record<LetterKind, string> = {
  receipt: '异收', acceptanceNotice: '异受', suspensionNotice: '暂缓', suspensionCertificate: '暂证', verificationRequest: '协查', urgeLetter: '催办', escalationLetter: '督办',
  decisionLetter: '异决', resumptionNotice: '恢执', liftingNotice: '解除', correctionNotice: '更撤', rollbackOrder: '责纠', restorationOrder: '恢信', restorationObjection: '恢异', restorationCertificate: '恢证', reputationStatement: '消影',
  reopeningNotice: '重核', confirmationRequest: '征询', extensionNotice: '延告', clockStopNotice: '中时', clockRestartNotice: '复时', dateChangeNotice: '期变', serviceReceipt: '送证', publicNotice: '公告', reviewDecision: '复核',
  exOfficioNotice: '职核', repairReceipt: '修收', repairSupplementNotice: '修补', repairExtensionNotice: '修延', repairGrant: '准修', repairRefusal: '不修', repairRevocation: '撤修', repairLapseNotice: '修撤', repairConversionNotice: '修转',
  repairStopNotice: '终示', repairRestoreNotice: '复示', repairCertificate: '修证', repairHint: '修提', publicityEndNotice: '终告', publicityKeptNotice: '续告',
  supplementNotice: '补正', supplementLapseNotice: '逾补', deemedWithdrawnNotice: '视撤', inadmissibilityNotice: '不受', transferNotice: '移送', withdrawalConfirmation: '撤回',
  withdrawalNotice: '终核', noAnswerCertificate: '未答', recallNotice: '撤协', mergerNotice: '并审', superiorRequest: '提请', jointMeetingNotice: '联席', measureEndNotice: '措终', rehomingNotice: '改属', exceptionNotice: '不缓',
  overdueReport: '超通', verificationReply: '核反', markNotice: '标注', stayRequest: '商缓', successorNotice: '承告', terminationNotice: '终办', stayAnswerNotice: '缓复', incidentRequest: '批协', incidentUrge: '批催', incidentEscalation: '批督', complaintReceipt: '投收', complaintAnswer: '投复', complaintCertificate: '投未',
};

/** Takes the next number of a series, or the last of so many; the row stays locked until the transaction ends, so a rolled-back number is not lost. */
async function next(trx: Trx, scope: string, year: number, many = 1): Promise<number> {
  const { rows } = await sql<{ value: number }>`insert into counter (scope, year, value) values (${scope}, ${year}, ${many})
    on conflict (scope, year) do update set value = counter.value + ${many} returning value`.execute(trx);
  return rows[0]!.value;
}

const PLATFORM_WORD = '庆信';
const numberOf = (word: string, year: number, value: number): string => `${word}〔${year}〕${value}号`;
const number = (word: string, year: number, value: number): string => numberOf(`${PLATFORM_WORD}${word}`, year, value);

type Organs = ReadonlyMap<OrgId, Pick<Organisation, 'letterWord'>>;

/** 机关代字: an organ with a word of its own numbers its letters by itself; what others sign stands in the platform's series. */
function seriesOf(orgs: Organs, issuer: OrgId | null, kind: LetterKind): { scope: string; word: string } {
  const own = issuer === null ? undefined : (orgs.get(issuer)?.letterWord ?? undefined);
  return own === undefined ? { scope: `letter:${kind}`, word: `${PLATFORM_WORD}${NUMBER_WORD[kind]}` } : { scope: `letter:${kind}:${issuer}`, word: `${own}${NUMBER_WORD[kind]}` };
}

export async function letterNumber(trx: Trx, kind: LetterKind, year: number, orgs: Organs, issuer: OrgId | null): Promise<string> {
  const { scope, word } = seriesOf(orgs, issuer, kind);
  return numberOf(word, year, await next(trx, scope, year));
}

/** A number for each of so many letters of one kind, in their order; the counters of their organs are locked in one order. */
export async function letterNumbers(trx: Trx, kind: LetterKind, year: number, orgs: Organs, issuers: readonly OrgId[]): Promise<string[]> {
  const many = new Map<string, { word: string; at: number[] }>();
  for (const [i, issuer] of issuers.entries()) {
    const { scope, word } = seriesOf(orgs, issuer, kind);
    const series = many.get(scope) ?? { word, at: [] };
    series.at.push(i);
    many.set(scope, series);
  }
  const numbers: string[] = Array.from({ length: issuers.length });
  for (const [scope, { word, at }] of [...many].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const last = await next(trx, scope, year, at.length);
    for (const [k, i] of at.entries()) numbers[i] = numberOf(word, year, last - at.length + 1 + k);
  }
  return numbers;
}
export const caseNumber = async (trx: Trx, year: number): Promise<string> => number('异', year, await next(trx, 'case', year));
export const reportNumber = async (trx: Trx, year: number): Promise<string> => number('报', year, await next(trx, 'creditReport', year));
export const inquiryNumber = async (trx: Trx, year: number): Promise<string> => number('询', year, await next(trx, 'inquiry', year));
export const exceptionNumber = async (trx: Trx, year: number): Promise<string> => number('缓例', year, await next(trx, 'exception', year));
export const complaintNumber = async (trx: Trx, year: number): Promise<string> => number('投', year, await next(trx, 'complaint', year));
export const incidentNumber = async (trx: Trx, year: number): Promise<string> => number('批', year, await next(trx, 'incident', year));
export const repairNumber = async (trx: Trx, year: number): Promise<string> => number('修', year, await next(trx, 'repair', year));
