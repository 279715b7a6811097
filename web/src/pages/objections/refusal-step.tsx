import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';
import type { StepProps } from './step-trail.tsx';
import type { Draft } from './use-draft.ts';

interface Values {
  refusal: Draft['refusal'];
}
const PARTS = ['where', 'byWhom', 'shown'] as const;

/** The first question, and the only one that may be left out: where were you refused? */
export function RefusalStep({ draft, change, go, refused }: StepProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'refusal');
  useEffect(() => {
    if (refused !== undefined) problems.onRefused(refused);
    // The refusal is shown once, when the step opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const missing = { where: t('inquiries.needWhere'), byWhom: t('inquiries.needBy'), shown: t('inquiries.needShown') };
  // Whoever tells one part is asked for the others, too.
  const rule = (part: (typeof PARTS)[number]) => ({
    validator: (_rule: unknown, value: string | undefined) => {
      const said = Object.values(form.getFieldValue('refusal') as Draft['refusal']).some((text) => (text ?? '').trim() !== '');
      return said && (value ?? '').trim() === '' ? Promise.reject(new Error(missing[part])) : Promise.resolve();
    },
  });
  return (
    <Form
      form={form} name="refusal" layout="vertical" className="card" requiredMark={false} initialValues={{ refusal: draft.refusal }}
      onValuesChange={(_changed, values) => change({ refusal: values.refusal })} onFinish={() => go('grounds')} onFinishFailed={problems.onFinishFailed}
    >
      <h2>{t('object.refusal.title')}</h2>
      <p className="fine">{t('object.refusal.text')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name={['refusal', 'where']} label={t('object.refusal.where')} extra={t('object.refusal.whereHint')} rules={[rule('where')]}><Input maxLength={200} /></Form.Item>
      <Form.Item name={['refusal', 'byWhom']} label={t('object.refusal.byWhom')} extra={t('object.refusal.byWhomHint')} rules={[rule('byWhom')]}><Input maxLength={200} /></Form.Item>
      <Form.Item name={['refusal', 'shown']} label={t('object.refusal.shown')} extra={t('object.refusal.shownHint')} rules={[rule('shown')]}><Input.TextArea rows={3} maxLength={1000} /></Form.Item>
      <div className="form-buttons">
        <Button type="primary" htmlType="submit">{t('object.next')}</Button>
        <Button
          onClick={() => {
            change({ refusal: {} });
            go('grounds');
          }}
        >
          {t('object.skip')}
        </Button>
      </div>
    </Form>
  );
}
