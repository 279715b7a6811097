import { corrected, ground, RECEIVED, rejected, representative, revoked, SATISFIED, steps, wrongContent } from './case-parts.ts';
import type { DemoCase } from './case-story.ts';
import { actorOf, getDemoIdentity } from './identities.ts';
import { BANK, FINANCE, RESOURCES } from './organisations.ts';
import { caseMeasureId, caseRecordId } from './records.ts';

/** A dozen objections in all stages, played through the register when the city is seeded. */
export const DEMO_CASES: readonly DemoCase[] = [
  {
    key: 'hetang', recordId: caseRecordId('hetangWages'), by: representative('hetang', '荆砚之'), filedWorkingDaysAgo: 1, until: 'received',
    refusal: { where: '龙江云帆银行大庆分行营业部', byWhom: '对公客户经理', shown: '贷款审批系统提示“拖欠农民工工资失信联合惩戒对象”，流动资金贷款不予受理。' },
    grounds: [
      ground('performed', '17名农民工的工资已通过劳动监察专户全部付清，有银行回单和农民工签收表，平台仍显示未履行。', 'inaccurate', '专户流水和签收表显示工资已全部支付，义务履行情况未及时更新。'),
    ],
    acceptanceRemark: RECEIVED,
    decision: corrected('upheld', '拖欠工资已全部支付，平台未更新。', '履行情况与事实不符，应当更正。', [{ field: 'performed', to: 'yes' }], [caseMeasureId('hetangWages', 'wageFunding'), caseMeasureId('hetangWages', 'wageLoan')]),
    restoration: [], confirmation: SATISFIED,
  },
  {
    key: 'taying', recordId: caseRecordId('tayingPermit'), by: representative('taying', '莫听川'), filedWorkingDaysAgo: 3, until: 'accepted',
    refusal: { where: '大庆市公共资源交易中心，老旧小区外墙改造项目', byWhom: '招标代理机构', shown: '资格审查表备注“有建设工程行政处罚，从严审核”，要求补交说明后仍未通过。' },
    grounds: [
      wrongContent('conduct', '未取得施工许可证擅自施工，工程合同价款2860000.00元', '工程合同价款为286万元，记录写成2860万元，使行为显得严重得多。', 'inaccurate', '施工合同载明价款2860000.00元，录入有误。'),
    ],
    acceptanceRemark: RECEIVED,
    decision: corrected('upheld', '合同价款录入有误。', '记录内容与处罚决定书不符，应当更正。', [{ field: 'conduct', to: '未取得施工许可证擅自施工，工程合同价款2860000.00元' }], []),
    restoration: [], confirmation: SATISFIED,
  },
  {
    key: 'lin', recordId: caseRecordId('linTaxi'), by: actorOf(getDemoIdentity('person-lin')), filedWorkingDaysAgo: 4, until: 'acknowledged',
    refusal: { where: '龙江云帆银行大庆分行让胡路支行', byWhom: '个贷中心客户经理', shown: '个人信用核查单，载明我有一条未缴清的非法营运处罚，住房贷款不予通过。' },
    grounds: [
      ground('notOurs', '我没有驾驶证，也没有车辆。被处罚的人与我同名，身份证号码最后四位不同。', 'inaccurate', '处罚案卷中当事人的身份证号码与异议申请人不一致，系同名误挂。'),
    ],
    acceptanceRemark: '材料齐全，已核对申请人身份，予以受理。',
    decision: revoked('处罚当事人与异议申请人系同名不同人。', '记录主体错误，应当撤销。'),
    restoration: [steps(BANK, '已删除内部不良标注，通知客户可重新申请住房贷款。')], confirmation: SATISFIED,
  },
  {
    key: 'chenxi', recordId: caseRecordId('chenxiWaste'), by: representative('chenxi', '邢漱石'), filedWorkingDaysAgo: 7, until: 'answered',
    refusal: { where: '大庆市财政局，中小企业技术改造补助申报', byWhom: '企业科工作人员', shown: '申报系统提示“存在生态环境行政处罚，限制申请财政性资金项目”。' },
    grounds: [
      wrongContent('amount', '12000.00', '处罚决定书上的罚款是12000.00元，我公司当日缴清，平台写成120000.00元。', 'inaccurate', '处罚决定书及缴款书均为12000.00元，平台数额有误。'),
    ],
    acceptanceRemark: RECEIVED,
    decision: corrected('upheld', '罚款数额录入多一位。', '记录内容有误，应当更正。', [{ field: 'amount', to: '12000.00' }, { field: 'penalty', to: '责令改正，罚款12000.00元' }], [caseMeasureId('chenxiWaste', 'noPublicFunds')]),
    restoration: [steps(FINANCE, '已恢复申报资格，补助申报截止日相应顺延。')], confirmation: SATISFIED,
  },
  {
    key: 'qingsha', recordId: caseRecordId('qingshaSafetyAgain'), by: representative('qingsha', '娄见山'), filedWorkingDaysAgo: 8, until: 'answered',
    refusal: { where: '大庆市财政局，防护用品政府采购项目', byWhom: '采购代理机构', shown: '信用报告列出两条安全生产处罚，认定为“一年内两次受罚”，取消供应商资格。' },
    grounds: [
      ground('duplicate', '两条记录的决定书文号完全相同，是同一个处罚被录入两次，第二条还写成未履行。', 'inaccurate', '两条记录对应同一处罚决定，后一条系批量补录时重复报送。'),
      wrongContent('performed', 'yes', '罚款早已缴清。', 'inaccurate', '缴款书显示罚款已缴清。'),
    ],
    acceptanceRemark: RECEIVED,
    decision: revoked('同一处罚重复报送，且履行情况有误。', '重复记录应当撤销，原记录保留。'),
    restoration: [], confirmation: SATISFIED,
  },
  {
    key: 'luming', recordId: caseRecordId('lumingWages'), by: representative('luming', '沙问樵'), filedWorkingDaysAgo: 10, until: 'overdue',
    refusal: { where: '大庆市公共资源交易中心，公园绿化养护项目', byWhom: '资格审查窗口工作人员', shown: '“拖欠农民工工资失信联合惩戒对象名单”查询页，当场退回投标文件。' },
    grounds: [
      ground('notOurs', '31名工人由分包单位雇用并由其发放工资，我公司不是用工主体，也没有收到过限期支付通知。', 'partlyInaccurate', '用工主体有待结合分包合同进一步认定。'),
      wrongContent('amount', '104250.00', '劳动仲裁裁决确认的欠薪总额是104250.00元。', 'inaccurate', '裁决书载明数额为104250.00元。'),
    ],
    acceptanceRemark: RECEIVED,
    decision: corrected('partlyUpheld', '欠薪数额有误，用工主体认定不变。', '数额应当更正，其余异议理由不成立。', [{ field: 'amount', to: '104250.00' }], []),
    restoration: [], confirmation: SATISFIED,
  },
  {
    key: 'moran', recordId: caseRecordId('moranAdvert'), by: representative('moran', '屠若镜'), filedWorkingDaysAgo: 9, until: 'decidedUpheld',
    refusal: { where: '大庆市财政局，党政机关定点印刷采购', byWhom: '政府采购管理办公室', shown: '供应商资格审查意见：有广告违法行政处罚，限制参加政府采购活动。' },
    grounds: [
      ground('basisAnnulled', '该处罚决定已被行政复议机关撤销，复议决定书已经送达处罚机关，平台记录没有撤下。', 'inaccurate', '行政复议决定撤销原处罚决定属实，未按时报送撤销信息。'),
    ],
    acceptanceRemark: RECEIVED,
    decision: revoked('作为依据的处罚决定已被行政复议决定撤销。', '依据已撤销，《行政处罚法》第四十八条规定应当撤回公开的处罚决定信息。'),
    restoration: [], confirmation: SATISFIED,
  },
  {
    key: 'lanting', recordId: caseRecordId('lantingPrice'), by: representative('lanting', '阮停云'), filedWorkingDaysAgo: 10, until: 'decidedRejected',
    refusal: { where: '大庆市财政局，会议定点饭店入围评审', byWhom: '评审工作人员', shown: '“信用大庆”网站截图，显示价格违法行政处罚。' },
    grounds: [
      ground('notToBePublic', '多收的房费已当场退还，数额很小，属于轻微违法，按规定不应公示。', 'accurate', '本案适用普通程序，罚款21300.00元，不属于轻微失信信息，公示符合规定。'),
    ],
    acceptanceRemark: RECEIVED,
    decision: rejected('处罚适用普通程序，罚款数额不属小额。', '公示符合规定，异议理由不成立；最短公示期届满后可以申请信用修复。'),
    restoration: [], confirmation: '',
  },
  {
    key: 'shuoyue', recordId: caseRecordId('shuoyueOverload'), by: representative('shuoyue', '卞临渡'), filedWorkingDaysAgo: 12, until: 'correcting',
    refusal: { where: '大庆市公共资源交易中心，粮食运输服务采购', byWhom: '评标委员会', shown: '信用报告仍列有道路运输行政处罚，信用分项扣5分，未中标。' },
    grounds: [
      ground('expired', '公示期早已届满，罚款已缴清、车辆已全部检测，平台仍在公示并向银行推送。', 'inaccurate', '公示期已届满且义务已履行，应当停止公示，系统未自动下架。'),
    ],
    acceptanceRemark: RECEIVED,
    decision: revoked('公示期届满，义务已履行，仍在公示。', '超期公示的记录应当撤下，并告知接收单位停止使用。'),
    restoration: [], confirmation: SATISFIED,
  },
  {
    key: 'baihe', recordId: caseRecordId('baiheSerious'), by: representative('baihe', '宣既白'), filedWorkingDaysAgo: 15, until: 'restoring',
    refusal: { where: '大庆市公共资源交易中心，商超进校园经营权项目', byWhom: '资格审查窗口工作人员', shown: '国家企业信用信息公示系统查询页，显示列入严重违法失信名单。' },
    grounds: [
      ground('notOurs', '被列入名单的是已注销的同名商行，我公司成立不满三年，不可能“届满三年未公示”，历年年报均按期公示。', 'inaccurate', '经核对登记档案，列入对象为同名个体商行，批量列入时误匹配异议申请人。'),
    ],
    acceptanceRemark: RECEIVED,
    decision: revoked('列入对象为同名商行，与异议申请人无关。', '记录主体错误，应当撤销，并恢复其信誉、消除不良影响。'),
    restoration: [
      steps(RESOURCES, '已移出限制交易主体库，恢复投标资格，并向项目业主单位发函说明。'),
      steps(BANK, '已恢复原授信额度和利率。'),
    ],
    confirmation: SATISFIED,
  },
  {
    key: 'fengxu', recordId: caseRecordId('fengxuTax'), by: representative('fengxu', '蔺扶风'), filedWorkingDaysAgo: 35, until: 'closed',
    refusal: { where: '大庆市公共资源交易中心，油田测井技术服务项目', byWhom: '招标代理机构', shown: '信用核查结果显示罚款3720000.00元，属重大税收违法，限制投标。' },
    grounds: [
      wrongContent('amount', '372000.00', '处罚决定书的罚款数额是372000.00元，平台多写一个零，因此被当作重大案件。', 'inaccurate', '处罚决定书载明罚款372000.00元，平台数额有误。'),
    ],
    acceptanceRemark: RECEIVED,
    decision: corrected(
      'upheld', '罚款数额录入多一位，达不到重大税收违法标准。', '数额应当更正；以该数额为依据的联合惩戒措施一并解除。',
      [{ field: 'amount', to: '372000.00' }, { field: 'penalty', to: '追缴税款，处少缴税款0.6倍罚款372000.00元' }],
      [caseMeasureId('fengxuTax', 'noBidding'), caseMeasureId('fengxuTax', 'loanLimit')],
    ),
    restoration: [
      steps(RESOURCES, '已恢复投标资格，并书面告知招标代理机构此前核查结果有误。'),
      steps(BANK, '已恢复授信额度，退回上浮部分利息。'),
    ],
    confirmation: '投标资格和授信均已恢复，上浮利息已退回。',
  },
  {
    key: 'songtao', recordId: caseRecordId('songtaoBuild'), by: representative('songtao', '桑远岑'), filedWorkingDaysAgo: 30, until: 'closed',
    refusal: { where: '大庆市财政局，清洁取暖补助资金申报', byWhom: '经济建设科工作人员', shown: '申报审核意见：有建设工程行政处罚，本年度不予安排。' },
    grounds: [
      wrongContent('conduct', '供热管网改造工程设计变更手续滞后', '现场按设计变更施工，只是变更手续补办较晚，不是“未按图施工”。', 'accurate', '变更文件形成于检查之后，检查时现场与审查合格的施工图不符，记录与处罚决定书一致。'),
    ],
    acceptanceRemark: RECEIVED,
    decision: rejected('平台记录与处罚决定书一致。', '异议针对的是处罚认定本身，不属记录错误；可以依法申请行政复议或者提起行政诉讼。'),
    restoration: [], confirmation: '',
  },
];
