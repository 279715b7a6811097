import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Page } from '../../components/page.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values { name: string; identifier: string; from: string; until?: string; document: string }

/** Who is, or was, a company's legal representative: whom the bar that follows from its records rests on. */
export function RepresentativePage() {
  const { t } = useWords();
  const [form] = Form.useForm<{ company: string }>();
  const problems = useFormProblems(form, 'company');
  const ask = useSend(({ company }: { company: string }) => answerOf(api.POST('/api/representations/lookup', { body: { company } })));
  const [company, setCompany] = useState('');
  const find = (code: string) => ask.mutate({ company: code }, { onError: problems.onRefused, onSuccess: () => setCompany(code) });
  const found = ask.data;
  return (
    <Page title={t('records.representatives.title')} lead={t('records.representatives.lead')} narrow>
      <Form form={form} name="company" layout="vertical" className="card" requiredMark={false} onFinish={(values) => find(values.company.trim())} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="company" label={t('records.representatives.company')} rules={[{ required: true, whitespace: true, message: t('records.representatives.needCompany') }]}><Input maxLength={40} autoComplete="off" spellCheck={false} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={ask.isPending}>{t('records.representatives.find')}</Button>
      </Form>
      {found !== undefined && (
        <>
          <section aria-labelledby="representatives">
            <h2 id="representatives">{t('records.representatives.list', { name: found.company })}</h2>
            {found.representations.length === 0 ? <p>{t('records.representatives.none')}</p> : <List rows={found.representations} changed={() => find(company)} />}
          </section>
          <EnterForm company={company} entered={() => find(company)} />
        </>
      )}
    </Page>
  );
}

function List({ rows, changed }: { rows: { id: string; person: string; identifier: string; from: string; until: string | null }[]; changed: () => void }) {
  const { t, day } = useWords();
  return (
    <ScrollTable label={t('records.representatives.title')} head={[t('records.representatives.name'), t('records.representatives.identifier'), t('records.representatives.from'), t('records.representatives.until'), '']}>
      {rows.map(({ id, person, identifier, from, until }) => (
        <tr key={id}><td>{person}</td><td>{identifier}</td><td>{day(from)}</td><td>{until === null ? t('records.representatives.now') : day(until)}</td><td><Changes id={id} open={until === null} changed={changed} /></td></tr>
      ))}
    </ScrollTable>
  );
}

/** The last day, or that it was never so; each with where it is from. */
function Changes({ id, open, changed }: { id: string; open: boolean; changed: () => void }) {
  const words = useWords();
  const { t } = words;
  const { message } = App.useApp();
  const [until, setUntil] = useState('');
  const [document, setDocument] = useState('');
  const send = useSend(
    (day: string | null, key) => answerOf(api.POST('/api/representations/{id}/end', { params: { path: { id } }, body: { until: day, document }, headers: mutationHeaders(key) })),
    () => {
      void message.success(t('records.representatives.ended'));
      changed();
    },
  );
  const say = (day: string | null) => send.mutate(day, { onError: (error) => void message.error(errorSentence(error, words)) });
  return (
    <>
      <Input aria-label={t('records.representatives.document')} placeholder={t('records.representatives.document')} maxLength={200} value={document} onChange={({ target }) => setDocument(target.value)} />
      {open && <Input type="date" aria-label={t('records.representatives.until')} value={until} onChange={({ target }) => setUntil(target.value)} />}
      {open && <Button disabled={until === '' || document.trim() === ''} loading={send.isPending} onClick={() => say(until)}>{t('records.representatives.end')}</Button>}
      <Button danger disabled={document.trim() === ''} loading={send.isPending} onClick={() => say(null)}>{t('records.representatives.strike')}</Button>
    </>
  );
}

function EnterForm({ company, entered }: { company: string; entered: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'representative', (name) => (name[0] === 'person' ? name.slice(1) : name));
  const send = useSend(
    ({ name, identifier, from, until, document }: Values, key) => answerOf(api.POST('/api/representations', { body: { company, person: { name, identifier }, from, until: until === undefined || until === '' ? null : until, document }, headers: mutationHeaders(key) })),
    () => {
      void message.success(t('records.representatives.saved'));
      form.resetFields();
      entered();
    },
  );
  return (
    <Form form={form} name="representative" layout="vertical" className="card narrow-form" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('records.representatives.enter')}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="name" label={t('records.representatives.name')} rules={[{ required: true, whitespace: true, message: t('records.representatives.needName') }]}><Input maxLength={200} autoComplete="off" /></Form.Item>
      <Form.Item name="identifier" label={t('records.representatives.identifier')} rules={[{ required: true, whitespace: true, message: t('records.representatives.needIdentifier') }]}><Input maxLength={40} autoComplete="off" spellCheck={false} /></Form.Item>
      <Form.Item name="from" label={t('records.representatives.from')} rules={[{ required: true, message: t('records.representatives.needFrom') }]}><Input type="date" /></Form.Item>
      <Form.Item name="until" label={t('records.representatives.until')}><Input type="date" /></Form.Item>
      <Form.Item name="document" label={t('records.representatives.document')} extra={t('records.representatives.documentHint')} rules={[{ required: true, whitespace: true, message: t('records.representatives.needDocument') }]}><Input maxLength={200} /></Form.Item>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('records.representatives.save')}</Button></div>
    </Form>
  );
}
