import { DeleteOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { EVIDENCE_TYPES, type SentFor, checkFile, uploadEvidence } from '../api/upload.ts';
import { sizeText } from '../i18n/format.ts';
import { useWords } from '../i18n/words.ts';
import { errorSentence } from './problem-words.ts';
import { ScanWords } from './scan-words.tsx';

/** A file that the counter has taken. */
export interface TakenFile {
  id: string;
  fileName: string;
  size: number;
}

interface Sending {
  key: number;
  name: string;
  percent: number;
  error: unknown;
}

interface EvidencePickerProps extends SentFor {
  /** What is said of the files where another sentence fits better. */
  text?: string;
  label: string;
  value?: readonly TakenFile[];
  onChange?: (files: TakenFile[]) => void;
  /** A form waits with its own sending until the files are there. */
  onBusy?: (busy: boolean) => void;
  max?: number;
}

const NONE: readonly TakenFile[] = [];

/** Evidence files: each is sent by itself as soon as it is chosen, with its progress and, if refused, its own reason. */
export function EvidencePicker({ text, label, value = NONE, onChange, onBusy, caseId, recordId, max = 20 }: EvidencePickerProps) {
  const words = useWords();
  const { t } = words;
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const taken = useRef<readonly TakenFile[]>(value);
  useEffect(() => {
    taken.current = value;
  }, [value]);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const next = useRef(0);
  const running = useRef(0);

  const patch = (key: number, change: Partial<Sending>) => setSending((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const drop = (key: number) => setSending((all) => all.filter((each) => each.key !== key));
  const put = (files: readonly TakenFile[]) => {
    taken.current = files;
    onChange?.([...files]);
  };
  const send = async (file: File) => {
    const key = next.current++;
    const wrong = checkFile(file);
    setSending((all) => [...all, { key, name: file.name, percent: 0, error: wrong }]);
    if (wrong !== undefined) return;
    if (++running.current === 1) onBusy?.(true);
    try {
      const { id, fileName, size } = await uploadEvidence(file, { caseId, recordId }, (percent) => patch(key, { percent }));
      put([...taken.current, { id, fileName, size }]);
      drop(key);
    } catch (error) {
      patch(key, { error });
    } finally {
      if (--running.current === 0) onBusy?.(false);
    }
  };
  const choose = (files: FileList | null) => {
    const room = max - taken.current.length;
    for (const file of Array.from(files ?? []).slice(0, room)) void send(file);
    if (input.current) input.current.value = '';
  };

  return (
    <div className="picker">
      <input
        ref={input} type="file" multiple className="visually-hidden" accept={EVIDENCE_TYPES.join(',')} aria-label={label} aria-describedby={hint} tabIndex={-1}
        onChange={(event) => choose(event.target.files)}
      />
      <Button icon={<UploadOutlined />} disabled={value.length >= max} onClick={() => input.current?.click()}>{t('object.evidence.add')}</Button>
      <p id={hint} className="fine">{value.length >= max ? t('object.evidence.tooMany', { max }) : (text ?? t('object.evidence.text'))}</p>
      <ul className="files" aria-live="polite">
        {value.map(({ id, fileName, size }) => (
          <li key={id}>
            <PaperClipOutlined aria-hidden />
            <span className="file-name">{fileName}</span>
            <span className="fine">{sizeText(size)} · {t('object.evidence.done')}</span>
            <ScanWords id={id} />
            <Button type="text" icon={<DeleteOutlined />} aria-label={t('object.evidence.remove', { name: fileName })} onClick={() => put(value.filter((each) => each.id !== id))} />
          </li>
        ))}
        {sending.map(({ key, name, percent, error }) => (
          <li key={key} className={error === undefined ? '' : 'file-wrong'}>
            <PaperClipOutlined aria-hidden />
            <span className="file-name">{name}</span>
            {error === undefined ? (
              <Progress percent={percent} size="small" aria-label={t('object.evidence.uploading', { percent })} />
            ) : (
              <span className="wrong-text">{t('object.evidence.failed')}{words.colon}{errorSentence(error, words)}</span>
            )}
            {error !== undefined && <Button type="text" icon={<DeleteOutlined />} aria-label={t('object.evidence.remove', { name })} onClick={() => drop(key)} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
