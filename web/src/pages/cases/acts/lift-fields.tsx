import { Checkbox, Form } from 'antd';
import type { MeasureView } from '../../../api/types.ts';
import { useWords } from '../../../i18n/words.ts';

/** Which measures lose their basis; with a record revoked all of them do. */
export function LiftFields({ measures, all }: { measures: readonly MeasureView[]; all: boolean }) {
  const { t, org } = useWords();
  const name = ({ title, executor }: MeasureView) => <>{title} <span className="fine">{org(executor)}</span></>;
  return (
    <fieldset className="ground-fields">
      <legend>{t('acts.decide.lift')}</legend>
      {measures.length === 0 && <p className="fine">{t('acts.decide.noMeasures')}</p>}
      {measures.length > 0 && <p className="fine">{all ? t('acts.decide.liftAll') : t('acts.decide.liftHint')}</p>}
      {all ? <ul className="titles">{measures.map((measure) => <li key={measure.id}>{name(measure)}</li>)}</ul> : (
        <Form.Item name="lift" noStyle>
          <Checkbox.Group className="choices" options={measures.map((measure) => ({ value: measure.id, label: name(measure) }))} />
        </Form.Item>
      )}
    </fieldset>
  );
}
