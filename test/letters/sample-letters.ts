import { LETTER_KINDS } from '../../domain/letter.ts';
import type { Letter, LetterBody, LetterHead, LetterKind, PrintedDue, PrintedMeasure } from '../../domain/letter.ts';
import { parseDay, parseInstant } from '../../domain/time.ts';
import { REPAIR_LETTER_KINDS } from '../../domain/repair-letter.ts';
import type { RepairLetterKind } from '../../domain/repair-letter.ts';

/** Five working days from Tuesday 24 November 2026: Tuesday 1 December, over one weekend. */
const batch = { key: '2026-11-税务日报', handedInOn: parseDay('2026-11-20'), records: 3000, fault: '内容错误：罚款金额' };
export const fiveWorkingDays: PrintedDue = {
  at: parseInstant('2026-12-01T16:00:00Z'),
  day: parseDay('2026-12-01'),
  count: 5,
  unit: 'workingDays',
  startedOn: parseDay('2026-11-24'),
  skippedDays: 2,
  statutory: false,
  provisional: false,
};

export const intoTheNewYear: PrintedDue = {
  ...fiveWorkingDays,
  at: parseInstant('2027-01-04T16:00:00Z'),
  day: parseDay('2027-01-04'),
  startedOn: parseDay('2026-12-25'),
  skippedDays: 5,
  provisional: true,
};

const head: LetterHead = {
  number: '庆信异〔2026〕0001号',
  issuedAt: parseInstant('2026-11-24T01:12:00Z'),
  issuedOn: parseDay('2026-11-24'),
  issuer: '大庆市营商环境建设监督局',
  addressee: '大庆龑润油田技术服务有限公司',
  caseNumber: '庆异2026-000001',
  subjectName: '大庆龑润油田技术服务有限公司',
  subjectIdentifier: '91230602MA1BYX4C3R',
  recordTitle: '未按规定期限申报纳税的行政处罚',
  recordNumber: 'R-2026-0117',
  provider: '国家税务总局大庆市税务局',
};

const measures: PrintedMeasure[] = [
  { title: '限制参加政府采购活动', basis: '《中华人民共和国政府采购法》第二十二条', department: '大庆市财政局' },
  { title: '在招标投标活动中予以限制', basis: '《中华人民共和国招标投标法实施条例》第六十三条', department: '大庆市公共资源交易中心' },
];
const ownMeasures = measures.slice(0, 1);

const grounds = [
  { number: 1, text: '金额有误', explanation: '罚款金额应为2000元，记录误写为20000元。\n见处罚决定书第二页' },
  { number: 2, text: '处罚已经履行', explanation: '2026年3月2日已缴清。' },
];

const changes: Extract<LetterBody, { kind: 'correctionNotice' }>['changes'] = [
  { field: 'amount', from: '20000.00', to: '2000.00' },
  { field: 'publicUntil', from: '2027-03-01', to: '2026-06-01' },
  { field: 'performed', from: 'no', to: 'yes' },
];

const instant = parseInstant('2026-11-24T01:05:00Z');

/** One for all of repair: each letter takes what it needs. */
const REPAIR_BODIES = Object.fromEntries(REPAIR_LETTER_KINDS.map((kind) => [kind, {
  kind,
  repair: {
    authority: '国家税务总局大庆市税务局', class: 'general', ground: 'performed', regulation: '信用修复管理办法', receivedAt: instant, minOn: parseDay('2026-08-20'), maxOn: parseDay('2027-05-20'),
    earliestOn: parseDay('2027-02-24'), clauses: ['一般失信最短公示三个月'], reasons: '缴款凭证与系统记载不一致。', refusal: 'dutyUnperformed', revocation: 'falseCommitment', kept: ['notPerformed'], measures,
    effectiveOn: parseDay('2026-11-24'), barUntil: parseDay('2029-11-24'), due: fiveWorkingDays, temporary: false, remedies: { body: '大庆市人民政府', days: 60, months: 6 },
    checkUrl: 'https://zhengming.example/check/0193f1c2-7c1e-7a44-9b1e-0d5a3c2b1a91',
  },
}])) as unknown as { [Kind in RepairLetterKind]: Extract<LetterBody, { kind: Kind }> };

