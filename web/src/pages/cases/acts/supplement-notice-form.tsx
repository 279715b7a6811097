import { Checkbox, Form, Input } from 'antd';
import { SUPPLEMENT_ITEM_LABELS } from '../../../../../domain/intake-labels.ts';
import type { SupplementItem } from '../../../../../domain/intake-acts.ts';
import { SUPPLEMENT_ITEMS } from '../../../../../domain/intake-acts.ts';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  items: SupplementItem[];
  explanations: Partial<Record<SupplementItem, string>>;
}

/** 一次性补正告知: everything that is missing, each with what exactly. */
export function SupplementNoticeForm({ view }: ActFormProps) {
  const { t, label } = useWords();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'supplement-notice');
  const chosen = Form.useWatch('items', form) ?? [];
  const sending = useAct(
    view, t('acts.names.supplementAsked'),
    ({ items, explanations }: Values, headers) => answerOf(api.POST('/api/cases/{id}/supplement-notice', {
      params: { path: { id: view.id } }, body: { items: items.map((item) => ({ item, explanation: (explanations[item] ?? '').trim() })) }, headers,
    })),
    problems.onRefused,
  );
  return (
    <Form form={form} name="supplement-notice" layout="vertical" requiredMark={false} initialValues={{ items: [], explanations: {} }} onFinish={(values: Values) => sending.send(values)} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('intake.supplementAsk.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      {/* A rule of our own: antd gives a required group of boxes aria-required, which no group may have. */}
      <Form.Item name="items" label={t('intake.supplementAsk.what')} rules={[{ validator: async (_, chosenItems: readonly unknown[]) => { if (chosenItems.length === 0) throw new Error(t('intake.supplementAsk.needItem')); } }]}>
        <Checkbox.Group className="check-list" options={SUPPLEMENT_ITEMS.map((item) => ({ value: item, label: label(SUPPLEMENT_ITEM_LABELS[item]) }))} />
      </Form.Item>
      {SUPPLEMENT_ITEMS.filter((item) => chosen.includes(item)).map((item) => (
        <Form.Item key={item} name={['explanations', item]} label={`${label(SUPPLEMENT_ITEM_LABELS[item])} — ${t('intake.supplementAsk.explanation')}`} extra={t('intake.supplementAsk.explanationHint')} rules={[{ required: true, whitespace: true, message: t('intake.supplementAsk.needExplanation') }]}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      ))}
      <SendRow sending={sending} label={t('acts.buttons.supplementAsked')} quiet />
    </Form>
  );
}
