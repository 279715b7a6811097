import { describe, expect, it } from 'vitest';
import { letterText } from '../../letters/render-letter.ts';
import { chineseNumber, inPrint, printedDay, printedDue, printedInstant } from '../../letters/words.ts';
import { withRemedies } from '../../domain/letter-remedies.ts';
import type { LetterBody } from '../../domain/letter.ts';
import { parseDay, parseInstant } from '../../domain/time.ts';
import { ALL_SAMPLES, BODIES, fiveWorkingDays, intoTheNewYear, sampleLetter } from './sample-letters.ts';

const BASIS = '《大庆市建立完善守信联合激励和失信联合惩戒制度实施方案》（2018年6月11日）第四部分第（五）项';
const REPAIR_BASIS = '《大庆市建立完善守信联合激励和失信联合惩戒制度实施方案》（2018年6月11日）第四部分第（四）项';
const FIVE_DAYS = '2026年12月1日24时前（自2026年11月24日起第5个工作日，起始日不计入，其间非工作日2天不计入；内部办理时限）';
const RECORD = '“未按规定期限申报纳税的行政处罚”信用记录（记录编号：R-2026-0117，信息提供单位：国家税务总局大庆市税务局）';
const SUBJECT = '大庆龑润油田技术服务有限公司（证照号码：91230602MA1BYX4C3R）';

describe('dates', () => {
  it('a working-day limit is printed with its rule and its force', () => {
    expect(printedDue(fiveWorkingDays)).toBe(FIVE_DAYS);
    expect(printedDue({ ...fiveWorkingDays, skippedDays: 0, statutory: true })).toBe(
      '2026年12月1日24时前（自2026年11月24日起第5个工作日，起始日不计入；法定期限）',
    );
  });

  it('a date in a year whose holidays are not announced is called provisional, with the year', () => {
    expect(printedDue(intoTheNewYear)).toBe(
      '2027年1月4日24时前（自2026年12月25日起第5个工作日，起始日不计入，其间非工作日5天不计入；内部办理时限；暂定（2027年放假安排尚未公布））',
    );
  });

  it('the year is that of the notice that is missing, not that of the date', () => {
    const december = { ...fiveWorkingDays, at: parseInstant('2026-12-30T16:00:00Z'), day: parseDay('2026-12-30'), startedOn: parseDay('2026-12-23'), provisional: true, unknownYear: 2027 };
    expect(printedDue(december)).toBe('2026年12月30日24时前（自2026年12月23日起第5个工作日，起始日不计入，其间非工作日2天不计入；内部办理时限；暂定（2027年放假安排尚未公布））');
  });

  it('a limit that rolled says from which day and why, one that was told before says that', () => {
    const rolled = { ...fiveWorkingDays, at: parseInstant('2026-02-24T16:00:00Z'), day: parseDay('2026-02-24'), startedOn: parseDay('2026-02-01'), unit: 'calendarDays', count: 20, skippedDays: 3, rolledFrom: { day: parseDay('2026-02-21'), because: 'holiday', name: '春节' } } as const;
    expect(printedDue(rolled)).toBe('2026年2月24日24时前（自2026年2月1日起第20日，起始日不计入，末日2026年2月21日为休息日（春节），顺延至其后第一个工作日；内部办理时限）');
    expect(printedDue({ ...rolled, unit: 'months', count: 1, startInclusive: true, rolledFrom: { day: parseDay('2026-02-28'), because: 'weekend' } })).toContain('起满1个月，起始日计入，末日2026年2月28日为休息日（周末），顺延至其后第一个工作日；');
    expect(printedDue({ ...fiveWorkingDays, held: true })).toContain('，此前告知的日期较晚，仍按其办理；');
  });

  it('each unit has its own words, and an hour before midnight is printed', () => {
    const noon = { ...fiveWorkingDays, at: parseInstant('2026-12-01T04:30:00Z') };
    expect(printedDue({ ...noon, unit: 'calendarDays', count: 60 })).toBe('2026年12月1日12时30分前（自2026年11月24日起第60日，起始日不计入；内部办理时限）');
    expect(printedDue({ ...noon, unit: 'months', count: 6 })).toBe('2026年12月1日12时30分前（自2026年11月24日起满6个月；内部办理时限）');
    expect(printedDue({ ...noon, unit: 'hours', count: 24 })).toBe('2026年12月1日12时30分前（自2026年11月24日起24小时；内部办理时限）');
  });

  it('instants are printed in Chinese time, on the Chinese day', () => {
    expect(printedInstant(parseInstant('2026-11-23T16:00:00Z'))).toBe('2026年11月24日0时');
    expect(printedInstant(parseInstant('2026-11-24T15:58:59Z'))).toBe('2026年11月24日23时58分');
    expect(printedDay(parseDay('2026-01-05'))).toBe('2026年1月5日');
  });

  it('labels and grounds take full-width punctuation, figures keep theirs', () => {
    expect(inPrint('主体错误,不是我(单位)的信息')).toBe('主体错误，不是我（单位）的信息');
    expect(inPrint('时间12:30,金额1,000.00')).toBe('时间12:30,金额1,000.00');
  });

  it('grounds are numbered in Chinese', () => {
    expect([1, 9, 10, 11, 20, 35, 99, 100].map(chineseNumber)).toEqual(['一', '九', '十', '十一', '二十', '三十五', '九十九', '100']);
  });
});

