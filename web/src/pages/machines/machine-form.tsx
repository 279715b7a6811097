import { App, Button, Checkbox, Form, Input } from 'antd';
import type { Scope } from '../../../../domain/scope.ts';
import { SCOPE_NAMES } from '../../../../domain/scope.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useMachines } from '../../api/queries.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  orgId: string;
  name: string;
  scopes: Scope[];
}

/** Enters a machine; its key comes after it. */
export function MachineForm() {
  const { t, org } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'machine');
  const orgs = useMachines().data?.orgs ?? [];
  const operator = useUser().roles.includes('operator');
  const register = useSend(
    ({ orgId, name, scopes }: Values, key) => answerOf(api.POST('/api/operators/machines', { body: { orgId, name: name.trim(), scopes }, headers: mutationHeaders(key) })),
    ({ machineId }) => {
      void message.success(t('machines.done.registered', { id: machineId }));
      form.resetFields();
    },
  );
  if (!operator) return null;
  return (
    <Form form={form} name="machine" layout="vertical" className="card narrow-form" requiredMark={false} onFinish={(values) => register.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('machines.form.title')}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="orgId" label={t('machines.form.org')} rules={[{ required: true, message: t('machines.form.needOrg') }]}><NativeSelect prompt={t('object.grounds.choose')} options={orgs.map((each) => ({ value: each.id, text: org(each) }))} /></Form.Item>
      <Form.Item name="name" label={t('machines.form.name')} extra={t('machines.form.nameHint')} rules={[{ required: true, whitespace: true, message: t('machines.form.needName') }]}><Input maxLength={100} autoComplete="off" /></Form.Item>
      <Form.Item name="scopes" label={t('machines.form.scopes')} rules={[{ validator: (_rule, chosen?: Scope[]) => (chosen?.length ? Promise.resolve() : Promise.reject(new Error(t('machines.form.needScopes')))) }]}>
        <Checkbox.Group className="choices" options={SCOPE_NAMES.map((scope) => ({ value: scope, label: t(`machines.scopeNames.${scope}`) }))} />
      </Form.Item>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={register.isPending}>{t('machines.form.submit')}</Button></div>
    </Form>
  );
}
