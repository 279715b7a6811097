import type { CaseFileMaterial } from '../domain/case-file-material.ts';
import type { CaseFileView } from '../domain/case-file.ts';
import type { SigningStep } from '../domain/signing-record.ts';
import { actWord } from './act-words.ts';
import { BASIS, CLAUSE } from './basis.ts';
import { drawTable } from './draw-table.ts';
import { missingCharacters } from './fonts.ts';
import { artifact, bytesOf, LEFT, newDocument, tagged, WIDTH } from './page.ts';
import type { Page, Tag } from './page.ts';
import { letterText, letterTitle } from './render-letter.ts';
import { printedInstant } from './words.ts';

const SIZE = 10.5;
const LINES_PER_PAGE = 36;

/** The case file as one PDF: cover, contents with page numbers, letters, service, acts, evidence, dates and basis. The same material gives the same bytes. */
export async function drawCaseFile(file: CaseFileMaterial): Promise<{ pdf: Uint8Array; pages: number }> {
  const doc = newDocument(`卷宗 ${file.number}`, file.madeAt);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const sections = sectionsOf(file);
  drawCover(doc, root, file);
  // The contents come before what they list: their pages are kept free and filled in last.
  const contents = Math.ceil((sections.length + 1) / LINES_PER_PAGE);
  for (let n = 0; n < contents; n += 1) doc.addPage();
  const begins = sections.map(({ title, draw }) => {
    doc.addPage();
    const page = doc.bufferedPageRange().count;
    heading(doc, root, title);
    draw(doc, root);
    return { title, page };
  });
  drawContents(doc, root, begins);
  root.end();
  const pages = doc.bufferedPageRange().count;
  drawFooters(doc, file, pages);
  return { pdf: await bytesOf(doc), pages };
}

interface Section { title: string; draw(doc: Page, root: Tag): void }

function sectionsOf(file: CaseFileMaterial): Section[] {
  const table = (columns: readonly (readonly [string, number])[], rows: readonly (readonly string[])[]) => (doc: Page, root: Tag): void => {
    if (rows.length === 0) return lines(doc, root, ['无。']);
    drawTable(doc, root, columns.map(([title, share]) => ({ title, share })), rows.map((row) => row.map(printable)));
  };
  return [
    ...file.letters.map((letter): Section => ({ title: `${letterTitle(letter.kind)} ${letter.number}`, draw: (doc, root) => lines(doc, root, letterText(letter)) })),
    { title: '送达记录', draw: table([['文书', 3], ['方式', 2], ['送达日期', 2], ['救济期限', 5]], file.service.map((s) => [s.document, s.how, s.on, s.remedies])) },
    ...(file.signing.length === 0 ? [] : [{ title: '拟稿、审核、签发', draw: table([['文书', 4], ['环节', 2], ['办理人', 3], ['时间', 3]], file.signing.map((h) => [h.document, STEP_WORDS[h.step], h.by, printedInstant(h.at)])) }]),
    {
      title: '办理记录（依登记顺序，哈希值为登记链）',
      draw: table([['序号', 1], ['时间', 3], ['事项', 4], ['办理', 3], ['哈希值', 3]], file.acts.map((a) => [String(a.seq), printedInstant(a.at), actWord(a.kind), a.by, a.hash.slice(0, 16)])),
    },
    { title: '证据目录', draw: table([['文件', 4], ['大小（字节）', 2], ['提交时间', 3], ['SHA-256', 4]], file.evidence.map((e) => [e.name, String(e.size), printedInstant(e.uploadedAt), e.sha256])) },
    {
      title: '期限计算',
      draw: table([['事项', 3], ['责任单位', 3], ['起算', 3], ['届满', 2], ['规则', 3], ['不计入的日期', 4]], file.dates.map((d) => [d.duty, d.owner, printedInstant(d.from), d.due, d.rule, d.skipped])),
    },
    {
      title: `依据文本（政策包 ${file.pack}）`,
      draw: (doc, root) => {
        lines(doc, root, [`${BASIS}：`, `“${CLAUSE.verify}；${CLAUSE.suspend}；${CLAUSE.correct}；${CLAUSE.restore}。”`]);
        table([['期限', 3], ['数值', 2], ['性质', 2], ['依据', 7]], file.basis.map((b) => [b.limit, b.value, b.kind, b.text]))(doc, root);
      },
    },
  ];
}

