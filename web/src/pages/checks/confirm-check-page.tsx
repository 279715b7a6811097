import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useSearchParams } from 'react-router';
import { useSealedCheck } from '../../api/queries.ts';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

interface Values {
  id: string;
  seal: string;
}
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SEAL = /^[0-9a-f]{64}$/;

/** For whoever finds a receipt in a file: genuine or not, and nothing of what was asked. */
export function ConfirmCheckPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const values = { id: search.get('id') ?? '', seal: search.get('seal') ?? '' };
  return (
    <Page title={t('checks.confirm.title')} lead={t('checks.confirm.lead')} narrow>
      {values.id !== '' && <Result {...values} />}
      <Form layout="vertical" name="confirm" className="card" requiredMark={false} initialValues={values} onFinish={(typed: Values) => setSearch({ id: typed.id.trim().toLowerCase(), seal: typed.seal.trim().toLowerCase() })}>
        {(['id', 'seal'] as const).map((name) => (
          <Form.Item key={name} name={name} label={t(`checks.confirm.${name}`)} rules={[{ required: true, whitespace: true, message: t('checks.confirm.need') }]}><Input autoComplete="off" maxLength={100} /></Form.Item>
        ))}
        <Button htmlType="submit">{t('checks.confirm.submit')}</Button>
      </Form>
    </Page>
  );
}

function Result({ id, seal }: Values) {
  const readable = ID.test(id) && SEAL.test(seal);
  const sealed = useSealedCheck(id, seal, readable);
  if (!readable) return <Verdict genuine={false} />;
  return <Loaded query={sealed}>{({ genuine, askedAt, org }) => <Verdict genuine={genuine} askedAt={askedAt} org={org} />}</Loaded>;
}

function Verdict({ genuine, askedAt = null, org = null }: { genuine: boolean; askedAt?: string | null; org?: { name: string; nameEn: string } | null }) {
  const { t, instant, org: nameOf } = useWords();
  return (
    <section className={genuine ? 'verdict verdict-good' : 'verdict verdict-bad'} aria-live="polite">
      {genuine ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
      <div>
        <h2>{t(genuine ? 'checks.confirm.genuine' : 'checks.confirm.forged')}</h2>
        <p>{genuine && askedAt !== null && org !== null ? t('checks.confirm.genuineText', { org: nameOf(org), at: instant(askedAt) }) : t('checks.confirm.forgedText')}</p>
      </div>
    </section>
  );
}
