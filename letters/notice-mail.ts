import type { Notice, NoticeKind } from '../domain/delivery.ts';
import type { Label } from '../domain/labels.ts';
import type { MailText } from './duty-mail.ts';

/** Subject and text of each piece of news, short enough for a short message as well; no person and no subject is named. */
const WORDS: Record<NoticeKind, { subject: Label; text: Label }> = {
  emergencyOpened: {
    subject: { zh: '有人紧急查看了不归其办理的内容', en: 'Something was opened in an emergency' },
    text: { zh: '请查看是谁、因为什么、看了什么，并作出审查。认为没有正当理由的，可以立即关闭。', en: 'Please see who it was, why, and what they looked at, and review it. What you find unjustified can be closed at once.' },
  },
  breachReported: {
    subject: { zh: '暂缓执行的措施被使用', en: 'A suspended measure was used' },
    text: { zh: '有人报告：暂缓执行期间仍然执行了措施。系统已责令执行单位停止并纠正，请督促。', en: 'It was reported that a measure was used while it was suspended. The department has been told to stop and to undo it; please see to it.' },
  },
  markRequested: {
    subject: { zh: '提请对一条信用记录作异议标注', en: 'You are asked to mark a record as in dispute' },
    text: { zh: '下级平台已受理异议，核实期间请对该记录作出标注，并签收。', en: 'An objection has been accepted below; please mark the record while it is verified, and say so.' },
  },
  markUnanswered: {
    subject: { zh: '上级平台逾期未签收标注请求', en: 'A platform above has not answered a mark request' },
    text: { zh: '期限已过，对方没有说明是否已标注。请联系督促。', en: 'Its time is over and it has not said whether it marked the record. Please see to it.' },
  },
  markRequestEnded: {
    subject: { zh: '提请的异议标注终止', en: 'A mark you were asked for ends' },
    text: { zh: '异议已经办结，请按页面所示更新或者去除该记录的标注。', en: 'The objection has been decided; please change or remove the mark as the page shows.' },
  },
  stayRequested: {
    subject: { zh: '商请暂缓执行贵单位的措施', en: 'You are asked to stay your measures' },
    text: { zh: '一条信用记录正在核实。以其为依据的贵单位措施，本平台无权命令暂缓，请研究是否同意暂缓并答复。', en: 'A credit record is being verified. The platform cannot order your measures on it to be stayed; please say whether you agree to stay them.' },
  },
  stayUnanswered: {
    subject: { zh: '商请暂缓逾期未获答复', en: 'A request to stay measures has not been answered' },
    text: { zh: '期限已过，对方没有答复是否同意暂缓。其措施仍由其依职权执行，案件照常办理；可以由贵单位出面联系。', en: 'Its time is over without a word. Its measures stay in force by its own authority and the case goes on; you may take it up with them.' },
  },
  versionShared: {
    subject: { zh: '贵单位收到过的信用记录有新版本', en: 'Records that you were given have a new version' },
    text: { zh: '提供单位修订了记录。请以系统中的现行版本为准，更新贵单位留存的内容。', en: 'Their provider has revised them. What the system shows now counts; please bring your copies up to date.' },
  },
  promiseBroken: {
    subject: { zh: '登记簿的一项保证被违反', en: 'A promise of the register is broken' },
    text: { zh: '巡查发现不应存在的记录，请立即查看并处理。', en: 'The watchdog has found what must not be there; please look at it at once.' },
  },
  evidenceAdded: {
    subject: { zh: '核实中的异议有新的证据', en: 'New evidence in an objection that you verify' },
    text: { zh: '申请人补充了证据。请一并核实、逐份答复；已经答复的，按新的协查函重新答复。', en: 'The applicant has handed in more. Please answer it with the rest; where you had answered already, a new request has been made.' },
  },
  subAssigned: {
    subject: { zh: '一件异议的核实转由贵单位承办', en: 'The verification of an objection is passed on to your unit' },
    text: { zh: '请按内部期限查阅证据、提出拟答意见，由主办单位答复。', en: 'Please view the evidence and draft the answer by the internal date; your principal sends it.' },
  },
  extensionAsked: {
    subject: { zh: '本单位经办人申请延长核实期限', en: 'A colleague asks for more time to verify' },
    text: { zh: '请在原期限届满前审批。批准之前，期限不变；批准后立即告知申请人。', en: 'Please decide before the limit runs out. Until you approve, it is as it was; the applicant is told at once when you do.' },
  },
  incidentFound: {
    subject: { zh: '本单位报送的一个批次有差错，请核实', en: 'A batch that you handed in is faulty: please verify it' },
    text: { zh: '平台发现该批次的记录有共同的差错，有关措施已全部暂缓执行。请一次核实、一次答复，可以用表格逐条写明正确内容。', en: 'Its records share one fault, and their measures rest. Please verify once for all; a table takes what is right, record by record.' },
  },
  exceptionProposed: {
    subject: { zh: '有单位提出不予暂缓执行', en: 'An exception to a suspension is proposed' },
    text: { zh: '请审查禁止暂缓的规定和理由，作出决定。决定之前，措施继续暂缓执行。', en: 'Please examine the clause and the reasons, and decide. Until then the measure goes on resting.' },
  },
  stayAnswered: {
    subject: { zh: '商请暂缓执行已有结果', en: 'A request to stay measures has come to a result' },
    text: { zh: '有关单位是否同意暂缓其措施，已书面告知，请在系统中查看。', en: 'Whether the body stays its measures is told in a letter that can be read in the system.' },
  },
  powerExamined: {
    subject: { zh: '事后委托的核验已有结果', en: 'The power of attorney that was handed in has been examined' },
    text: { zh: '平台已核验所提交的授权委托书，结果和理由请在系统中查看。不予认可的，可以重新委托。', en: 'Whether it holds, and why, can be read in the system. Where it does not, an agent may be named anew.' },
  },
  wordEntered: {
    subject: { zh: '您的书面答复已录入', en: 'Your answer on paper has been entered' },
    text: { zh: '平台已将您对信誉恢复情况的书面答复录入案件，请在系统中核对；与您的答复不一致的，请告知平台。', en: 'What you have answered on paper about the restoration stands in the case. Please check it, and tell the platform if it is not what you have said.' },
  },
  suspendedLater: {
    subject: { zh: '又有措施暂缓执行，已另行出具证明', en: 'More measures are suspended; there is a further certificate' },
    text: { zh: '本案又有措施暂缓执行。另行出具的暂缓执行证明已在系统中，请查看。', en: 'More measures rest in this case. A further certificate of suspension can be read in the system.' },
  },
  exceptionGranted: {
    subject: { zh: '一项措施在核实期间不予暂缓', en: 'A measure goes on during the verification' },
    text: { zh: '告知书载明依据、期限和救济途径，请查看。', en: 'The notice names the clause, the end and what you can do against it.' },
  },
  measureEnded: {
    subject: { zh: '对您的一项联合惩戒措施已终止', en: 'A measure on you has ended' },
    text: { zh: '终止告知书已在系统中，请查看。', en: 'The notice of it can be read in the system.' },
  },
  measureLapsed: {
    subject: { zh: '本单位的措施因依据失效已终止', en: 'A measure of your department has ended: its basis lapsed' },
    text: { zh: '措施所依据的规定已经失效，措施自动终止，不得再执行。', en: 'The clause it rested on is in force no more; the measure has ended and may not be applied.' },
  },
  measuresSucceeded: {
    subject: { zh: '原单位的措施已由本单位承继', en: 'Measures of a former department are now your department’s' },
    text: { zh: '原执行单位已撤销，其措施由本单位承继：可否适用请先核查，暂缓的不得执行。', en: 'The department that applied them is no more. Check before you apply one; what is suspended may not be executed.' },
  },
  measureLifted: {
    subject: { zh: '本单位的措施已解除：所依据的记录被撤销', en: 'A measure of your department is lifted: its record was withdrawn' },
    text: { zh: '同一事实的另一条记录经异议处理被撤销，本单位措施所依据的记录一并撤销，措施随之解除，不得再执行。', en: 'Another record of the same fact was withdrawn after an objection, and with it the record under your measure; it may not be applied any more.' },
  },
  recordRehomed: {
    subject: { zh: '一条信用记录改记于您名下', en: 'A record is kept under your name from now on' },
    text: { zh: '该信息此前误记于其他主体名下。告知书已在系统中；认为有误的，可以提出异议。', en: 'It stood under another name by mistake. The notice can be read in the system; you may object to it.' },
  },
  recordTakenAway: {
    subject: { zh: '误记于您名下的信用记录已归还其主体', en: 'A record that was not yours is with whom it is about' },
    text: { zh: '该记录已从您名下撤销，接收过的单位均已收到通知。', en: 'It was withdrawn from your file, and whoever had been given it has been told.' },
  },
  serviceLogged: {
    subject: { zh: '有社会公益服务等待本单位确认', en: 'Social service waits for your word' },
    text: { zh: '有人登记了为贵单位完成的社会公益服务。请核对日期和时长，予以确认或者说明不予确认的理由。', en: 'Somebody has logged service done for your organisation. Please check day and hours, and confirm or say why not.' },
  },
  serviceAnswered: {
    subject: { zh: '您登记的社会公益服务已有答复', en: 'Your social service has been answered' },
    text: { zh: '服务单位已经确认或者未予确认，页面载明累计时长和还需要多少。', en: 'The organisation has confirmed it, or has not; the page says how much counts by now and how much is missing.' },
  },
  overdueReported: {
    subject: { zh: '上月超期通报', en: 'Report of what was late last month' },
    text: { zh: '通报涉及贵单位或者下级单位的超期事项，请查看并办理尚未办理的事项。', en: 'It names duties of your organisation, or of one below it. Please see it, and do what is still open.' },
  },
  checkChanged: {
    subject: { zh: '执行前核查的结果有变化', en: 'The answer of a check before acting has changed' },
    text: { zh: '您在作出决定之前核查过，现在的结果与回执不同。请在决定前重新核查。', en: 'You checked before acting, and something else is answered now. Please check again before you decide.' },
  },
  rowHeldBack: {
    subject: { zh: '已更正的信息再次报送，已予隔离', en: 'What was put right was handed in again, and is held back' },
    text: { zh: '一个报送批次含有此前已经更正或者撤销的信息。有关条目已隔离，未进入信用记录，由信用平台人工决定是否放行。', en: 'A batch has brought back what had been corrected or withdrawn. Those rows are held back and are in no record; a person of the platform decides about them.' },
  },
};

/** One piece of news in words, with the page to open. */
export function noticeMail({ notice, number, path }: Notice, { language, publicUrl }: { language: 'zh' | 'en'; publicUrl: string }): MailText {
  const { subject, text } = WORDS[notice];
  const named = number === null ? '' : language === 'zh' ? `（${number}）` : ` (${number})`;
  const foot = language === 'zh' ? '此邮件由系统自动发出，请勿回复。' : 'This mail was sent by the system; please do not answer it.';
  return { subject: `${language === 'zh' ? '正名：' : 'Zhengming: '}${subject[language]}${named}`, text: [text[language], '', `${publicUrl}${path}`, '', foot, ''].join('\n') };
}
