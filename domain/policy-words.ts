import type { TransferReason } from './intake-acts.ts';
import { TRANSFER_REASON_LABELS } from './intake-labels.ts';
import type { Label } from './labels.ts';
import { CATEGORY_LABELS, GROUND_LABELS, LETTER_LABELS, LIMIT_LABELS, MEASURE_KIND_LABELS, REMEDY_LABELS } from './labels.ts';
import type { Evidence, Limit, LimitUnit, RestorationLimit } from './limit.ts';
import type { MeasureKind } from './measure.ts';
import type { LetterKind } from './letter.ts';
import type { GroundKind, Remedy } from './objection.ts';
import type { PackRules, RestorationRule, RetentionRule } from './policy.ts';
import type { FoundedValue } from './policy-evidence.ts';
import type { RepairClass } from './publicity.ts';
import type { RecordCategory } from './record.ts';
import { CLASS_LABELS } from './repair-labels.ts';
import type { RestorationDuty, Restorer } from './restoration-acts.ts';
import { RESTORATION_DUTY_LABELS, RESTORER_LABELS } from './restoration-labels.ts';
import { RETENTION_LABELS, retentionText } from './retention-words.ts';
import { hours } from './social-service.ts';
import type { FURTHER_LIMITS, GOVERNING, PackLimitName, RetentionKind } from './policy-names.ts';

const l = (zh: string, en: string): Label => ({ zh, en });

export const EVIDENCE_LABELS: Record<Evidence, Label> = {
  text: l('见条文原文', 'Full text read'), secondary: l('见转述材料', 'Secondary source'), draft: l('仅见征求意见稿', 'Draft only'), memory: l('凭记忆，未核', 'From memory'),
  assumption: l('本产品的设定', 'Our assumption'),
};

const FURTHER_LIMIT_LABELS: Record<Exclude<(typeof FURTHER_LIMITS)[number], RestorationLimit>, Label> = {
  mark: l('异议标注', 'Mark the record'), forwarding: l('转送信息提供单位', 'Forward to the provider'), platformCheck: l('平台自行核对', 'Platform’s own check'),
  repairTotal: l('信用修复全程', 'Repair as a whole'),
  repairAcceptance: l('信用修复受理', 'Accept the repair'), repairDecision: l('认定单位决定修复', 'Authority decides the repair'), repairSupplement: l('补正修复材料', 'Supplement the repair'), repairResultSharing: l('共享修复结果', 'Share the repair result'),
  publicityMinorMax: l('轻微失信最长公示', 'Minor: longest publicity'), publicityGeneralMin: l('一般失信最短公示', 'General: least publicity'),
  publicityGeneralMax: l('一般失信最长公示', 'General: longest publicity'), publicitySeriousMin: l('严重失信最短公示', 'Serious: least publicity'),
  publicitySeriousMax: l('严重失信最长公示', 'Serious: longest publicity'), falseCommitmentBar: l('虚假承诺后不得修复', 'No repair after a false commitment'),
  disputeTotal: l('争议全程', 'Dispute as a whole'), furnisherNotice: l('通知提供方', 'Tell the furnisher'), correctionByProvider: l('提供方更正', 'Furnisher corrects'),
  resultNotice: l('告知结果', 'Tell the result'), frivolousNotice: l('告知争议无理由', 'Tell that it is frivolous'), reinsertionNotice: l('告知重新录入', 'Tell of a reinsertion'),
  procedureDescription: l('说明程序', 'Describe the procedure'), expeditedDeletion: l('快速删除', 'Expedited deletion'), refusalNotice: l('告知拒绝', 'Tell a refusal'),
  decisionNotice: l('告知决定', 'Tell the decision'), statementFiling: l('提交本人声明', 'File a statement'), statementDecision: l('答复本人声明', 'Answer a statement'),
  compensationClaim: l('请求国家赔偿', 'Claim state compensation'),
  compensationPayment: l('支付补偿', 'Pay the compensation'),
};

/** The name of any limit that a pack may have. */
export const packLimitLabel = (name: PackLimitName): Label => ({ ...LIMIT_LABELS, ...FURTHER_LIMIT_LABELS })[name];

