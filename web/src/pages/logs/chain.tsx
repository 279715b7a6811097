import { Alert } from 'antd';
import type { CaseLog } from '../../api/types.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { useWords } from '../../i18n/words.ts';
import { zh } from '../../i18n/zh.ts';

const isKnown = (kind: string): kind is keyof typeof zh.log.kinds => kind in zh.log.kinds;
const isClass = (author: string): author is keyof typeof zh.kase.timelineBy => author in zh.kase.timelineBy;

/** A log, whatever its dossier is: whether its chain holds, and every act with its place in it. */
export function Chain({ log: { intact, brokenAt, because, bulletin, covered, acts } }: { log: Pick<CaseLog, 'intact' | 'brokenAt' | 'because' | 'bulletin' | 'covered' | 'acts'> }) {
  const { t, instant, language } = useWords();
  const why = because === 'words' ? t('log.brokenWords') : because === 'bulletin' ? t('log.brokenBulletin', { no: bulletin ?? '?' }) : t('log.brokenText');
  const reach = covered === 0 ? t('log.uncovered') : t('log.covered', { seq: covered });
  return (
    <>
      {intact ? <Alert type="success" showIcon title={t('log.intact')} description={`${t('log.intactText', { count: acts.length })}${language === 'zh' ? '' : ' '}${reach}`} /> : <Alert type="error" showIcon role="alert" title={t('log.broken', { seq: brokenAt ?? '?' })} description={why} />}
      <ScrollTable label={t('log.listLabel')} head={[t('log.seq'), t('log.kind'), t('log.author'), t('log.occurred'), t('log.recorded'), t('log.words'), t('log.hash'), t('log.previous')]}>
        {acts.map(({ seq, kind, author, occurredAt, recordedAt, hash, previous, words }) => (
          <tr key={seq} className={seq === brokenAt ? 'row-broken' : ''}>
            <td>{seq}</td><td>{isKnown(kind) ? t(`log.kinds.${kind}`) : kind}<br /><code className="fine">{kind}</code></td><td>{isClass(author) ? t(`kase.timelineBy.${author}`) : author}</td><td>{instant(occurredAt)}</td><td>{instant(recordedAt)}</td><td className={words === 'broken' || words === 'missing' ? 'late-word' : ''}>{t(`log.wordStates.${words}`)}</td>
            <td><code title={hash}>{hash.slice(0, 16)}…</code></td><td><code title={previous}>{previous.slice(0, 16)}…</code></td>
          </tr>
        ))}
      </ScrollTable>
    </>
  );
}
