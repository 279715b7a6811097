import { PaperClipOutlined } from '@ant-design/icons';
import type { CaseView } from '../api/types.ts';
import { sizeText } from '../i18n/format.ts';
import { useWords } from '../i18n/words.ts';

/** Files of a case, each to be saved; whether it was scanned is said in words. */
export function EvidenceList({ files }: { files: CaseView['evidence'] }) {
  const { t, dayOf } = useWords();
  if (files.length === 0) return <p className="fine">{t('kase.noEvidence')}</p>;
  return (
    <ul className="files">
      {files.map(({ id, fileName, size, scan, uploadedAt }) => (
        <li key={id}>
          <PaperClipOutlined aria-hidden />
          <span className="file-name">{scan === 'infected' ? fileName : <a href={`/api/evidence/${id}/file`} download={fileName}>{fileName}</a>}</span>
          <span className="fine">{sizeText(size)} · {t('kase.uploadedAt', { day: dayOf(uploadedAt) })} · {t(`object.evidence.scan.${scan}`)}</span>
        </li>
      ))}
    </ul>
  );
}
