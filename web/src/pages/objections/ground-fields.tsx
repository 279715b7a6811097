import { Button, Form, Input } from 'antd';
import { FIELD_LABELS, GROUND_LABELS } from '../../../../domain/labels.ts';
import { GROUND_KINDS, type GroundKind } from '../../../../domain/objection.ts';
import { RECORD_FIELDS, type RecordField } from '../../../../domain/record.ts';
import type { RecordView } from '../../api/types.ts';
import { FieldInput } from '../../components/field-input.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { useWords } from '../../i18n/words.ts';

/** One ground: its kind; with wrong content also which item, what the record says (where whoever writes may see it) and what it should be. */
export function GroundFields({ index, record, onRemove }: { index: number; record?: RecordView; onRemove: (() => void) | undefined }) {
  const { t, label, value, colon } = useWords();
  const form = Form.useFormInstance();
  const kind: GroundKind | '' | undefined = Form.useWatch(['grounds', index, 'kind'], form);
  const field: RecordField | '' | undefined = Form.useWatch(['grounds', index, 'field'], form);
  // The summary lists the errors of all grounds: each says whose it is.
  const of = (sentence: string) => `${t('object.grounds.nth', { n: index + 1 })}${colon}${sentence}`;
  return (
    <fieldset className="ground-fields">
      <legend>{t('object.grounds.nth', { n: index + 1 })}</legend>
      <Form.Item name={[index, 'kind']} label={t('object.grounds.kind')} rules={[{ required: true, message: of(t('object.grounds.needKind')) }]} extra={kind ? t(`object.grounds.kinds.${kind}`) : undefined}>
        <NativeSelect prompt={t('object.grounds.choose')} options={GROUND_KINDS.map((each) => ({ value: each, text: label(GROUND_LABELS[each]) }))} />
      </Form.Item>
      {kind === 'wrongContent' && (
        <>
          <Form.Item
            name={[index, 'field']} label={t('object.grounds.field')} rules={[{ required: true, message: of(t('object.grounds.needField')) }]}
            extra={field && record !== undefined ? `${t('object.grounds.now')}${colon}${value(field, record.fields[field])}` : undefined}
          >
            <NativeSelect prompt={t('object.grounds.choose')} options={RECORD_FIELDS.map((each) => ({ value: each, text: label(FIELD_LABELS[each]) }))} />
          </Form.Item>
          {field && (
            <Form.Item name={[index, 'claimedValue']} label={t('object.grounds.claimed')} rules={[{ required: true, whitespace: true, message: of(t('problems.value-needed')) }]}>
              <FieldInput field={field} />
            </Form.Item>
          )}
        </>
      )}
      <Form.Item name={[index, 'explanation']} label={t('object.grounds.explanation')} extra={t('object.grounds.explanationHint')} rules={[{ required: true, whitespace: true, message: of(t('object.grounds.needExplanation')) }]}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      {onRemove && <Button danger type="text" onClick={onRemove}>{t('object.grounds.remove')}</Button>}
    </fieldset>
  );
}
