import { Checkbox, Form } from 'antd';
import { FIELD_LABELS } from '../../../../../domain/labels.ts';
import { RECORD_FIELDS, type RecordField } from '../../../../../domain/record.ts';
import type { RecordValues } from '../../../api/types.ts';
import { FieldInput, normalValue } from '../../../components/field-input.tsx';
import { useWords } from '../../../i18n/words.ts';
import type { DecisionValues } from './decision-values.ts';

/** What a correction changes: each field with its present value, a tick, and the new one. */
export function ChangeFields({ fields }: { fields: RecordValues | null }) {
  const { t } = useWords();
  return (
    <fieldset className="ground-fields">
      <legend>{t('acts.decide.changes')}</legend>
      <p className="fine">{t('acts.decide.changesHint')}</p>
      <Form.Item
        name="changes" noStyle
        rules={[{
          validator: (_rule, changes: DecisionValues['changes']) =>
            Object.values(changes ?? {}).some((change) => change.on === true) ? Promise.resolve() : Promise.reject(new Error(t('acts.decide.needChange'))),
        }]}
      >
        <Hidden />
      </Form.Item>
      <ul className="plain changes">{RECORD_FIELDS.map((field) => <ChangeField key={field} field={field} now={fields?.[field]} />)}</ul>
    </fieldset>
  );
}

/** Holds the rule on all changes together; there is nothing of its own to see. */
const Hidden = () => null;

function ChangeField({ field, now }: { field: RecordField; now: string | undefined }) {
  const { t, label, value, colon } = useWords();
  const form = Form.useFormInstance<DecisionValues>();
  const on = Form.useWatch(['changes', field, 'on'], form) === true;
  return (
    <li className={on ? 'change on' : 'change'}>
      <Form.Item name={['changes', field, 'on']} valuePropName="checked" noStyle><Checkbox>{label(FIELD_LABELS[field])}</Checkbox></Form.Item>
      <span className="fine">{t('acts.decide.now')}{colon}{now === undefined ? '—' : value(field, now)}</span>
      {on && (
        <Form.Item
          name={['changes', field, 'to']} label={`${label(FIELD_LABELS[field])} · ${t('acts.decide.to')}`}
          rules={[{
            validator: (_rule, to: string | undefined) => {
              if ((to ?? '').trim() === '' && field !== 'publicUntil') return Promise.reject(new Error(`${label(FIELD_LABELS[field])}${colon}${t('acts.decide.needValue')}`));
              return now !== undefined && normalValue(field, to ?? '') === now ? Promise.reject(new Error(`${label(FIELD_LABELS[field])}${colon}${t('acts.decide.sameValue')}`)) : Promise.resolve();
            },
          }]}
        >
          <FieldInput field={field} />
        </Form.Item>
      )}
    </li>
  );
}
