import { Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { FIELD_LABELS, GROUND_LABELS } from '../../../../domain/labels.ts';
import { GROUND_KINDS } from '../../../../domain/objection.ts';
import type { GroundKind } from '../../../../domain/objection.ts';
import { RECORD_FIELDS } from '../../../../domain/record.ts';
import type { RecordField } from '../../../../domain/record.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  ground?: GroundKind;
  field?: RecordField;
  what: string;
}

/** 登记错误批次: one act, and every measure of the batch rests. */
export function FindIncidentForm({ uploadId }: { uploadId: string }) {
  const { t, label } = useWords();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'incident-find', ([name]) => [name === 'uploadId' ? 'what' : (name ?? '')]);
  const ground = Form.useWatch('ground', form);
  const send = useSend(
    ({ ground: kind, field, what }: Values, key) => answerOf(api.POST('/api/incidents', { headers: mutationHeaders(key), body: { uploadId, ground: kind ?? 'wrongContent', field: kind === 'wrongContent' ? (field ?? null) : null, what: what.trim() } })),
    ({ incidentId }) => void navigate(`/incidents/${incidentId}`),
  );
  return (
    <details className="besides">
      <summary>{t('incidents.find.open')}</summary>
      <Form form={form} name="incident-find" layout="vertical" className="card narrow-form" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <h2>{t('incidents.find.title')}</h2>
        <p className="consequence">{t('incidents.find.consequence')}</p>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="ground" label={t('incidents.find.ground')} rules={[{ required: true, message: t('incidents.find.needGround') }]}>
          <NativeSelect prompt="—" options={GROUND_KINDS.map((value) => ({ value, text: label(GROUND_LABELS[value]) }))} />
        </Form.Item>
        {ground === 'wrongContent' && (
          <Form.Item name="field" label={t('incidents.find.field')} rules={[{ required: true, message: t('incidents.find.needField') }]}>
            <NativeSelect prompt="—" options={RECORD_FIELDS.map((value) => ({ value, text: label(FIELD_LABELS[value]) }))} />
          </Form.Item>
        )}
        <Form.Item name="what" label={t('incidents.find.what')} extra={t('incidents.find.whatHint')} rules={[{ required: true, whitespace: true, message: t('incidents.find.needWhat') }]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
        <div className="form-buttons"><Button type="primary" danger htmlType="submit" loading={send.isPending}>{t('incidents.find.button')}</Button></div>
      </Form>
    </details>
  );
}
