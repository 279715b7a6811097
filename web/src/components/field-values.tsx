import { FIELD_LABELS } from '../../../domain/labels.ts';
import { RECORD_FIELDS } from '../../../domain/record.ts';
import type { RecordValues } from '../api/types.ts';
import { useWords } from '../i18n/words.ts';
import { Facts } from './facts.tsx';

/** What a record says, field by field; beside an earlier version, what has changed. */
export function FieldValues({ fields, before }: { fields: RecordValues; before?: RecordValues | undefined }) {
  const { t, label, value } = useWords();
  return (
    <Facts
      facts={RECORD_FIELDS.map((field) => {
        const changed = before !== undefined && before[field] !== fields[field];
        return {
          name: label(FIELD_LABELS[field]), wide: field === 'conduct' || field === 'penalty',
          value: changed ? <><del>{value(field, before[field])}</del> <ins>{value(field, fields[field])}</ins> <span className="fine">({t('file.changed')})</span></> : value(field, fields[field]),
        };
      })}
    />
  );
}
