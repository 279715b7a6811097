import { App, Button, Form, Input } from 'antd';
import { useParams } from 'react-router';
import { EXECUTION_LABELS, MEASURE_KIND_LABELS, STANDING_LABELS } from '../../../../domain/labels.ts';
import { EXECUTION_KINDS } from '../../../../domain/measure-acts.ts';
import type { ExecutionKind, ExecutionStanding } from '../../../../domain/measure-acts.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useMeasure } from '../../api/queries.ts';
import type { MeasureWithUses } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { Page } from '../../components/page.tsx';
import { MeasureStateTag, StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';

const TONES: Record<ExecutionStanding, 'neutral' | 'red' | 'amber'> = { lawful: 'neutral', suspended: 'red', over: 'amber', rested: 'neutral' };

/** One measure: what it rests on, what was done with it, and for its department the forms. */
export function MeasurePage() {
  const { t, label, day, colon } = useWords();
  const measure = useMeasure(useParams()['id']!);
  const { roles, org } = useUser();
  return (
    <Page title={measure.data?.title ?? t('measures.one')}>
      <Loaded query={measure}>
        {(m) => {
          const own = roles.includes('executor') && org?.id === m.executor.id;
          const ended = m.state !== 'inForce' && m.state !== 'suspended';
          return (
            <>
              <p><MeasureStateTag state={m.state} /> {label(MEASURE_KIND_LABELS[m.kind])}</p>
              <p>{t('file.basis')}{colon}{m.basis}</p>
              <p className="fine">{m.until === null ? t('shell.common.openEnded', { from: day(m.from) }) : t('shell.common.period', { from: day(m.from), until: day(m.until) })} · {m.edition === null ? t('measures.noEdition') : t('measures.edition', { edition: m.edition })}</p>
              <Term term={m.term} />
              <Uses uses={m.executions} />
              {own && <UseForm id={m.id} />}
              {own && !ended && <EndForm id={m.id} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** Why it ends on that day, where days at rest were added to its term. */
function Term({ term: { restsFrom, extensions } }: Pick<MeasureWithUses, 'term'>) {
  const { t, day } = useWords();
  if (restsFrom === null && extensions.length === 0) return null;
  return (
    <ul className="plain">
      {extensions.map((e) => (
        <li key={e.to}>
          {t('measures.extended', { from: day(e.from), to: day(e.to), days: e.days, before: day(e.before), until: day(e.until) })} <span className="fine">{t('measures.extendedBy', { pack: e.pack, basis: e.basis })}</span>
        </li>
      ))}
      {restsFrom !== null && <li>{t('measures.restsFrom', { day: day(restsFrom) })}</li>}
    </ul>
  );
}

function Uses({ uses }: { uses: MeasureWithUses['executions'] }) {
  const { t, label, instant } = useWords();
  return (
    <section aria-labelledby="uses">
      <h2 id="uses">{t('measures.usesTitle')}</h2>
      {uses.length === 0 && <EmptyState title={t('measures.noUses')} text={t('measures.noUsesText')} />}
      <ul className="rows">
        {uses.map((u) => (
          <li key={u.id} className="row">
            <div className="row-main">
              <p className="row-title"><strong>{label(EXECUTION_LABELS[u.what])}</strong> <StateTag tone={TONES[u.standing]}>{label(STANDING_LABELS[u.standing])}</StateTag></p>
              <p>{u.words === null ? t('measures.hiddenWords') : `${u.where}：${u.words}`}</p>
              <p className="fine">{t('measures.by', { name: u.by, at: instant(u.notedAt) })}</p>
            </div>
            <div className="row-side"><p>{instant(u.at)}</p></div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface UseValues {
  what: ExecutionKind;
  at: string;
  where: string;
  words: string;
}

function UseForm({ id }: { id: string }) {
  const { t, label } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<UseValues>();
  const problems = useFormProblems(form, 'use');
  const send = useSend(
    ({ what, at, where, words }: UseValues, key) =>
      answerOf(api.POST('/api/measures/{id}/executions', { params: { path: { id } }, body: { what, at: `${at}:00+08:00`, where: where.trim(), words: words.trim() }, headers: mutationHeaders(key) })),
    ({ standing }) => {
      form.resetFields();
      if (standing === 'lawful' || standing === 'rested') void message.success(t('measures.logForm.done'));
      else void message.warning(t(standing === 'suspended' ? 'measures.logForm.breached' : 'measures.logForm.over'), 10);
    },
  );
  return (
    <Form form={form} name="use" layout="vertical" className="card narrow-form" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('measures.logForm.title')}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="what" label={t('measures.logForm.what')} rules={[{ required: true, message: t('measures.logForm.needWhat') }]}>
        <NativeSelect prompt={t('object.grounds.choose')} options={EXECUTION_KINDS.map((kind) => ({ value: kind, text: label(EXECUTION_LABELS[kind]) }))} />
      </Form.Item>
      <Form.Item name="at" label={t('measures.logForm.at')} extra={t('measures.logForm.atHint')} rules={[{ required: true, message: t('measures.logForm.needAt') }]}><Input type="datetime-local" /></Form.Item>
      <Form.Item name="where" label={t('measures.logForm.where')} rules={[{ required: true, whitespace: true, message: t('measures.logForm.needWhere') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="words" label={t('measures.logForm.words')} extra={t('measures.logForm.wordsHint')} rules={[{ required: true, whitespace: true, message: t('measures.logForm.needWords') }]}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('measures.logForm.submit')}</Button></div>
    </Form>
  );
}

function EndForm({ id }: { id: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const problems = useFormProblems(form, 'end');
  const send = useSend(
    ({ reason }: { reason: string }, key) => answerOf(api.POST('/api/measures/{id}/withdrawal', { params: { path: { id } }, body: { reason: reason.trim() }, headers: mutationHeaders(key) })),
    () => void message.success(t('measures.endForm.done')),
  );
  return (
    <Form form={form} name="end" layout="vertical" className="card narrow-form" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('measures.endForm.title')}</h2>
      <p className="fine">{t('measures.endForm.hint')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="reason" label={t('measures.endForm.reason')} rules={[{ required: true, whitespace: true, message: t('measures.endForm.needReason') }]}><Input maxLength={500} /></Form.Item>
      <div className="form-buttons"><Button danger htmlType="submit" loading={send.isPending}>{t('measures.endForm.submit')}</Button></div>
    </Form>
  );
}
