import { Alert, App, Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { MEASURE_KIND_LABELS, PURPOSE_LABELS } from '../../../../domain/labels.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useMe, useMeasureCatalogue } from '../../api/queries.ts';
import type { MeasureBody, OwnMeasures } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  code: MeasureBody['code'];
  from: string;
  until?: string;
}

/** A new measure on a record that was given to this department; while the record is in dispute it is suspended from the start. */
export function RegisterForm({ record }: { record: OwnMeasures['received'][number] }) {
  const { t, label, colon } = useWords();
  const catalogue = useMeasureCatalogue().data?.measures ?? [];
  const { message } = App.useApp();
  const navigate = useNavigate();
  const today = useMe().data?.today;
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'register');
  const register = useSend(
    ({ code, from, until }: Values, key) =>
      answerOf(api.POST('/api/records/{id}/measures', { params: { path: { id: record.id } }, body: { code, from, until: until ? until : null }, headers: mutationHeaders(key) })),
    ({ state }) => {
      void message.success(t(`measures.done.${state}`));
      void navigate('/measures');
    },
  );
  const disputed = record.mark === 'disputed';
  return (
    <Form form={form} name="register" layout="vertical" className="card narrow-form" requiredMark={false} initialValues={{ from: today }} onFinish={(values) => register.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('measures.registerOn', { title: record.title })}</h2>
      <p className="fine">{record.subjectName} · {record.number}</p>
      {disputed && <Alert type="info" showIcon title={t('measures.disputed')} />}
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="code" label={t('measures.form.code')} extra={t('measures.form.codeHint')} rules={[{ required: true, message: t('measures.form.needCode') }]}>
        <NativeSelect prompt={t('object.grounds.choose')} options={catalogue.map((m) => ({ value: m.code, text: `${label(MEASURE_KIND_LABELS[m.kind])} · ${m.title}` }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => {
          const chosen = catalogue.find(({ code }) => code === getFieldValue('code'));
          return chosen === undefined ? null : (
            <div className="fine" aria-live="polite">
              <p>{t('file.basis')}{colon}{chosen.basis}</p>
              <p>{t('measures.decisive', { what: label(PURPOSE_LABELS[chosen.decisive]) })}</p>
              <p>{chosen.mayNotBeStayed === null ? t('measures.mayBeStayed') : t('measures.mayNotBeStayed', { clause: chosen.mayNotBeStayed.basis })}</p>
            </div>
          );
        }}
      </Form.Item>
      <Form.Item name="from" label={t('measures.form.from')} rules={[{ required: true, message: t('measures.form.needFrom') }]}><Input type="date" /></Form.Item>
      <Form.Item
        name="until" label={t('measures.form.until')} extra={t('measures.form.untilHint')} dependencies={['from']}
        rules={[({ getFieldValue }) => ({ validator: (_rule, until?: string) => (until && until < String(getFieldValue('from')) ? Promise.reject(new Error(t('measures.form.order'))) : Promise.resolve()) })]}
      >
        <Input type="date" />
      </Form.Item>
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={register.isPending}>{t('measures.form.submit')}</Button>
        <Button onClick={() => void navigate('/measures')}>{t('shell.common.cancel')}</Button>
      </div>
    </Form>
  );
}
