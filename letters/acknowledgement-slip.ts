import type { Letter } from '../domain/letter.ts';
import type { Day, Instant } from '../domain/time.ts';
import { paragraph } from './block.ts';
import { letterTitle } from './compose-letter.ts';
import { drawUnsealed } from './draw-letter.ts';
import { printedDay, printedInstant } from './words.ts';

/** Who has taken note of a letter and when, and the act in the log that says so. */
export interface Acknowledged { letter: Letter; by: string; system: boolean; at: Instant; on: Day; seq: number; hash: string }

/** 签收回执: printed from the act whenever somebody asks; without a number and a seal of its own, it is proved by the log. */
export async function drawAcknowledgement({ letter, by, system, at, on, seq, hash }: Acknowledged): Promise<Uint8Array> {
  const { pdf } = await drawUnsealed({
    language: 'zh', issuer: by, number: '', caseLine: `案件编号：${letter.caseNumber}`, title: `《${letterTitle(letter.kind)}》回执`, addressee: `${letter.issuer}：`, issuedOn: printedDay(on), issuedAt: at, check: null,
    blocks: [
      paragraph(`你单位${printedDay(letter.issuedOn)}制发的${letter.number}《${letterTitle(letter.kind)}》，我单位已于${printedInstant(at)}${system ? '由业务系统' : ''}签收。`),
      paragraph(`本回执由登记簿中的签收行为打印，该行为登记为本案第${seq}号，校验值${hash}；可凭案件登记核对。`),
    ],
  });
  return pdf;
}
