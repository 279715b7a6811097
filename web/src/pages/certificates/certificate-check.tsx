import { Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/words.ts';

/** Type a certificate's number, see whether it is genuine. */
export function CertificateCheck({ number = '' }: { number?: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Form layout="vertical" name="check" requiredMark={false} initialValues={{ number }} onFinish={(values: { number: string }) => void navigate(`/verify/${encodeURIComponent(values.number.trim())}`)} scrollToFirstError={{ focus: true }}>
      <div className="check-row">
        <Form.Item name="number" label={t('shell.home.checkLabel')} rules={[{ required: true, whitespace: true, message: t('shell.home.checkEmpty') }]}>
          <Input placeholder={t('shell.home.checkPlaceholder')} autoComplete="off" maxLength={100} />
        </Form.Item>
        <Button htmlType="submit">{t('shell.home.checkButton')}</Button>
      </div>
    </Form>
  );
}
