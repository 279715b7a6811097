import { BASIS } from '../basis.ts';
import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { overdueTable, sections } from '../tables.ts';

/** 月度超期通报: which duties of which unit ran past their date in a month; nothing of whom they were about. */
export function overdueReport(letter: LetterOf<'overdueReport'>): Block[] {
  const [year = '', month = ''] = letter.month.split('-');
  const open = letter.duties.filter(({ endedOn }) => endedOn === null).length;
  const units = [...new Set(letter.duties.map(({ unit }) => unit))];
  return [
    paragraph(`依据${BASIS}，信用信息异议应当及时告知、尽快核实并反馈。现将${year}年${Number(month)}月超过期限的事项通报如下。`),
    ...sections([
      { title: '总体情况', blocks: [paragraph(`本月超期${letter.duties.length}项，涉及${units.length}个单位：${units.join('、')}。其中至本通报作出时已经办理${letter.duties.length - open}项，尚未办理${open}项。`)] },
      { title: '超期事项', blocks: overdueTable(letter.duties) },
      { title: '要求', blocks: [paragraph('尚未办理的，请立即办理；已经办理的，请查明超期原因，避免再次发生。对通报事项有异议的，请向我单位书面说明。')] },
    ]),
  ];
}
