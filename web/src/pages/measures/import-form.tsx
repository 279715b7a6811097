import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { IMPORT_COLUMNS, IMPORT_KINDS } from '../../../../domain/measure-table.ts';
import type { ImportKind } from '../../../../domain/measure-table.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { base64Of } from '../../components/base64.ts';
import { NativeSelect } from '../../components/native-select.tsx';
import { errorSentence, sentenceOf } from '../../components/problem-words.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { useWords } from '../../i18n/words.ts';

/** Measures, or what was done with them, as a table; what was not taken is shown row by row. */
export function ImportForm() {
  const words = useWords();
  const { t, list } = words;
  const [kind, setKind] = useState<ImportKind>('measures');
  const file = useRef<HTMLInputElement>(null);
  const send = useSend(async (chosen: File, key) => answerOf(api.POST('/api/measures/imports', { body: { kind, table: await base64Of(chosen) }, headers: mutationHeaders(key) })));
  const refused = send.data?.lines.filter(({ outcome }) => outcome === 'refused') ?? [];
  const columns: Readonly<Record<string, string>> = IMPORT_COLUMNS[kind];
  return (
    <section aria-labelledby="import" className="card narrow-form">
      <h2 id="import">{t('measures.importTitle')}</h2>
      <p className="fine">{t('measures.importText')}</p>
      <form className="stack" onSubmit={(event) => {
        event.preventDefault();
        const chosen = file.current?.files?.[0];
        if (chosen !== undefined) send.mutate(chosen);
      }}
      >
        <p><label htmlFor="import-kind">{t('measures.importKind')}</label><br />
          <NativeSelect id="import-kind" value={kind} onChange={({ target }) => setKind(target.value === 'executions' ? 'executions' : 'measures')} options={IMPORT_KINDS.map((each) => ({ value: each, text: t(`measures.importKinds.${each}`) }))} /></p>
        <p className="fine">{t('measures.importColumns', { columns: list(Object.values(columns)) })}</p>
        {kind === 'executions' && <p className="fine">{t('measures.kindHint')} {t('measures.timeFormat')}</p>}
        <p><label htmlFor="import-file">{t('measures.importFile')}</label><br /><input id="import-file" ref={file} type="file" accept=".xlsx,.csv" required /></p>
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('measures.importSubmit')}</Button></div>
      </form>
      <div aria-live="polite">
        {send.error !== null && <Alert type="error" showIcon role="alert" title={errorSentence(send.error, words)} />}
        {send.data !== undefined && <Alert type={refused.length === 0 ? 'success' : 'warning'} showIcon title={t('measures.importDone', { created: send.data.created, unchanged: send.data.unchanged, refused: send.data.refused })} />}
      </div>
      {refused.length > 0 && (
        <ScrollTable label={t('measures.importRefused')} head={[t('measures.importHead.row'), t('measures.importHead.rowKey'), t('measures.importHead.field'), t('measures.importHead.why')]}>
          {refused.map(({ row, rowKey, field, code }) => (
            <tr key={row}><td>{row}</td><td>{rowKey ?? ''}</td><td>{field === null ? '' : (columns[field] ?? field)}</td><td>{code === null ? '' : sentenceOf(code, words)}</td></tr>
          ))}
        </ScrollTable>
      )}
    </section>
  );
}
