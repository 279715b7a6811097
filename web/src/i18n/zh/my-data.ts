export const myData = {
  title: '我的数据', lead: '本平台保存的、关于您的全部信息。您可以随时查看数量并下载一份副本，不收费，也不需要说明理由（《个人信息保护法》第四十五条）。',
  download: '下载副本（JSON）', how: '副本里有什么',
  howText: '副本包括下面各项的全部内容：您的陈述和各方在您案件中的文字、文书全文、证据的目录和下载地址、登记簿中的每一号行为。工作人员只列单位和身份，不列姓名；发给其他单位的文书只列编号。下载会记入查看记录。',
  list: '保存的信息', table: '内容', rows: '条数',
  left: '副本里没有什么', reasons: { noPersonalData: '与个人无关的公共数据（{{count}}类）', key: '加密用的密钥（{{count}}类）', technical: '系统运行状态，不含您的内容（{{count}}类）', heldElsewhere: '已经在副本的其他部分中（{{count}}类）' },
  tables: {
    subject: '主体：名称和号码', app_user: '登录账号', user_role: '账号的身份', user_setting: '通知设置', session: '登录状态', record: '信用记录', record_version: '信用记录的各个版本', record_recipient: '信用记录提供给了谁',
    measure: '联合惩戒措施', credit_report: '出具过的信用报告', representation: '法定代表人登记', linked_settlement: '一并处理的关联记录', stay_request: '商请暂缓', mark_request: '提请上级平台标注', measure_exception: '不予暂缓', measure_execution: '措施的执行记录', case_file: '异议案件', case_party: '案件的参与方', harm_entry: '损害记录', objection_draft: '没有提交的异议草稿', verification: '核实', suspension_order: '暂缓执行', hold: '措施上的暂缓', correction_notice: '更正通知', restoration_order: '恢复信誉',
    record_publicity: '公示期限', repair_file: '信用修复', fetched_proof: '认定单位系统的证明', social_service: '社会公益服务', clock: '期限', awaited_date: '等待的日期', dossier: '案卷', act: '登记的行为', quarantine: '被拦截的报送信息', act_content: '陈述、答复和决定的文字', letter: '给您的文书', evidence: '证据', inquiry: '查询', complaint: '投诉', complaint_order: '投诉后的责令', reveal: '完整号码的调看', emergency: '紧急查看', access_log: '查看记录', legal_hold: '暂停销毁', erasure: '已销毁的内容', delivery: '给您的通知',
    ladder_notice: '待发的提醒', organisation: '单位名称（对照用）',
  },
} as const;