const STEP_WORDS: Record<SigningStep, string> = { drafted: '拟稿', reviewed: '审核', signed: '签发' };

function drawCover(doc: Page, root: Tag, file: CaseFileMaterial): void {
  doc.font('bold').fontSize(30).fillColor('black');
  tagged(doc, root, 'H1', () => doc.text('卷　宗', LEFT, 200, { width: WIDTH, align: 'center' }));
  doc.y = 280;
  lines(doc, root, [
    `案件编号：${file.number}`, `承办单位（被申请人）：${file.platform}`, ...(file.subject === null ? [] : [`异议申请人：${file.subject}`]), `信息提供单位：${file.provider}`,
    `信用记录：${file.record}`, `制作时间：${printedInstant(file.madeAt)}`, `登记链截至第${file.upTo}号，末端哈希值：`, file.head, `版本：${VIEW_WORDS[file.view]}`,
  ], 13);
}

const VIEW_WORDS: Record<CaseFileView, string> = { whole: '全卷', subject: '当事人可阅部分', audit: '审计版（不含当事人陈述和文书正文）' };

function heading(doc: Page, root: Tag, text: string): void {
  doc.font('bold').fontSize(15).fillColor('black');
  tagged(doc, root, 'H2', () => doc.text(printable(text), LEFT, doc.page.margins.top, { width: WIDTH }));
  doc.y += 8;
}

function lines(doc: Page, root: Tag, texts: readonly string[], size = SIZE): void {
  doc.font('regular').fontSize(size).fillColor('black');
  for (const text of texts) tagged(doc, root, 'P', () => doc.text(printable(text), LEFT, doc.y, { width: WIDTH, lineGap: 4, paragraphGap: 3 }));
}

/** Names of files come from anywhere: what the fonts lack is printed as 〓, as in a letter. */
function printable(text: string): string {
  return missingCharacters([text]).reduce((t, character) => t.replaceAll(character, '〓'), text);
}

function drawContents(doc: Page, root: Tag, begins: readonly { title: string; page: number }[]): void {
  const entries = ['目　录', ...begins.map(({ title, page }, i) => `${i + 1}　${title}\t${page}`)];
  for (const [i, entry] of entries.entries()) {
    if (i % LINES_PER_PAGE === 0) {
      doc.switchToPage(1 + i / LINES_PER_PAGE);
      doc.y = doc.page.margins.top;
    }
    const [title = '', page] = entry.split('\t');
    const { y } = doc;
    doc.font(page === undefined ? 'bold' : 'regular').fontSize(page === undefined ? 15 : SIZE).fillColor('black');
    tagged(doc, root, 'P', () => {
      doc.text(printable(title), LEFT, y, { width: WIDTH - 40, height: 16, ellipsis: true, lineBreak: false });
      if (page !== undefined) doc.text(page, LEFT + WIDTH - 40, y, { width: 40, align: 'right', lineBreak: false });
    });
    doc.y = y + (page === undefined ? 30 : 18);
  }
}

function drawFooters(doc: Page, { number, madeAt }: CaseFileMaterial, pages: number): void {
  for (let index = 0; index < pages; index += 1) {
    const page = doc.switchToPage(index);
    page.margins.bottom = 0;
    artifact(doc, () => {
      doc.font('regular').fontSize(9).fillColor('#444444');
      doc.text(`${number}卷宗　第${index + 1}页，共${pages}页　${printedInstant(madeAt)}`, LEFT, page.height - 48, { width: WIDTH, align: 'center', lineBreak: false });
    });
  }
}

