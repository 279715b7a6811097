import { PaperClipOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useEvidenceState } from '../api/queries.ts';
import type { CaseView } from '../api/types.ts';
import { sizeText } from '../i18n/format.ts';
import { useWords } from '../i18n/words.ts';

type EvidenceFile = CaseView['evidence'][number];

/** Files of a case, each to be saved once it may be; what the virus scan said is told in words. */
export function EvidenceList({ files }: { files: readonly EvidenceFile[] }) {
  const { t } = useWords();
  if (files.length === 0) return <p className="fine">{t('kase.noEvidence')}</p>;
  const infected = files.filter(({ own, scan }) => own && scan === 'infected').length;
  return (
    <>
      {infected > 0 && <Alert type="error" showIcon role="alert" title={t('object.evidence.infectedTitle', { n: infected })} description={t('object.evidence.infectedText')} />}
      <ul className="files">{files.map((file) => <EvidenceItem key={file.id} file={file} />)}</ul>
    </>
  );
}

function EvidenceItem({ file: { id, fileName, mediaType, size, scan: scanBefore, uploadedAt, own, mayFetch: mayBefore, scannedAt, scannedBy } }: { file: EvidenceFile }) {
  const { t, dayOf, instant } = useWords();
  const { data } = useEvidenceState(id, scanBefore);
  const scan = data?.scan ?? scanBefore;
  // A verdict that came since the case was read.
  const mayFetch = data === undefined ? mayBefore : data.released || (own && data.scan !== 'infected');
  const at = data?.scannedAt ?? scannedAt;
  const by = data?.scannedBy ?? scannedBy;
  return (
    <li>
      <PaperClipOutlined aria-hidden />
      <span className="file-name">{mayFetch ? <a href={`/api/evidence/${id}/file`} download={fileName}>{fileName}</a> : fileName}</span>
      <span className="fine">
        {sizeText(size)} · {t('kase.uploadedAt', { day: dayOf(uploadedAt) })} · <span className={scan === 'infected' ? 'wrong-text' : undefined}>{t(`object.evidence.scan.${scan}`)}</span>
        {at !== null && by !== null && <> · {t('object.evidence.scannedBy', { at: instant(at), engine: by.engine, signatures: by.signatures })}</>}
        {!mayFetch && scan !== 'infected' && <> · {t('object.evidence.notReleased')}</>}
      </span>
      {mayFetch && mediaType.startsWith('image/') && <img className="preview" src={`/api/evidence/${id}/preview`} alt={t('object.evidence.preview', { name: fileName })} loading="lazy" />}
    </li>
  );
}
