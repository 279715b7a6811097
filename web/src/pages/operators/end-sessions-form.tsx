import { App, Button, Form, Input } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

/** Ends all logins of somebody, for instance whose device was lost. */
export function EndSessionsForm() {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ userId: string }>();
  const problems = useFormProblems(form, 'endSessions');
  const end = useSend(
    ({ userId }: { userId: string }, key) => answerOf(api.POST('/api/operators/sessions/end', { body: { userId: userId.trim() }, headers: mutationHeaders(key) })),
    ({ ended }) => {
      void message.success(t('settings.sessions.ended', { count: ended }));
      form.resetFields();
    },
  );
  return (
    <section className="card" aria-labelledby="end-sessions">
      <h2 id="end-sessions">{t('settings.sessions.ofOthers')}</h2>
      <p className="fine">{t('settings.sessions.ofOthersText')}</p>
      <Form form={form} name="endSessions" layout="vertical" requiredMark={false} onFinish={(values) => end.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <div className="check-row">
          <Form.Item name="userId" label={t('settings.sessions.userId')} rules={[{ required: true, whitespace: true, message: t('settings.sessions.needUserId') }]}><Input autoComplete="off" maxLength={100} /></Form.Item>
          <Button danger htmlType="submit" loading={end.isPending}>{t('settings.sessions.endAll')}</Button>
        </div>
      </Form>
    </section>
  );
}
