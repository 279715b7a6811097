import type { Label } from './labels.ts';
import type { RetentionRule } from './policy.ts';
import type { RetentionEvent, RetentionKind } from './policy-names.ts';
import type { KeptBecause } from './retention.ts';

const l = (zh: string, en: string): Label => ({ zh, en });

export const RETENTION_LABELS: Record<RetentionKind, Label> = {
  case: l('异议案卷', 'Case files'), inquiry: l('查询', 'Inquiries'), repair: l('信用修复案卷', 'Repairs'), complaint: l('投诉', 'Complaints'), upload: l('报送批次', 'Batches of records'), incident: l('错误批次的处理', 'Faulty batches'), record: l('信用信息', 'Credit records'), subject: l('主体的名称、号码和账户', 'Names, numbers and accounts of subjects'),
  draftEvidence: l('没有提交使用的证据', 'Files handed in and never used'), check: l('执行前核查回执', 'Receipts of checks'), message: l('发出的通知', 'Messages sent'),
};
export const RETENTION_EVENT_LABELS: Record<RetentionEvent, Label> = {
  closed: l('自结案', 'from closing'), answered: l('自答复', 'from the answer'), finished: l('自接收并处理完毕', 'from when it was taken in and decided'), provided: l('自提供', 'from when it was provided'), lastErased: l('自最后一件案卷销毁', 'from when its last file was erased'),
  uploaded: l('自上传', 'from the upload'), asked: l('自核查', 'from the check'), sent: l('自发出', 'from sending'),
};
export const KEPT_LABELS: Record<KeptBecause, Label> = {
  notDue: l('未到期', 'not due'), unsigned: l('期限未经确认', 'period not signed'), legalHold: l('暂停销毁', 'legal hold'), open: l('仍在办理', 'something is open'),
};

/** A period in words: from what, for how long. */
export function retentionText({ event, count, unit }: Pick<RetentionRule, 'event' | 'count' | 'unit'>): Label {
  const from = RETENTION_EVENT_LABELS[event];
  const length = unit === 'years' ? l(`${count}年`, count === 1 ? '1 year' : `${count} years`) : l(`${count}个月`, count === 1 ? '1 month' : `${count} months`);
  return l(`${from.zh}起${length.zh}`, `${length.en} ${from.en}`);
}
