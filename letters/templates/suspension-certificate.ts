import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { measuresTable } from '../tables.ts';
import { askedBlocks } from './stay-letters.ts';
import { printedInstant, subjectInWords } from '../words.ts';

/**
 * 暂缓执行证明: what the subject shows at a counter while its objection is examined. It names the measures and since when, and nothing of
 * the case; whether it still holds is asked of the register.
 */
export function suspensionCertificate(letter: LetterOf<'suspensionCertificate'>): Block[] {
  return [
    paragraph('兹证明：'),
    paragraph(`${under('suspend')}，对${subjectInWords(letter)}采取的下列联合惩戒措施，自${printedInstant(letter.since)}起暂缓执行：`),
    ...measuresTable(letter.measures),
    ...askedBlocks(letter.asked),
    paragraph('暂缓执行期间，有关部门和单位不得以上列措施为由，限制、排除该信用主体或者作出不利评价。'),
    paragraph(
      '本证明约束采取上列暂缓执行措施的执行单位。国家和省级信用平台、其他城市以及自行查询使用信用信息的单位不受本平台的暂缓执行通知约束，但可以据此知悉该信用信息正在核实。',
    ),
    paragraph('暂缓执行何时结束以查验结果为准；一项措施恢复执行、解除或者到期后，本证明对该项措施自动失效。在此之后增加的措施，另行出具证明。'),
    paragraph(`查验编号：${letter.checkUrl.slice(letter.checkUrl.lastIndexOf('/') + 1)}`),
    { kind: 'code', url: letter.checkUrl, text: '扫描二维码或者访问以下地址，可以核验本证明的真实性和当前效力：' },
  ];
}
