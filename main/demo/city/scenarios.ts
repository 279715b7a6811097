import { caseRecordId } from './records.ts';
import { ground, RECEIVED, rejected, revoked, steps, wrongContent } from './case-parts.ts';
import type { DemoStory } from './case-story.ts';
import { actorOf, getDemoIdentity } from './identities.ts';
import { BANK, FINANCE, MARKET, RESOURCES } from './organisations.ts';
import { subjectNameOf } from './subjects.ts';

/** 云杉机械: a penalty of another company with nearly the same name, and one digit too many; it lost a bid over it. */
const upheld: DemoStory = {
  key: 'yunshan-upheld', recordId: caseRecordId('yunshanTax'), by: actorOf(getDemoIdentity('company-yunshan')),
  refusal: {
    where: '大庆市公共资源交易中心，油田注水泵站设备采购项目投标资格审查',
    byWhom: '资格审查窗口工作人员',
    shown: '信用核查结果打印页，载明我公司有税务行政处罚记录，罚款486200.00元，属限制参与公共资源交易对象，投标被否决。',
  },
  grounds: [
    ground('notOurs', `该处罚决定的当事人是“${subjectNameOf('yunshan-electric')}”，与我公司仅一字之差，统一社会信用代码不同。我公司从未受过税务处罚，主管税务所可以出具纳税情况证明。`,
      'inaccurate', '经调阅处罚决定书原件及送达回证，当事人为“云杉机电”，录入时按名称模糊匹配，误挂至异议申请人名下。'),
    wrongContent('amount', '48620.00', '我公司从对方公司处见到处罚决定书复印件，罚款数额为48620.00元，平台多录一位。',
      'inaccurate', '处罚决定书载明罚款48620.00元，平台记录小数点错位，数额有误。'),
  ],
  acceptanceRemark: RECEIVED,
  decision: revoked('经信息提供单位核实，处罚决定书载明的当事人并非异议申请人，记录的罚款数额也与决定书不符。', '记录主体错误，依据实施方案四（五），经核实有误的信息应当撤销。'),
  restoration: [
    steps(RESOURCES, '已将该公司移出限制交易主体库，恢复投标资格；已书面告知该项目招标人及评标委员会，并向该公司送达情况说明。'),
    steps(FINANCE, '已在政府采购供应商库中解除限制，并通知各采购代理机构。'),
    steps(MARKET, '已取消重点监管标注，恢复原抽查比例和频次。'),
    steps(BANK, '已撤销授信限制并恢复原执行利率，多计利息退回企业账户。'),
  ],
  confirmation: '投标资格、政府采购资格和授信均已恢复，多计利息已退回，无其他意见。',
};

/** 雁栖渚食品: says that the goods were a former tenant's; the inspection record bears its own signature. */
const refused: DemoStory = {
  key: 'yanqi-rejected', recordId: caseRecordId('yanqiFood'), by: actorOf(getDemoIdentity('company-yanqi')),
  refusal: {
    where: '大庆市财政局，学校食堂食材政府采购项目报名',
    byWhom: '采购代理机构经办人',
    shown: '供应商信用查询截图，显示食品安全行政处罚记录，被限制参加政府采购活动。',
  },
  grounds: [
    ground('notOurs', '被查处的冷库由前承租人使用，涉案冷冻禽肉制品是其遗留，不是我公司经营的食品。',
      'accurate', '现场检查笔录、进货台账和冷库租赁合同均显示检查时冷库由异议申请人使用，涉案食品列入其待售库存，笔录由其法定代表人签字确认。'),
    wrongContent('amount', '8800.00', '我公司缴纳的罚款应为8800.00元。',
      'accurate', '处罚决定书和罚没收据载明的数额均为88000.00元，与平台记录一致。'),
  ],
  acceptanceRemark: RECEIVED,
  decision: rejected('经核实，处罚决定书、现场检查笔录、罚没收据与平台记录的主体和数额一致。', '记录准确，异议理由不成立。对行政处罚决定本身不服的，应当另行申请行政复议或者提起行政诉讼。'),
  restoration: [],
  confirmation: '',
};

/** The two objections that a visitor plays; nothing has been filed on their records when the demo begins. */
export const DEMO_SCENARIOS = { upheld, rejected: refused } as const;
