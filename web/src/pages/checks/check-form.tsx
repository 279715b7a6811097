import { Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { MEASURE_KIND_LABELS } from '../../../../domain/labels.ts';
import { MEASURE_KINDS } from '../../../../domain/measure.ts';
import { CHECK_PURPOSES } from '../../../../domain/measure-check.ts';
import { answerOf, api } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useMeasureCatalogue } from '../../api/queries.ts';
import type { CheckBody } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';
import { IdentifierTable } from './identifier-table.tsx';

interface Values {
  identifiers: string;
  kind?: NonNullable<CheckBody['kind']> | '';
  code?: string;
  purpose: CheckBody['purpose'];
  decisiveAt?: string;
}

const MOST = 50;
const linesOf = (text = ''): string[] => text.split(/[\n,，;；]/).map((line) => line.trim()).filter((line) => line !== '');

/** Numbers as they stand in a list of bidders, one per line. */
export function CheckForm() {
  const { t, label } = useWords();
  const navigate = useNavigate();
  const catalogue = useMeasureCatalogue().data?.measures ?? [];
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'check', (name) => name.slice(0, 1));
  const send = useSend(
    ({ identifiers, kind, code, purpose, decisiveAt }: Values) => answerOf(api.POST('/api/checks', {
      body: { identifiers: linesOf(identifiers), kind: kind ? kind : null, code: code ? code : null, purpose, decisiveAt: decisiveAt ? `${decisiveAt}:00+08:00` : null },
    })),
    ({ id }) => void navigate(`/checks/${id}`),
  );
  const enough = (_rule: unknown, text?: string) => {
    const count = linesOf(text).length;
    return count === 0 ? Promise.reject(new Error(t('checks.form.needIdentifiers'))) : count > MOST ? Promise.reject(new Error(t('checks.form.tooMany'))) : Promise.resolve();
  };
  return (
    <Form form={form} name="check" layout="vertical" className="card narrow-form" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('checks.form.heading')}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="identifiers" label={t('checks.form.identifiers')} extra={t('checks.form.identifiersHint')} rules={[{ validator: enough }]}>
        <Input.TextArea rows={4} maxLength={4000} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <IdentifierTable onRead={(numbers) => form.setFieldValue('identifiers', [...new Set([...linesOf(form.getFieldValue('identifiers') as string | undefined), ...numbers])].join('\n'))} />
      <Form.Item name="purpose" label={t('checks.form.purpose')} rules={[{ required: true, message: t('checks.form.needPurpose') }]}>
        <NativeSelect prompt={t('object.grounds.choose')} options={CHECK_PURPOSES.map((value) => ({ value, text: t(`checks.purposes.${value}`) }))} />
      </Form.Item>
      <Form.Item name="code" label={t('checks.form.code')} extra={t('checks.form.codeHint')}>
        <NativeSelect prompt={t('checks.form.anyCode')} options={catalogue.map((m) => ({ value: m.code, text: `${label(MEASURE_KIND_LABELS[m.kind])} · ${m.title}` }))} />
      </Form.Item>
      <Form.Item name="kind" label={t('checks.form.kind')}>
        <NativeSelect prompt={t('checks.form.anyKind')} options={MEASURE_KINDS.map((kind) => ({ value: kind, text: label(MEASURE_KIND_LABELS[kind]) }))} />
      </Form.Item>
      <Form.Item name="decisiveAt" label={t('checks.form.decisiveAt')} extra={t('checks.form.decisiveAtHint')}><Input type="datetime-local" /></Form.Item>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('checks.form.submit')}</Button></div>
    </Form>
  );
}
