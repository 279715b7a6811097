import { Button, Form, Input } from 'antd';
import type { CaseView } from '../../../api/types.ts';
import { NativeSelect } from '../../../components/native-select.tsx';
import { useWords } from '../../../i18n/words.ts';

export interface Further {
  orgId: string;
  reason: string;
}

/** Who else is asked to verify beside the record's provider, each with the reason; none is the ordinary case. */
export function FurtherProviders({ view: { askable } }: { view: CaseView }) {
  const { t, org } = useWords();
  if (askable.length === 0) return null;
  return (
    <Form.List name="further">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="ground-fields">
              <Form.Item name={[name, 'orgId']} label={t('acts.further.org')} rules={[{ required: true, message: t('acts.further.needOrg') }]}>
                <NativeSelect options={askable.map((each) => ({ value: each.id, text: org(each) }))} prompt={t('acts.further.needOrg')} />
              </Form.Item>
              <Form.Item name={[name, 'reason']} label={t('acts.further.reason')} rules={[{ required: true, whitespace: true, message: t('acts.further.needReason') }]}>
                <Input maxLength={1000} />
              </Form.Item>
              <Button size="small" onClick={() => remove(name)}>{t('acts.further.remove')}</Button>
            </fieldset>
          ))}
          {fields.length < 10 && <p><Button onClick={() => add({ reason: '' })}>{t('acts.further.add')}</Button></p>}
        </>
      )}
    </Form.List>
  );
}