/** One body of each kind, with everything filled in. */
export const BODIES: { [Kind in LetterKind]: Extract<LetterBody, { kind: Kind }> } = {
  receipt: { kind: 'receipt', filedAt: instant, grounds, evidenceCount: 2, actSeq: 1, next: fiveWorkingDays },
  acceptanceNotice: { kind: 'acceptanceNotice', acceptedAt: instant, suspended: measures, verificationDue: fiveWorkingDays },
  reviewDecision: { kind: 'reviewDecision', result: 'maintained', reasons: '复核认为原决定事实清楚。', reconsiderationBody: '大庆市人民政府', respondent: '大庆市营商环境建设监督局', reconsiderUntil: parseDay('2027-01-25'), sueUntil: parseDay('2027-05-24') },
  serviceReceipt: { kind: 'serviceReceipt', document: '异议处理决定书', recipient: '大庆龑润油田技术服务有限公司' },
  publicNotice: { kind: 'publicNotice', outcome: 'rejected', where: '大庆日报第四版、信用大庆网站', servedOn: parseDay('2026-12-24'), days: 30 },
  suspensionNotice: { kind: 'suspensionNotice', measures: ownMeasures, since: instant, acknowledgeBy: fiveWorkingDays },
  verificationRequest: { kind: 'verificationRequest', grounds, evidenceCount: 2, answerBy: fiveWorkingDays },
  urgeLetter: { kind: 'urgeLetter', duty: '核实信用记录并反馈核实结果', due: fiveWorkingDays },
  escalationLetter: { kind: 'escalationLetter', duty: '核实信用记录并反馈核实结果', due: fiveWorkingDays, lateOrg: '国家税务总局大庆市税务局' },
  decisionLetter: {
    kind: 'decisionLetter',
    outcome: 'partlyUpheld',
    remedyKind: 'correct',
    findings: [
      { number: 1, ground: '金额有误', result: 'inaccurate', reason: '处罚决定书载明的罚款金额为2000元，报送时多录一个零。' },
      { number: 2, ground: '处罚已经履行', result: 'accurate', reason: '缴款凭证载明的缴款日期在公示之后。' },
    ],
    changes,
    reasons: '信息提供单位核实认定金额录入有误，与申请人提交的处罚决定书一致。\n其余内容与原始文书一致。',
    lifted: measures.slice(1),
    resuming: ownMeasures,
    respondent: '大庆市营商环境建设监督局', reconsiderationBody: '大庆市人民政府',
    reconsiderationDays: 60,
    suitMonths: 6,
  },
  resumptionNotice: { kind: 'resumptionNotice', measures: ownMeasures, effectiveFrom: instant, acknowledgeBy: fiveWorkingDays },
  liftingNotice: { kind: 'liftingNotice', measures: ownMeasures, effectiveFrom: instant, acknowledgeBy: fiveWorkingDays },
  correctionNotice: { kind: 'correctionNotice', remedyKind: 'correct', fromVersion: 1, toVersion: 2, changes, confirmBy: fiveWorkingDays },
  rollbackOrder: { kind: 'rollbackOrder', measures: ownMeasures, on: parseDay('2026-11-23'), by: 'subject', where: '政府采购开标现场', what: '以信用记录为由拒收投标文件', suspendedSince: instant, reportBy: fiveWorkingDays },
  restorationOrder: { kind: 'restorationOrder', measures: ownMeasures, reportBy: intoTheNewYear, of: ['executor', 'provider'], beside: [{ recordTitle: '行政处罚', recordNumber: '庆市监罚〔2026〕30号', provider: '大庆市市场监督管理局' }], duties: ['informReliers', 'reopenApplication', 'compensationRoute'], harms: [{ on: parseDay('2026-10-12'), harm: 'lostContract', where: '大庆市公共资源交易中心', what: '资格审查时被否决，失去中标资格' }] },
  restorationObjection: { kind: 'restorationObjection', duties: ['informReliers'], reason: '招标代理机构没有收到说明函。', reportBy: fiveWorkingDays },
  exceptionNotice: {
    kind: 'exceptionNotice', measure: measures[0]!, granted: true, exception: '庆信缓例〔2026〕1号', clause: '《某条例》第九条“核查期间不停止执行”', reasons: '涉及公共安全', decidedBy: '大庆市人民政府', until: parseDay('2026-12-31'),
    remedies: { servedOn: parseDay('2026-11-24'), reviewUntil: parseDay('2026-12-08'), reconsiderUntil: parseDay('2027-01-25'), sueUntil: parseDay('2027-05-24') }, reconsiderationBody: '大庆市人民政府',
  },
  incidentRequest: { kind: 'incidentRequest', batch, what: '批次内记录的罚款金额多录了一位。', answerBy: fiveWorkingDays },
  incidentUrge: { kind: 'incidentUrge', batch, due: fiveWorkingDays },
  incidentEscalation: { kind: 'incidentEscalation', batch, due: fiveWorkingDays, lateOrg: '国家税务总局大庆市税务局' },
  complaintReceipt: { kind: 'complaintReceipt', about: 'stillRefused', against: '大庆市公共资源交易中心', filedAt: instant, evidenceCount: 1, next: fiveWorkingDays },
  complaintAnswer: {
    kind: 'complaintAnswer', about: 'stillRefused', against: '大庆市公共资源交易中心', filedAt: instant, outcome: 'upheld', reasons: '经调阅窗口记录，投诉属实。', order: { text: '立即停止执行，恢复投标资格。', reportBy: fiveWorkingDays }, undone: true, remedies: null,
  },
  complaintCertificate: {
    kind: 'complaintCertificate', about: 'stillRefused', against: '大庆市公共资源交易中心', filedAt: instant, due: fiveWorkingDays, respondent: '大庆市人民政府', reconsiderationBody: '大庆市人民政府的上一级行政机关', reconsiderationDays: 60,
    applyBy: parseDay('2027-02-01'), checkUrl: 'https://zhengming.example/verify/0193f1c2-7c1e-7a44-9b1e-0d5a3c2b1a93',
  },
  rehomingNotice: { kind: 'rehomingNotice', recordedOn: parseDay('2026-11-24') },
  measureEndNotice: { kind: 'measureEndNotice', measure: measures[0]!, how: 'withdrawn', reason: '期限内已整改', endedAt: instant },
  successorNotice: { kind: 'successorNotice', state: 'awaited', how: 'deregistered', on: parseDay('2026-11-20'), joinBy: intoTheNewYear, name: null },
  terminationNotice: { kind: 'terminationNotice', how: 'deregistered', on: parseDay('2026-09-20'), goesOn: false, resuming: measures, reconsiderationBody: '大庆市人民政府', respondent: '大庆市营商环境建设监督局', reconsiderationDays: 60, suitMonths: 6 },
  stayRequest: { kind: 'stayRequest', measures: ownMeasures, since: instant, answerBy: fiveWorkingDays },
  stayAnswerNotice: { kind: 'stayAnswerNotice', body: '大庆市中级人民法院', measures: [measures[0]!], requestedOn: parseDay('2026-11-17'), answer: 'refused', document: '该措施系执行裁定确定，应由执行法院审查。' },
  suspensionCertificate: { kind: 'suspensionCertificate', measures, asked: [measures[0]!], since: instant, checkUrl: 'https://zhengming.example/verify/0193f1c2-7c1e-7a44-9b1e-0d5a3c2b1a91' },
  restorationCertificate: {
    kind: 'restorationCertificate',
    decidedOn: parseDay('2026-11-20'),
    remedyKind: 'correct',
    departments: ['大庆市财政局', '大庆市公共资源交易中心'],
    checkUrl: 'https://zhengming.example/check/0193f1c2-7c1e-7a44-9b1e-0d5a3c2b1a90',
  },
  reputationStatement: { kind: 'reputationStatement', remedyKind: 'correct', changes, putRightOn: parseDay('2026-11-24'), listedSince: parseDay('2026-03-02') },
  confirmationRequest: { kind: 'confirmationRequest', department: '大庆市财政局', reportedAt: instant, replyBy: fiveWorkingDays, silenceCounts: false },
  reopeningNotice: { kind: 'reopeningNotice', reasons: '原行政处罚决定被依法撤销。', suspended: measures, verificationDue: intoTheNewYear },
  extensionNotice: { kind: 'extensionNotice', approvedBy: { name: '孙立群', org: '国家税务总局大庆市税务局' }, reason: '需要调取三年前的纸质案卷', basis: '内部办理时限:经信息提供单位负责人批准延长一次', count: 5, unit: 'workingDays', oldDue: fiveWorkingDays, newDue: { ...fiveWorkingDays, count: 10, day: parseDay('2026-12-08'), at: parseInstant('2026-12-08T16:00:00Z'), extended: 5, stoppedDays: 2 } },
  clockStopNotice: { kind: 'clockStopNotice', stopReason: 'expertTest', basis: '内部办理时限:检验、检测、鉴定时间不计入', explanation: '产品已送检测机构检测', since: instant, left: { count: 3, unit: 'workingDays' } },
  clockRestartNotice: { kind: 'clockRestartNotice', since: instant, restartedAt: parseInstant('2026-11-30T01:05:00Z'), remark: '检测报告已经收到', newDue: intoTheNewYear },
  dateChangeNotice: { kind: 'dateChangeNotice', reason: '因暴雨停止办公两日', changed: [{ duty: '核实并反馈', oldDay: parseDay('2026-12-01'), newDue: intoTheNewYear }, { duty: '受理审查', oldDay: parseDay('2026-11-27'), newDue: fiveWorkingDays }] },
  exOfficioNotice: { kind: 'exOfficioNotice', foundBy: '大庆市财政局', foundAt: instant, grounds, suspended: measures, next: fiveWorkingDays },
  ...REPAIR_BODIES,
  supplementNotice: { kind: 'supplementNotice', items: [{ item: 'authority', explanation: '授权委托书未载明授权范围' }, { item: 'evidence', explanation: '请提交处罚决定书复印件' }], replyBy: fiveWorkingDays, lapse: 'withdrawn', clockStands: true },
  supplementLapseNotice: { kind: 'supplementLapseNotice', askedOn: parseDay('2026-11-10'), nextDue: fiveWorkingDays },
  deemedWithdrawnNotice: { kind: 'deemedWithdrawnNotice', askedOn: parseDay('2026-11-10'), dueOn: parseDay('2026-11-24'), resuming: [], reconsiderationBody: '大庆市人民政府', respondent: '大庆市营商环境建设监督局', reconsiderationDays: 60, suitMonths: 6 },
  inadmissibilityNotice: { kind: 'inadmissibilityNotice', reason: 'repeatWithoutNewEvidence', reasons: '2026年10月已作出处理决定，本次没有新的证据。', resuming: measures, reconsiderationBody: '大庆市人民政府', respondent: '大庆市营商环境建设监督局', reconsiderationDays: 60, suitMonths: 6 },
  transferNotice: { kind: 'transferNotice', reason: 'courtList', reasons: '该信息由人民法院决定。', body: '大庆市某人民法院', address: '立案信访窗口', contact: '12368', basis: '最高人民法院有关规定第十二条', receivedAt: instant, resuming: [] },
  withdrawalConfirmation: { kind: 'withdrawalConfirmation', goesOn: false, askedAt: instant, resuming: measures },
  withdrawalNotice: { kind: 'withdrawalNotice', withdrawnAt: instant },
  verificationReply: {
    kind: 'verificationReply', request: '庆信协查〔2026〕3号', askedOn: parseDay('2026-11-24'), answeredAt: instant, late: false, attached: 1,
    findings: [{ number: 1, ground: '金额有误', result: 'inaccurate', reason: '处罚决定书载明罚款2000元。', rightValue: '2000.00' }, { number: 2, ground: '处罚已经履行', result: 'accurate', reason: '无缴款记录。', rightValue: null }],
    evidence: [{ number: 1, name: '缴款书.pdf', how: 'offline', by: '孙立群', accepted: false, reason: '缴款书为另一决定的' }, { number: 2, name: '决定书.pdf', how: 'online', by: '', accepted: true, reason: '' }],
  },
  overdueReport: { kind: 'overdueReport', month: '2026-10', until: parseDay('2026-11-02'), duties: [{ unit: '国家税务总局大庆市税务局', duty: '核实并反馈', number: '庆信异〔2026〕1号', dueOn: parseDay('2026-10-12'), endedOn: parseDay('2026-10-15') }, { unit: '大庆市财政局', duty: '签收暂缓执行通知', number: null, dueOn: parseDay('2026-10-20'), endedOn: null }] },
  markNotice: { kind: 'markNotice', mark: 'disputed', since: instant },
  superiorRequest: { kind: 'superiorRequest', lateOrg: '国家税务总局大庆市税务局', dueOn: parseDay('2026-11-23'), stoppedAt: instant, decideBy: fiveWorkingDays },
  mergerNotice: { kind: 'mergerNotice', merged: true, leads: true, other: '庆信异〔2026〕0002号', at: instant, due: fiveWorkingDays },
  recallNotice: { kind: 'recallNotice', recalledAt: instant, reason: '该信息不由你单位提供。', successor: '大庆市财政局' },
  jointMeetingNotice: { kind: 'jointMeetingNotice', providers: ['国家税务总局大庆市税务局', '大庆市财政局'], grounds: ['理由1：金额有误'], due: fiveWorkingDays },
  noAnswerCertificate: {
    kind: 'noAnswerCertificate', duty: '受理审查', filedAt: instant, due: fiveWorkingDays, respondent: '大庆市营商环境建设监督局', reconsiderationBody: '大庆市人民政府', reconsiderationAddress: '大庆市人民政府行政复议机构（大庆市司法局）行政复议接待窗口', reconsiderationDays: 60,
    applyBy: parseDay('2027-02-01'), checkUrl: 'https://zhengming.example/verify/0193f1c2-7c1e-7a44-9b1e-0d5a3c2b1a92',
  },
};

