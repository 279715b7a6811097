import { Checkbox, Form } from 'antd';
import { SANCTIONS } from '../../../../../domain/publicity.ts';
import { SANCTION_LABELS } from '../../../../../domain/repair-labels.ts';
import { useWords } from '../../../i18n/words.ts';

/** 重新认定轻重: what the decision behind the record really imposed; its class and its period follow from that. Only where they were stated. */
export function SanctionFields() {
  const { t, label } = useWords();
  return (
    <fieldset className="ground-fields">
      <legend>{t('acts.decide.sanctions')}</legend>
      <p className="fine">{t('acts.decide.sanctionsHint')}</p>
      <Form.Item name="sanctions" noStyle><Checkbox.Group className="choices" options={SANCTIONS.map((each) => ({ value: each, label: label(SANCTION_LABELS[each]) }))} /></Form.Item>
    </fieldset>
  );
}
