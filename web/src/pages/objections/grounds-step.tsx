import { PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useEffect } from 'react';
import type { RecordView } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';
import { GroundFields } from './ground-fields.tsx';
import type { StepProps } from './step-trail.tsx';
import type { DraftGround } from './use-draft.ts';

interface Values {
  grounds: (DraftGround | undefined)[];
}
const MOST_GROUNDS = 10;

/** What is wrong with the record, ground by ground, for each is answered by itself. */
export function GroundsStep({ draft, change, go, refused, record }: StepProps & { record: RecordView }) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'grounds');
  useEffect(() => {
    if (refused !== undefined) problems.onRefused(refused);
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return (
    <Form
      form={form} name="grounds" layout="vertical" className="card" requiredMark={false} initialValues={{ grounds: draft.grounds }}
      onValuesChange={(_changed, values) => change({ grounds: values.grounds.map((ground) => ground ?? {}) })}
      onFinish={() => go('evidence')} onFinishFailed={problems.onFinishFailed}
    >
      <h2>{t('object.grounds.title')}</h2>
      <p className="fine">{t('object.grounds.text')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.List name="grounds">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <GroundFields key={key} index={name} record={record} onRemove={fields.length > 1 ? () => remove(name) : undefined} />
            ))}
            {fields.length < MOST_GROUNDS && <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('object.grounds.add')}</Button>}
          </>
        )}
      </Form.List>
      <div className="form-buttons">
        <Button type="primary" htmlType="submit">{t('object.next')}</Button>
        <Button onClick={() => go('refusal')}>{t('object.previous')}</Button>
      </div>
    </Form>
  );
}