type RuleName = Extract<keyof PackRules, 'governs' | 'counting' | 'receipt' | 'silence' | 'protection' | 'recipients' | 'statement' | 'reinsertion' | 'repeat' | 'remedies' | 'overdueReport'>;
const RULE_LABELS: Record<RuleName, Label> = {
  receipt: l('收到时间的认定', 'When something counts as received'), governs: l('新旧规则的适用', 'Which edition governs'), counting: l('期间的计算', 'How time is counted'), silence: l('逾期不答复的后果', 'What silence does'),
  protection: l('核实期间的保护', 'Protection while verifying'), recipients: l('更正通知的范围', 'Who is told of a correction'), statement: l('本人声明', 'The subject’s statement'),
  reinsertion: l('旧值再次报送', 'A wrong value comes back'), repeat: l('重复异议', 'Repeated objections'), remedies: l('救济途径', 'Remedies'), overdueReport: l('月度超期通报', 'Monthly report of what was late'),
};
const INTAKE_LABELS: Partial<Record<string, Label>> = {
  referrals: l('不属本平台办理的，告知有权机关', 'Who is competent for what is not ours'), fastLane: l('急件办理', 'Fast lane'), provisional: l('收件即暂缓执行', 'Suspension at receipt'),
  agents: l('代理提出异议', 'Filing for others'), paper: l('书面收件补录', 'Paper receipts entered later'),
};
const EXTENSION = l('延长', 'extension');
const STOP = l('中止计时', 'clock stop');

const RULE_WORDS: Record<string, Label> = {
  none: l('无', 'none'), annotate: l('标注', 'annotated'), stopDisclosure: l('停止披露', 'disclosure stopped'), delete: l('删除', 'deleted'), payPerDay: l('按日补偿', 'paid per day'),
  untilMidnight: l('电子方式当日24时前均为当日收到', 'electronically until 24:00'), untilCutOff: l('过截止时间或非工作日收到的，视为次一工作日收到', 'after the cut-off hour or on a day off: received on the next working day'),
  mark: l('标注', 'marked'), restrictUse: l('限制使用', 'use restricted'), suspendMeasures: l('措施暂缓执行', 'measures suspended'),
  everyRecipient: l('每一个收到过的单位', 'everyone ever given it'), lookBack: l('最近收到的单位', 'recent recipients'),
  blockAndAlert: l('拦截并提示', 'blocked, with an alert'), certifyAndNotify: l('经证实后录入并告知', 'only certified, with notice'),
  newEvidence: l('没有新证据的不予受理', 'only with new evidence'), frivolousNotice: l('告知无理由', 'notice that it is frivolous'),
  expertTest: l('检验鉴定', 'expert test'), supplement: l('补正', 'supplement'), jointMeeting: l('会商', 'joint meeting'), forceMajeure: l('不可抗力', 'force majeure'), applicant: l('申请人原因', 'applicant'),
};
const GOVERNING_WORDS: Record<(typeof GOVERNING)[number], Label> = {
  receipt: l('收件时有效的版本', 'the edition at receipt'), moreFavourable: l('对主体更有利的版本', 'the more favourable one'), event: l('行为发生时有效的版本', 'the edition at the event'),
};
const UNIT_WORDS: Record<LimitUnit, (count: number) => Label> = {
  workingDays: (n) => l(`${n}个工作日`, n === 1 ? '1 working day' : `${n} working days`), calendarDays: (n) => l(`${n}日`, n === 1 ? '1 day' : `${n} days`),
  months: (n) => l(`${n}个月`, n === 1 ? '1 month' : `${n} months`), hours: (n) => l(`${n}小时`, n === 1 ? '1 hour' : `${n} hours`),
};

/** A limit in words: so many days, the first one counted or not. */
export function limitText({ count, unit, startInclusive }: Pick<Limit, 'count' | 'unit' | 'startInclusive'>): Label {
  const length = UNIT_WORDS[unit](count);
  return startInclusive ? l(`${length.zh}，首日计入`, `${length.en}, first day counted`) : l(`${length.zh}，首日不计入`, `${length.en}, first day not counted`);
}

