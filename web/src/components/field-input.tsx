import { Input } from 'antd';
import type { ChangeEvent } from 'react';
import type { RecordField } from '../../../domain/record.ts';
import { useWords } from '../i18n/words.ts';
import { NativeSelect } from './native-select.tsx';

interface FieldInputProps {
  field: RecordField;
  id?: string;
  value?: string;
  onChange?: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => void;
  'aria-label'?: string;
  disabled?: boolean;
}

/** The right kind of input for a field of a record: a day, a yes or no, an amount, or words. */
export function FieldInput({ field, ...rest }: FieldInputProps) {
  const { t } = useWords();
  if (field === 'performed') {
    return <NativeSelect {...rest} prompt={t('object.grounds.choose')} options={[{ value: 'yes', text: t('shell.common.yes') }, { value: 'no', text: t('shell.common.no') }]} />;
  }
  if (field === 'decidedOn' || field === 'publicUntil') return <Input {...rest} type="date" />;
  return <Input {...rest} inputMode={field === 'amount' ? 'decimal' : 'text'} maxLength={500} autoComplete="off" />;
}

/** As the register keeps it: amounts with two decimals and without separators. */
export function normalValue(field: RecordField, text: string): string {
  const value = text.trim();
  if (field !== 'amount') return value;
  const bare = value.normalize('NFKC').replaceAll(/[,\s元¥]/g, '');
  return /^\d+(?:\.\d{1,2})?$/.test(bare) ? Number(bare).toFixed(2) : value;
}