describe('every letter', () => {
  it.each(ALL_SAMPLES)('$kind begins with issuer, number and case and ends with issuer and date', (letter) => {
    const lines = letterText(letter);
    // The certificate of suspension is shown to strangers: nothing of the case stands on it.
    const caseLine = letter.kind === 'suspensionCertificate' ? '暂缓执行证明' : letter.kind === 'overdueReport' ? '超期通报' : '案件编号：庆异2026-000001';
    expect(lines.slice(0, 3)).toEqual(['大庆市营商环境建设监督局', '庆信异〔2026〕0001号', caseLine]);
    expect(lines.slice(-2)).toEqual(['大庆市营商环境建设监督局', '2026年11月24日']);
  });

  it.each(ALL_SAMPLES)('$kind names its basis', (letter) => {
    expect(letterText(letter).join('')).toContain('repair' in letter ? REPAIR_BASIS : BASIS);
  });

  it.each(ALL_SAMPLES)('$kind names the subject and the record', (letter) => {
    // A monthly report is of no case, and a letter about a faulty batch of nobody in it.
    if (letter.kind === 'overdueReport' || letter.kind === 'incidentRequest' || letter.kind === 'incidentUrge' || letter.kind === 'incidentEscalation') return expect(letterText(letter).join('')).not.toContain(RECORD);
    // A public notice says that there is a decision, and to anybody no more than that.
    if (letter.kind === 'publicNotice') return expect(letterText(letter).join('')).not.toContain(RECORD);
    expect(letterText(letter).join('')).toContain(SUBJECT);
    if (letter.kind !== 'suspensionCertificate') expect(letterText(letter).join('')).toContain(RECORD);
  });

  it('暂缓执行证明 names the measures, since when and on what basis, and nothing of the case', () => {
    const text = letterText(sampleLetter('suspensionCertificate')).join('');
    expect(text).toContain('自2026年11月24日9时05分起暂缓执行');
    expect(text).toContain('查验编号：0193f1c2-7c1e-7a44-9b1e-0d5a3c2b1a91');
    for (const secret of [RECORD, '庆异2026-000001', '异议', '核实有误']) expect(text).not.toContain(secret);
  });
});

