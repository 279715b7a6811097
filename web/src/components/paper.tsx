import { FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../i18n/words.ts';

interface PaperProps {
  number: string;
  paragraphs: readonly string[];
  /** Where the title is not that of the page. */
  title?: string;
  lang?: 'zh-CN' | 'en';
}

/** A letter as it reads: its number, and its words paragraph by paragraph. Letters are Chinese, whatever the reader's language. */
export function Paper({ number, paragraphs, title, lang = 'zh-CN' }: PaperProps) {
  return (
    <article className="paper" lang={lang}>
      <p className="paper-number">{number}</p>
      {title !== undefined && <p><strong>{title}</strong></p>}
      {/* oxlint-disable-next-line react/no-array-index-key */}
      {paragraphs.map((paragraph, i) => <p key={i}>{paragraph}</p>)}
    </article>
  );
}

/** The sealed paper itself. */
export function PdfButton({ href }: { href: string }) {
  const { t } = useWords();
  return <Button icon={<FilePdfOutlined />} href={href} target="_blank">{t('kase.pdf')}</Button>;
}
