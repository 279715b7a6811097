export const intake = {
  supplementAsk: {
    what: '缺少什么', item: '需要补正的内容', explanation: '具体要求', explanationHint: '写清楚要交什么、要说明什么；会写入《一次性补正告知书》。', needItem: '请至少选择一项。', needExplanation: '请写明具体要求。',
    consequence: '请一次告知全部需要补正的内容：本案只能发出一份补正告知，不能再次要求补正。记录标注保持不变；等待补正的时间不计入受理期限。',
  },
  supplement: {
    asked: '平台要求补正', askedText: '{{day}}发出《一次性补正告知书》。', until: '补正期限', lapseWithdrawn: '逾期未补正的，视为撤回。', lapseGoesOn: '逾期未补正的，平台按现有材料决定，不视为撤回。',
    words: '补充说明', wordsHint: '逐项说明；只交材料的可以不填。', files: '补充材料', needSomething: '请写明补充说明，或者提交补充材料。', received: '{{day}}收到补正', lapsed: '期限届满没有收到补正', items: '需要补正', consequence: '提交后平台继续审查是否受理。',
  },
  turnAway: {
    reason: '不予受理的原因', needReason: '请选择原因。', reasons: '理由', reasonsHint: '写入通知书，申请人会看到。', needReasons: '请写明理由。', consequence: '不予受理立即生效：本案终结，异议标注取消，不暂缓任何措施；通知书写明理由和救济途径。', earlier: '同一记录的其他异议', noEarlier: '同一记录没有其他异议。',
    earlierRow: '{{number}}，{{day}}提出', repeatHint: '只有同一记录的异议曾被驳回，才能选“没有新的证据”。',
  },
  transfer: { reason: '由谁处理', needReason: '请选择有权处理的单位。', body: '有权处理的单位', address: '地址或入口', contact: '联系方式', basis: '依据', consequence: '移送立即生效：本案终结，异议标注取消；通知书写明有权单位的地址，并保留收件时间。' },
  withdrawal: {
    reasons: '撤回的原因', consequence: '申请撤回后，还要您再次确认才生效；不确认，本案继续办理。任何人不得要求您撤回。', askedTitle: '您申请了撤回，尚未确认', askedText: '{{day}}申请。确认之前，本案继续办理。',
    confirmConsequence: '确认后：本案终结，标注取消，暂缓的措施恢复执行。核实中已发现记录有误的，平台依职权继续处理。', confirmedGoesOn: '申请人已撤回，因核实已发现记录有误，平台依职权继续处理。', askedOther: '申请人已申请撤回，尚未再次确认',
  },
  stake: { title: '{{day}}：{{what}}', provisional: '自收件起，有关措施已暂缓执行' },
  through: { counter: '{{org}}窗口代为收件', paper: '{{org}}书面收件，事后补录', exOfficio: '{{org}}主动发现，依职权核查', online: '他人代为在线提交，{{org}}核验授权后收件' }, applicant: '申请人身份：{{as}}', flagged: '请核查：代理人短期内代理多个主体，或者收取费用',
  subjectEnd: { title: '信用主体于{{day}}{{how}}', waits: '等待承继单位、清算组、近亲属或者继承人参加；核实继续，措施继续暂缓。', came: '{{day}}由{{name}}（{{as}}）承继参加，本案继续办理。', over: '{{day}}等待期满，无人承继参加。', goesOn: '申请人有独立的利益或者已经承继，本案继续办理。' },
  ending: {
    title: '本案没有作出处理决定',
    terminated: '主体终止，无人承继', notAccepted: '不予受理', transferred: '已移送', converted: '已转为信用修复申请', withdrawn: '申请人已撤回', deemedWithdrawn: '逾期未补正，视为撤回', at: '{{day}}', reason: '原因', again: '有新的事实或证据的，可以再次提出异议。',
  },
} as const;
