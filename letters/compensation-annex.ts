import type { Breach } from '../domain/breach-situation.ts';
import type { CompensationAnnex } from '../domain/compensation-annex.ts';
import { HARM_LABELS } from '../domain/harm-labels.ts';
import { BASIS, CLAUSE } from './basis.ts';
import { drawTable } from './draw-table.ts';
import { missingCharacters } from './fonts.ts';
import { artifact, bytesOf, LEFT, newDocument, tagged, WIDTH } from './page.ts';
import type { Page, Tag } from './page.ts';
import { printedDay, printedInstant } from './words.ts';

const SIZE = 10.5;

const REPORTED_BY: Record<Breach['by'], string> = { department: '执行单位', subject: '申请人', supervisor: '上级机关' };

/** 赔偿申请附件: every entry with its proof, the sum, and until when a claim can be made; each page numbered. The same material gives the same bytes. */
export async function drawCompensationAnnex(annex: CompensationAnnex): Promise<Uint8Array> {
  const title = annex.decision === null ? '暂缓执行期间仍被执行清单' : '赔偿申请附件';
  const doc = newDocument(`${title} ${annex.number}`, annex.madeAt);
  const root = doc.struct('Document');
  doc.addStructure(root);
  doc.font('bold').fontSize(20).fillColor('black');
  tagged(doc, root, 'H1', () => doc.text(annex.decision === null ? title : `${title}：损害记录`, LEFT, doc.page.margins.top, { width: WIDTH, align: 'center' }));
  doc.y += 14;
  lines(doc, root, [
    `申请人：${annex.subject}`, `有关信用记录：${annex.record}`, `异议案件编号：${annex.number}`, ...(annex.decision === null
      ? [`依据：${BASIS}：“${CLAUSE.suspend}。”下列执行发生在暂缓执行期间，是否违反该规定，与该记录是否有误无关。`]
      : [`异议处理决定书：${annex.decision.number}，${printedDay(annex.decision.on)}作出，认定该记录有误`, `依据：${BASIS}：“${CLAUSE.restore}。”`]),
  ]);
  heading(doc, root, '一、损害清单');
  drawTable(doc, root, [['序号', 1], ['日期', 3], ['损害', 4], ['单位或地点', 4], ['金额（元）', 3]].map(([title, share]) => ({ title: String(title), share: Number(share) })),
    [...annex.entries.map((e, i) => [String(i + 1), printedDay(e.on), HARM_LABELS[e.harm].zh, e.org ?? e.where, e.amount ?? '—']), ['', '', '', '合计', annex.sum]].map((row) => row.map(printable)));
  heading(doc, root, '二、各项经过和证明材料');
  for (const [i, e] of annex.entries.entries()) {
    lines(doc, root, [
      `${i + 1}．${printedDay(e.on)}，${e.where}。${e.what}${e.amount === null ? '' : `（金额${e.amount}元）`}`,
      ...(e.use === null ? [] : [`　　本项由登记簿据${REPORTED_BY[e.use.by]}${printedInstant(e.use.reportedAt)}的报告载入${e.use.also.length === 0 ? '' : `（${e.use.also.map((by) => REPORTED_BY[by]).join('、')}也报告了同一次执行）`}，见登记链第${e.use.seq}号；${e.use.undoneAt === null ? '执行单位尚未报告纠正。' : `执行单位已于${printedInstant(e.use.undoneAt)}报告纠正。`}`]),
      ...(e.files.length === 0 ? ['　　没有附证明材料。'] : e.files.map((f, n) => `　　证据${i + 1}-${n + 1}：${f.name}（${f.size}字节，SHA-256：${f.sha256}）`)),
    ]);
  }
  heading(doc, root, '三、请求赔偿的期限');
  lines(doc, root, claimLines(annex));
  lines(doc, root, [`本附件依登记链第1至${annex.upTo}号制作，末端哈希值${annex.head}。各项除注明由登记簿载入的以外，为申请人自行记录；均由${annex.platform}按提交原样载明，不表示已经核实。`]);
  root.end();
  const pages = doc.bufferedPageRange().count;
  for (let index = 0; index < pages; index += 1) {
    const page = doc.switchToPage(index);
    page.margins.bottom = 0;
    artifact(doc, () => {
      doc.font('regular').fontSize(9).fillColor('#444444');
      doc.text(`${annex.number}${title}　第${index + 1}页，共${pages}页　${printedInstant(annex.madeAt)}`, LEFT, page.height - 48, { width: WIDTH, align: 'center', lineBreak: false });
    });
  }
  return bytesOf(doc);
}

function claimLines({ claim }: CompensationAnnex): string[] {
  if (claim === null) return ['适用的政策包没有载明请求赔偿的期限。'];
  return [
    `请求赔偿的期限为${claim.months}个月（${claim.statutory ? '法定期限' : '内部办理时限'}）：${claim.basis}。`,
    `自最早一项损害${printedDay(claim.from)}起算，最后一日为${printedDay(claim.until)}。请以这一日为准提出。`,
    ...(claim.fromServiceUntil === claim.until ? [] : [`如自决定书送达之日${printedDay(claim.servedOn)}起算，最后一日为${printedDay(claim.fromServiceUntil)}；从何时起算由赔偿义务机关、人民法院认定。`]),
  ];
}

function heading(doc: Page, root: Tag, text: string): void {
  doc.y += 10;
  doc.font('bold').fontSize(13).fillColor('black');
  tagged(doc, root, 'H2', () => doc.text(text, LEFT, doc.y, { width: WIDTH }));
  doc.y += 6;
}

function lines(doc: Page, root: Tag, texts: readonly string[]): void {
  doc.font('regular').fontSize(SIZE).fillColor('black');
  for (const text of texts) tagged(doc, root, 'P', () => doc.text(printable(text), LEFT, doc.y, { width: WIDTH, lineGap: 4, paragraphGap: 3 }));
}

/** What people write and names of files come from anywhere: what the fonts lack is printed as 〓, as in a letter. */
const printable = (text: string): string => missingCharacters([text]).reduce((t, character) => t.replaceAll(character, '〓'), text);
