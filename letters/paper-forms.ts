import type { PaperForm } from '../domain/paper-form.ts';
import { PAPER_FORM_LABELS } from '../domain/paper-form.ts';
import { parseInstant } from '../domain/time.ts';
import { BASIS } from './basis.ts';
import { drawTable } from './draw-table.ts';
import { bytesOf, LEFT, newDocument, tagged, WIDTH } from './page.ts';

/** A line of a form: what is asked, and how many lines there are for it (1 without). */
type Line = string | [string, number];
interface FormText {
  before: readonly string[];
  lines: readonly Line[];
  after: readonly string[];
}

const SIGNED = ['申请人（签名或者盖章）：________________　　　日期：______年____月____日'];
const FREE = '不收取任何费用，无须委托任何中介机构。';
const SUBJECT: readonly Line[] = ['姓名或者名称', '统一社会信用代码或者身份证号码', '联系地址', '联系电话'];
const RECORD: readonly Line[] = ['信息提供单位', '决定文书号', '信息内容摘要'];
const AGENT: readonly Line[] = ['代理人姓名', '代理人身份证号码', '代理人联系电话'];

/** Version 1 of each; a changed wording is another version, named in the foot. */
const TEXTS: Record<PaperForm, FormText> = {
  objectionApplication: {
    before: [`依据${BASIS}，认为信用信息不实的，可以提出异议。提出异议${FREE}`],
    lines: [
      ...SUBJECT, ['代理人（没有的不填；另附授权委托书）', 2], ...RECORD,
      '理由（可多选）：□主体错误　□内容错误　□重复　□公示期已满　□依据已撤销　□已经履行　□不应公开', ['事实和依据', 6], ['应当更正为', 2],
      ['哪里因该信息受到限制（单位、日期、事项）', 2], ['有无即将发生的损失（投标、许可、贷款等；写明日期）', 2], ['所附材料（名称、份数）', 3],
    ],
    after: [...SIGNED, '窗口填写：收到时间______年____月____日____时____分　收件人____________　收件编号____________', '收到时间以窗口签收为准。同意以电子方式送达：□是（电子邮箱或者手机号码____________________）　□否'],
  },
  powerOfAttorney: {
    before: ['委托人委托下列代理人，就下述信用信息代为办理有关事项。'],
    lines: ['委托人姓名或者名称', '委托人统一社会信用代码或者身份证号码', ...AGENT, ...RECORD, '一般权限：□代为提出异议、补正和提交材料', '特别权限（须逐项勾选）：□代为撤回异议　□代为申请复核　□代为确认恢复信誉', '委托期限：自______年____月____日起至______年____月____日止'],
    after: [`特别权限没有勾选的，代理人不得代为行使。委托人可以随时在信用平台撤回委托，撤回即时生效。提出异议和信用修复${FREE}`, '委托人（签名或者盖章）：________________　　　日期：______年____月____日'],
  },
  representativeCertificate: {
    before: ['兹证明下列人员为我单位法定代表人（负责人），代表我单位办理信用信息异议、信用修复事项。'],
    lines: ['单位名称', '统一社会信用代码', '法定代表人（负责人）姓名', '职务', '身份证号码', '联系电话'],
    after: ['附：法定代表人（负责人）身份证件复印件。', '单位（盖章）：________________　　　日期：______年____月____日'],
  },
  repairApplication: {
    before: [`信用修复由认定失信行为的单位决定。申请信用修复${FREE}`],
    lines: [...SUBJECT, ['代理人（没有的不填；另附授权委托书）', 2], ...RECORD, '失信行为是否已经纠正：□是　□否', '义务是否履行完毕：□是（履行日期______年____月____日）　□否', ['纠正和履行的情况', 5], ['所附材料（承诺书、履行完毕证明等）', 3]],
    after: [...SIGNED, '窗口填写：收到时间______年____月____日____时____分　收件人____________　收件编号____________'],
  },
  repairCommitment: {
    before: ['为申请信用修复，我（单位）郑重承诺：'],
    lines: ['承诺人姓名或者名称', '统一社会信用代码或者身份证号码', ...RECORD],
    after: [
      '一、所提供的材料真实、合法、有效，没有隐瞒和虚假。', '二、该失信行为已经纠正，法定义务已经履行完毕。', '三、今后依法依规经营，恪守信用，自觉接受监督。', '四、知悉以虚假承诺、伪造材料取得修复的，修复将被撤销，恢复原来的公示和措施，并在规定期限内不得再次申请。', '五、同意本承诺依法公开。',
      '承诺人（签名或者盖章）：________________　　　日期：______年____月____日',
    ],
  },
  performanceProof: {
    before: ['由作出处罚决定的单位出具。能够从其系统取得的，申请人不必提交。'],
    lines: ['当事人姓名或者名称', '统一社会信用代码或者身份证号码', '处罚决定文书号', ['处罚内容', 2], '罚款、没收是否缴清：□是（日期______年____月____日，票据号____________）　□不适用', '其他义务是否履行完毕：□是（日期______年____月____日）　□不适用', ['核实的情况', 3]],
    after: ['出具单位（盖章）：________________　　　经办人：____________　　　日期：______年____月____日'],
  },
};

/** A form never changes under its version: the same bytes for everybody. */
const VERSION = { no: 1, at: parseInstant('2026-11-29T00:00:00.000Z') };

/** A blank form on A4, to be filled in by hand. */
export async function drawPaperForm(form: PaperForm): Promise<Uint8Array> {
  const { before, lines, after } = TEXTS[form];
  const title = PAPER_FORM_LABELS[form].zh;
  const doc = newDocument(title, VERSION.at);
  const root = doc.struct('Document');
  doc.addStructure(root);
  doc.font('bold').fontSize(20).fillColor('black');
  tagged(doc, root, 'H1', () => doc.text(title, LEFT, doc.page.margins.top, { width: WIDTH, align: 'center' }));
  doc.y += 10;
  const paragraphs = (texts: readonly string[]): void => {
    doc.font('regular').fontSize(11);
    for (const text of texts) tagged(doc, root, 'P', () => doc.text(text, LEFT, doc.y, { width: WIDTH, lineGap: 3, paragraphGap: 4 }));
  };
  paragraphs(before);
  doc.y += 4;
  drawTable(doc, root, [{ title: '项目', share: 35 }, { title: '填写', share: 65 }], lines.map((line) => (typeof line === 'string' ? rowOf(line, 1) : rowOf(...line))));
  paragraphs(after);
  tagged(doc, root, 'P', () => doc.fontSize(9).text(`第${VERSION.no}版`, LEFT, doc.y + 4, { width: WIDTH, align: 'right' }));
  root.end();
  return bytesOf(doc);
}

/** What is to be ticked stands beside its name; anything else has room to be written. */
function rowOf(line: string, rows: number): string[] {
  const [, name = line, choices] = /^([^：]+)：(.+)$/.exec(line) ?? [];
  return [name, choices ?? '\n'.repeat(rows - 1)];
}