/** What a value is called: its limit or rule, and the part of it. */
export function valueName({ pointer, limit }: Pick<FoundedValue, 'pointer' | 'limit'>): Label {
  const [, top = '', second = '', part] = pointer.split('/');
  if (limit !== null) {
    const name = packLimitLabel(limit);
    if (part === 'extension') return l(`${name.zh}：${EXTENSION.zh}`, `${name.en}: ${EXTENSION.en}`);
    return part === 'stops' ? l(`${name.zh}：${STOP.zh}`, `${name.en}: ${STOP.en}`) : name;
  }
  if (top === 'intake') return INTAKE_LABELS[second] ?? l(second, second);
  if (top === 'retention') {
    const kind = RETENTION_LABELS[second as RetentionKind];
    return l(`保存期限：${kind.zh}`, `Kept for: ${kind.en}`);
  }
  if (top === 'measureTerms') {
    const [category, measure] = second.split('-') as [RecordCategory, MeasureKind];
    return l(`联合惩戒期限：${CATEGORY_LABELS[category].zh}：${MEASURE_KIND_LABELS[measure].zh}措施`, `Term of a measure: ${CATEGORY_LABELS[category].en}: ${MEASURE_KIND_LABELS[measure].en}`);
  }
  if (top === 'pausedDays') {
    const of = second === 'all' ? null : MEASURE_KIND_LABELS[second as MeasureKind];
    return l(`暂缓执行的日数与措施期限${of === null ? '' : `：${of.zh}措施`}`, `Days at rest and the term of a measure${of === null ? '' : `: ${of.en}`}`);
  }
  if (top === 'socialService') {
    const its = CLASS_LABELS[second as RepairClass];
    return second === '' ? l('社会公益服务的计算', 'How social service counts') : l(`社会公益服务：${its.zh}失信`, `Social service: ${its.en}`);
  }
  if (top === 'signing') {
    const [, letter, remedy] = second.split('-') as [string, LetterKind, Remedy | undefined];
    const [its, of] = [LETTER_LABELS[letter], remedy === undefined ? undefined : REMEDY_LABELS[remedy]];
    return l(`审核、签发：${its.zh}${of === undefined ? '' : `（${of.zh}）`}`, `Reviewed and signed: ${its.en}${of === undefined ? '' : ` (${of.en})`}`);
  }
  if (top === 'restoration') {
    const [duty, of] = second.split('-') as [RestorationDuty, Restorer];
    return l(`恢复信誉：${RESTORER_LABELS[of].zh}：${RESTORATION_DUTY_LABELS[duty].zh}`, `Restoration: ${RESTORER_LABELS[of].en}: ${RESTORATION_DUTY_LABELS[duty].en}`);
  }
  const known: Partial<Record<string, Label>> = RULE_LABELS;
  return known[top] ?? l(second || top, second || top);
}

function intakeText({ body, address, contact, withinWorkingDays, grounds, days, flagFrom, most, reason }: FoundedValue['value']): Label | null {
  if (typeof body === 'string' && typeof reason === 'string') {
    const why = TRANSFER_REASON_LABELS[reason as TransferReason];
    return l(`${why.zh}：${body}，${String(address)}，${String(contact)}`, `${why.en}: ${body}, ${String(address)}, ${String(contact)}`);
  }
  if (typeof withinWorkingDays === 'number') return l(`${withinWorkingDays}个工作日内`, `within ${withinWorkingDays} working days`);
  if (Array.isArray(grounds)) {
    const names = grounds.map((each) => GROUND_LABELS[each as GroundKind]);
    return l(names.map(({ zh }) => zh).join('；'), names.map(({ en }) => en).join('; '));
  }
  if (typeof days !== 'number') return null;
  return l(`${days}日内代理${String(flagFrom)}个主体起提示核查，满${String(most)}个不再接收`, `within ${days} days: flagged from ${String(flagFrom)} subjects, refused from ${String(most)}`);
}

function restorationText({ duty, measures }: RestorationRule): Label {
  const what = RESTORATION_DUTY_LABELS[duty];
  if (measures === null) return what;
  const kinds = measures.map((kind) => MEASURE_KIND_LABELS[kind]);
  return l(`${what.zh}（${kinds.map(({ zh }) => zh).join('、')}措施）`, `${what.en} (${kinds.map(({ en }) => en.toLowerCase()).join(', ')} measures)`);
}