/** Who gets a letter that does not go to the subject. */
const ADDRESSEES: Partial<Record<LetterKind, string>> = {
  serviceReceipt: '大庆市营商环境建设监督局',
  publicNotice: head.addressee,
  reviewDecision: head.addressee,
  suspensionNotice: '大庆市财政局',
  verificationRequest: '国家税务总局大庆市税务局',
  withdrawalNotice: '国家税务总局大庆市税务局',
  urgeLetter: '国家税务总局大庆市税务局',
  escalationLetter: '国家税务总局黑龙江省税务局',
  resumptionNotice: '大庆市财政局',
  liftingNotice: '大庆市财政局',
  correctionNotice: '大庆市公共资源交易中心',
  rollbackOrder: '大庆市财政局', restorationOrder: '大庆市财政局', restorationObjection: '大庆市财政局',
};

/** A letter of a kind with parts of its head or body changed. */
export const sampleLetter = <Kind extends LetterKind>(kind: Kind, changed: Partial<LetterHead & Extract<LetterBody, { kind: Kind }>> = {}): Letter =>
  ({ ...head, addressee: ADDRESSEES[kind] ?? head.addressee, ...BODIES[kind], ...changed }) as Letter;

export const ALL_SAMPLES: Letter[] = LETTER_KINDS.map((kind) => sampleLetter(kind));
