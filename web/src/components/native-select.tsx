import type { SelectHTMLAttributes } from 'react';

interface NativeSelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  options: readonly { value: string; text: string }[];
  /** The line shown while nothing is chosen. */
  prompt?: string;
}

/** The browser's own select: it works with every screen reader, keyboard and telephone. */
export function NativeSelect({ options, prompt, className = '', ...rest }: NativeSelectProps) {
  return (
    <select {...rest} value={rest.value ?? ''} className={`native-select ${className}`}>
      {prompt !== undefined && <option value="">{prompt}</option>}
      {options.map(({ value, text }) => <option key={value} value={value}>{text}</option>)}
    </select>
  );
}