function signingText(review: boolean, otherSigner: boolean): Label {
  const [zh, en] = otherSigner ? ['由拟稿、审核以外的一人签发', 'signed by somebody who has neither drafted nor reviewed it'] : ['拟稿人可以自行签发', 'may be signed by who drafted it'];
  return review ? l(`须经拟稿人以外的一人审核，${zh}`, `reviewed by somebody other than who drafted it, ${en}`) : l(zh, en);
}

/** A value in words, as somebody signs it. `unit`: of the limit that an extension belongs to. */
export function valueText({ value, limit }: Pick<FoundedValue, 'value' | 'limit'>, unit: LimitUnit | null): Label {
  const { electronic, count, startInclusive, times, effect, amount, currency, scope, months, guard, rule, procedure, publicity, allowed, maxWords, reason } = value;
  const ownUnit = typeof value['unit'] === 'string' ? (value['unit'] as LimitUnit) : unit;
  if (limit !== null && typeof count === 'number' && ownUnit !== null) {
    const length = UNIT_WORDS[ownUnit](count);
    if (typeof times === 'number') return l(`${times}次，每次${length.zh}`, times === 1 ? `once, by ${length.en}` : `${times} times, by ${length.en} each`);
    return limitText({ count, unit: ownUnit, startInclusive: startInclusive === true });
  }
  const intake = intakeText(value);
  if (intake !== null) return intake;
  if (typeof value['event'] === 'string' && typeof count === 'number') return retentionText(value as unknown as RetentionRule);
  if (typeof value['setBy'] === 'string' && typeof months === 'number') return l(`${months}个月（由${value['setBy'] === 'provider' ? '认定单位' : value['setBy']}确定）`, `${months} months, set by ${value['setBy'] === 'provider' ? 'whoever provided the record' : value['setBy']}`);
  if (typeof value['minutes'] === 'number') return l(`${hours(value['minutes'])}小时`, `${hours(value['minutes'])} hours`);
  if (typeof value['mostMinutesPerDay'] === 'number' && Array.isArray(value['organisers'])) {
    const [most, within, who] = [hours(value['mostMinutesPerDay']), String(value['withinMonths']), value['organisers'].join('、')];
    return l(`每日至多${most}小时，${within}个月内，服务组织：${who}`, `at most ${most} hours a day, within ${within} months, for ${who}`);
  }
  if (typeof value['duty'] === 'string') return restorationText(value as unknown as RestorationRule);
  if (typeof value['extends'] === 'boolean') return value['extends'] ? l('计入，期限顺延', 'are added to it') : l('不计入，期限不顺延', 'are not added to it');
  if (typeof value['workingDay'] === 'number') return l(`每月第${value['workingDay']}个工作日通报上月超期情况`, `on working day ${value['workingDay']} of the next month`);
  if (typeof value['otherSigner'] === 'boolean') return signingText(value['review'] === true, value['otherSigner']);
  const word = [effect, scope, guard, rule, reason, electronic].find((each) => typeof each === 'string');
  if (typeof word === 'string') {
    const words = RULE_WORDS[word] ?? l(word, word);
    const unverified = typeof value['unverified'] === 'string' ? RULE_WORDS[value['unverified']] : undefined;
    if (unverified !== undefined) return l(`${words.zh}；最终无法核实的，${unverified.zh}`, `${words.en}; what cannot be verified in the end: ${unverified.en}`);
    if (typeof amount === 'number' && typeof currency === 'string') return l(`${words.zh}${currency} ${amount}`, `${currency} ${amount} ${words.en}`);
    return typeof months === 'number' ? l(`${words.zh}（${months}个月内）`, `${words.en} (last ${months} months)`) : words;
  }
  if (typeof allowed === 'boolean') {
    if (!allowed) return l('不附', 'not kept');
    return typeof maxWords === 'number' ? l(`附于记录，至多${maxWords}字`, `kept with the record, at most ${maxWords} words`) : l('附于记录，不限字数', 'kept with the record, no word limit');
  }
  if (typeof procedure === 'string' && typeof publicity === 'string') {
    const [p, q] = [GOVERNING_WORDS[procedure as keyof typeof GOVERNING_WORDS], GOVERNING_WORDS[publicity as keyof typeof GOVERNING_WORDS]];
    return l(`程序：${p.zh}；公示期：${q.zh}`, `procedure: ${p.en}; publicity: ${q.en}`);
  }
  return l('按所列依据', 'as its basis says');
}