describe('what the letters say', () => {
  it('收件回执: the instant of receipt, each ground, the next step and its date', () => {
    expect(letterText(sampleLetter('receipt')).slice(5)).toEqual([
      `${SUBJECT}对${RECORD}提出的异议申请，已于2026年11月24日9时05分收到，案件编号为庆异2026-000001，载于本案办理记录第1号。`,
      '本次申请提出异议理由2项，提交证据材料2件。异议理由如下：',
      '理由一：金额有误。说明：罚款金额应为2000元，记录误写为20000元。 见处罚决定书第二页。',
      '理由二：处罚已经履行。说明：2026年3月2日已缴清。',
      '自收件之时起，该信用记录已加注“已收到异议”标注，查询该信用记录的单位均可看到。',
      `本申请依据${BASIS}办理。下一步由我单位审查申请材料并决定是否受理，于${FIVE_DAYS}作出，结果将书面告知你（单位）。`,
      '请妥善保存本回执。凭案件编号可以随时查询办理进度。',
      '大庆市营商环境建设监督局',
      '2026年11月24日',
    ]);
  });

  it('受理通知书: the measures are suspended for the verification, or there are none', () => {
    const lines = letterText(sampleLetter('acceptanceNotice'));
    expect(lines).toContain('三、联合惩戒措施暂缓执行');
    expect(lines).toContain('序号：1；联合惩戒措施：限制参加政府采购活动；实施依据：《中华人民共和国政府采购法》第二十二条；执行单位：大庆市财政局');
    expect(letterText(sampleLetter('acceptanceNotice', { suspended: [] }))).toContain(
      '经查，目前没有以该信用记录为依据的联合惩戒措施。信息核实期间新登记的此类措施，一并暂缓执行。',
    );
  });

  it('暂缓执行通知书 protects the clerk: issuer, basis, period', () => {
    const lines = letterText(sampleLetter('suspensionNotice'));
    expect(lines[5]).toContain(`依据${BASIS}关于“联合惩戒措施在信息核实期间暂不执行”的规定，现通知你单位暂缓执行`);
    expect(lines).toContain(
      '自2026年11月24日9时05分起，至我单位发出的《恢复执行通知书》或者《解除联合惩戒措施通知书》载明的时间止。期间届满以书面通知为准；未收到上述通知的，不得自行恢复执行。',
    );
    const clerk = lines[lines.indexOf('三、经办人员的依据') + 1];
    expect(clerk).toContain('本通知书由大庆市营商环境建设监督局签发。你单位及经办人员在上述期间依照本通知书暂缓执行，是执行上述规定，不属于应当采取而未采取联合惩戒措施。');
    expect(lines.join('')).toContain(`请于${FIVE_DAYS}确认收到并反馈落实情况。`);
  });

  it('协查函: answer ground by ground, and silence is no confirmation', () => {
    const lines = letterText(sampleLetter('verificationRequest'));
    expect(lines).toContain(
      '请对照原始文书和档案，就上述理由逐项核实信用信息，作出“属实”、“不实”、“部分不实”、“无法核实”的核实结果，说明事实和依据；不实或者部分不实的，请提供正确的内容；无法核实的，请说明查找了哪些档案、为何不能核实。',
    );
    expect(lines).toContain(`请于${FIVE_DAYS}反馈核实结果。`);
    expect(lines.join('')).toContain('未反馈不视为信息属实。');
  });

  it('督办函 names the late body to its superior', () => {
    expect(letterText(sampleLetter('escalationLetter'))).toContain('现提请你单位督促国家税务总局大庆市税务局立即办理，并将督办结果反馈我单位。');
  });

  it('决定书: findings, decision, both fates of the measures, and the remedies of the pack', () => {
    const lines = letterText(sampleLetter('decisionLetter'));
    expect(lines).toContain('异议理由：理由一：金额有误；核实结果：不实；核实说明：处罚决定书载明的罚款金额为2000元，报送时多录一个零。');
    expect(lines).toContain(`异议部分成立。依据${BASIS}关于“经核实有误的信息应及时更正或撤销”的规定，对该信用记录予以更正，并通知所有已接收该信息的单位。更正内容如下：`);
    expect(lines).toContain('信息项：金额（元）；更正前：20000.00；更正后：2000.00');
    expect(lines).toContain('下列联合惩戒措施失去依据，予以解除，由我单位通知执行单位：');
    expect(lines).toContain(
      '如不服本决定，可以自收到本决定书之日起60日内向大庆市人民政府申请行政复议，也可以自收到本决定书之日起6个月内依法向人民法院提起行政诉讼。' +
        '已经申请行政复议并被受理的，在行政复议期间不得提起行政诉讼。',
    );
  });

  it('决定书 that rejects keeps the record, has no changes, and numbers its sections without a gap', () => {
    const lines = letterText(sampleLetter('decisionLetter', { outcome: 'rejected', remedyKind: 'none', changes: [], lifted: [], resuming: [] }));
    expect(lines).toContain('异议不成立。该信用记录予以维持。');
    expect(lines.filter((line) => /^[一二三四五]、/.test(line))).toEqual(['一、核实情况', '二、理由', '三、决定', '四、救济途径']);
  });

  it('恢复执行 and 解除 are different acts with different words', () => {
    expect(letterText(sampleLetter('resumptionNotice')).join('')).toContain('现通知你单位自2026年11月24日9时05分起恢复执行下列联合惩戒措施：');
    expect(letterText(sampleLetter('liftingNotice')).join('')).toContain('下列联合惩戒措施失去依据，自2026年11月24日9时05分起予以解除：');
  });

  it('恢复计时通知书 says until when; of several reasons, which is over and for which the clock goes on standing still', () => {
    const text = letterText(sampleLetter('clockRestartNotice', { ended: 'expertTest', lasting: ['applicant'], newDue: null })).join('');
    expect(letterText(sampleLetter('clockRestartNotice')).join('')).toContain('现核实期限为2027年1月4日24时前');
    expect(text).toContain('其中“检验、检测、鉴定、专家评审”一项原因已于2026年11月30日9时05分消除。');
    expect(text).toContain('核实期限继续中止计时；恢复计时后另行通知新的期限。');
    expect(text).not.toContain('现核实期限为');
  });

  it('信息更正通知 and 信息撤销通知 say which version holds', () => {
    expect(letterText(sampleLetter('correctionNotice')).join('')).toContain('现予以更正，原第1版停止使用，以第2版为准。更正内容如下：');
    expect(letterText(sampleLetter('correctionNotice', { remedyKind: 'revoke', changes: [] })).join('')).toContain(
      '现予以撤销，原第1版停止使用，以第2版为准，状态为“已撤销”。请立即停止公示、共享和使用该信用记录。',
    );
  });

  it('恢复信誉证明 has no addressee, names who made it good, and how to check it', () => {
    const lines = letterText(sampleLetter('restorationCertificate'));
    expect(lines.slice(3, 5)).toEqual(['恢复信誉证明', '兹证明：']);
    expect(lines).toContain('下列单位已经采取措施恢复其信誉、消除不良影响：大庆市财政局、大庆市公共资源交易中心。');
    expect(lines).toContain('https://zhengming.example/check/0193f1c2-7c1e-7a44-9b1e-0d5a3c2b1a90');
  });
});

describe('what opens remedies names before whom and against whom', () => {
  const opens = ['decisionLetter', 'inadmissibilityNotice', 'deemedWithdrawnNotice', 'reviewDecision', 'noAnswerCertificate'] as const;
  it.each(opens)('%s is not issued without them, and prints them', (kind) => {
    const body = BODIES[kind];
    expect(withRemedies(body)).toBe(body);
    const { respondent: _, ...without } = body;
    const text = letterText(sampleLetter(kind)).join('\n');
    expect([text.includes(body.respondent!), text.includes(body.reconsiderationBody)]).toEqual([true, true]);
    for (const lacking of [without, { ...body, respondent: ' ' }, { ...body, reconsiderationBody: '' }]) expect(() => withRemedies(lacking as LetterBody)).toThrow(`${kind} opens remedies and does not name`);
  });
});
