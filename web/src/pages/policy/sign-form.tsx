import { App, Button, Form, Input } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useMe } from '../../api/queries.ts';
import type { BasisValue } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  name: string;
  document: string;
  documentDay: string;
}

/** Who stands for the chosen values, and in what document: one signature for all of them. */
export function SignForm({ edition, chosen, onSigned }: { edition: string; chosen: readonly BasisValue[]; onSigned: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const today = useMe().data?.today;
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'sign');
  const sign = useSend(
    ({ name, document, documentDay }: Values, key) => {
      const values = chosen.map(({ pointer, hash }) => ({ pointer, hash }));
      return answerOf(api.POST('/api/basis/confirmations', { body: { edition, name: name.trim(), document: document.trim(), documentDay, values }, headers: mutationHeaders(key) }));
    },
    ({ signed, seq }) => {
      void message.success(t('policy.confirm.done', { count: signed, seq }));
      form.resetFields();
      onSigned();
    },
  );
  return (
    <Form form={form} name="sign" layout="vertical" className="card narrow-form" requiredMark={false} initialValues={{ documentDay: today }} onFinish={(values) => sign.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('policy.confirm.formTitle', { count: chosen.length })}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="name" label={t('policy.confirm.name')} extra={t('policy.confirm.nameHint')} rules={[{ required: true, whitespace: true, message: t('policy.confirm.needName') }]}><Input maxLength={100} autoComplete="off" /></Form.Item>
      <Form.Item name="document" label={t('policy.confirm.document')} extra={t('policy.confirm.documentHint')} rules={[{ required: true, whitespace: true, message: t('policy.confirm.needDocument') }]}><Input maxLength={300} autoComplete="off" /></Form.Item>
      <Form.Item
        name="documentDay" label={t('policy.confirm.day')}
        rules={[{ required: true, message: t('policy.confirm.needDay') }, { validator: (_rule, day?: string) => (day && today !== undefined && day > today ? Promise.reject(new Error(t('policy.confirm.future'))) : Promise.resolve()) }]}
      >
        <Input type="date" />
      </Form.Item>
      <p className="consequence">{t('policy.confirm.consequence')}</p>
      {chosen.length === 0 && <p className="fine">{t('policy.confirm.none')}</p>}
      <div className="form-buttons"><Button type="primary" htmlType="submit" disabled={chosen.length === 0} loading={sign.isPending}>{t('policy.confirm.submit')}</Button></div>
    </Form>
  );
}
