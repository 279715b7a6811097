import { App, Button, Form, Input } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values { name: string; identifier: string }

/** A record that was withdrawn because it is not its subject's is given to whom it is about. */
export function RehomeForm({ recordId }: { recordId: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'rehome');
  const send = useSend(
    (body: Values, key) => answerOf(api.POST('/api/records/{id}/rehoming', { params: { path: { id: recordId } }, body, headers: mutationHeaders(key) })),
    () => void message.success(t('records.rehome.done')),
  );
  return (
    <Form form={form} name="rehome" layout="vertical" className="card narrow-form" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('records.rehome.title')}</h2>
      <p className="consequence">{t('records.rehome.text')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="name" label={t('records.rehome.name')} rules={[{ required: true, whitespace: true, message: t('records.rehome.needName') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="identifier" label={t('records.rehome.identifier')} rules={[{ required: true, whitespace: true, message: t('records.rehome.needIdentifier') }]}><Input maxLength={40} autoComplete="off" /></Form.Item>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('records.rehome.send')}</Button></div>
    </Form>
  );
}
