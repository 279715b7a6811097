import { FilePdfOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useLetter } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { CorrectionPanel } from './correction-panel.tsx';

/** A letter's words, to be read here; the sealed PDF is one click away. Letters are Chinese, whatever the reader's language; those to subjects have an English courtesy version beside. */
export function LetterPage() {
  const { caseId, complaintId, repairId, letterId = '' } = useParams();
  const { t } = useWords();
  // From the list of all letters it belongs to no page of its own.
  const dossier = caseId !== undefined ? `/cases/${caseId}` : complaintId !== undefined ? `/complaints/${complaintId}` : repairId !== undefined ? `/repairs/${repairId}` : '';
  const back = caseId !== undefined ? { to: `${dossier}#letters`, text: t('kase.letterBack') } : complaintId !== undefined ? { to: dossier, text: t('letters.backToComplaint') } : repairId !== undefined ? { to: dossier, text: t('letters.backToRepair') } : { to: '/letters', text: t('letters.backToList') };
  const [lang, setLang] = useState<'zh' | 'en'>('zh');
  const letter = useLetter(letterId, lang);
  return (
    <Page title={letter.data?.title ?? t('kase.letterTitle')} narrow action={<LinkButton to={back.to}>{back.text}</LinkButton>}>
      <Loaded query={letter}>
        {(seen) => (
          <>
            {seen.supersededBy !== null && <Alert type="warning" showIcon title={<>{t('letters.supersededBy')} <Link to={`${dossier}/letters/${seen.supersededBy.id}`}>{seen.supersededBy.number}</Link></>} />}
            {seen.supersedes !== null && <p className="fine">{t('letters.supersedes')} <Link to={`${dossier}/letters/${seen.supersedes.id}`}>{seen.supersedes.number}</Link></p>}
            <p className="form-buttons">
              <Button icon={<FilePdfOutlined />} href={`/api/letters/${seen.id}/pdf${lang === 'en' ? '?lang=en' : ''}`} target="_blank">{t('kase.pdf')}</Button>
              {seen.acknowledged && <Button href={`/api/letters/${seen.id}/acknowledgement`} target="_blank">{t('letters.acknowledgement')}</Button>}
              {seen.hasEnglish && <Button onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>{t(lang === 'zh' ? 'letters.english' : 'letters.chinese')}</Button>}
            </p>
            {seen.language === 'en' && <Alert type="info" showIcon title={t('letters.courtesy')} />}
            <article className="paper" lang={seen.language === 'en' ? 'en' : 'zh-CN'}>
              <p className="paper-number">{seen.number}</p>
              {/* oxlint-disable-next-line react/no-array-index-key */}
              {seen.paragraphs.map((paragraph, i) => <p key={i}>{paragraph}</p>)}
            </article>
            {seen.correction !== null && <CorrectionPanel key={seen.id} caseId={seen.caseId} after={back.to} letter={seen} correction={seen.correction} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
