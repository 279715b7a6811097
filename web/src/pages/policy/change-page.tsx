import { Alert, App, Button, Modal } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { LIMIT_LABELS } from '../../../../domain/labels.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useChangePreview, usePolicyChange } from '../../api/queries.ts';
import type { ChangePreview, PolicyChange } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { ChangeTag } from './change-words.tsx';

/** One change of the calendars: which dates it moves, who is told, and putting it into force. */
export function ChangePage() {
  const { changeId = '' } = useParams();
  const { t } = useWords();
  const change = usePolicyChange(changeId);
  return (
    <Page title={t('changes.one')} lead={change.data?.reason ?? ''}>
      <p><Link to="/policy/changes">{t('changes.back')}</Link></p>
      <Loaded query={change}>
        {(data) => (
          <>
            <Head change={data} />
            {data.state === 'proposed' && <Decide change={data} />}
            <Moves key={data.state === 'proposed' ? 'before' : 'after'} change={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Head({ change }: { change: PolicyChange }) {
  const { t, language, instant } = useWords();
  const named = (person: { name: string; nameEn: string }) => (language === 'zh' ? person.name : person.nameEn);
  const { progress } = change;
  return (
    <section className="card" aria-labelledby="head">
      <h2 id="head" className="row-title">{t('changes.head')} <ChangeTag change={change} /></h2>
      <p>{t('changes.proposedBy', { name: named(change.proposedBy), at: instant(change.proposedAt) })}</p>
      {change.decidedAt !== null && <p>{t(change.state === 'rejected' ? 'changes.rejectedBy' : 'changes.approvedBy', { name: named(change.decidedBy ?? change.proposedBy), at: instant(change.decidedAt) })}</p>}
      <ul className="titles">{change.calendars.map(({ id, before, after }) => <li key={id}><code>{before ?? '—'}</code> → <code>{after}</code></li>)}</ul>
      {(change.state === 'applying' || change.state === 'applied') && (
        <dl className="figures">
          <div className="figure"><dt>{t('changes.progress.moved')}</dt><dd>{progress.moved}<small>{t('changes.progress.examined', { count: progress.examined })}</small></dd></div>
          <div className="figure"><dt>{t('changes.progress.cases')}</dt><dd>{progress.cases}</dd></div>
          <div className="figure"><dt>{t('changes.progress.told')}</dt><dd>{progress.told}<small>{t('changes.progress.toTell', { count: progress.toTell })}</small></dd></div>
        </dl>
      )}
      {change.outdated && <Alert type="warning" showIcon title={t('changes.outdated')} />}
    </section>
  );
}

function Decide({ change }: { change: PolicyChange }) {
  const words = useWords();
  const { t } = words;
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const params = { path: { id: change.id } };
  const failed = (error: unknown) => void message.error(errorSentence(error, words));
  const approve = useSend((_: void, key) => answerOf(api.POST('/api/policy-changes/{id}/approval', { params, body: {}, headers: mutationHeaders(key) })), () => void message.success(t('changes.approved')));
  const reject = useSend((_: void, key) => answerOf(api.POST('/api/policy-changes/{id}/rejection', { params, body: {}, headers: mutationHeaders(key) })), () => void message.success(t('changes.rejected')));
  const { may } = change;
  return (
    <section className="card" aria-labelledby="decide">
      <h2 id="decide">{t('changes.decide')}</h2>
      <p>{t(may.approve.allowed ? 'changes.decideText' : may.approve.code === 'second-person-needed' ? 'changes.secondPerson' : 'changes.mayNot')}</p>
      <div className="form-buttons">
        {may.approve.allowed && <Button type="primary" disabled={change.outdated} loading={approve.isPending} onClick={() => setAsking(true)}>{t('changes.approve')}</Button>}
        {may.reject.allowed && <Button loading={reject.isPending} onClick={() => reject.mutate(undefined, { onError: failed })}>{t('changes.reject')}</Button>}
      </div>
      <Modal
        open={asking} title={t('changes.approve')} okText={t('changes.approveYes')} cancelText={t('changes.cancel')} onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false);
          approve.mutate(undefined, { onError: failed });
        }}
      >
        <p>{t('changes.approveText')}</p>
      </Modal>
    </section>
  );
}

function Moves({ change }: { change: PolicyChange }) {
  const { t } = useWords();
  const preview = useChangePreview(change.id, change.state);
  return (
    <section aria-labelledby="moves">
      <h2 id="moves">{t(change.state === 'applying' || change.state === 'applied' ? 'changes.movedTitle' : 'changes.previewTitle')}</h2>
      <Loaded query={preview}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return (
            <>
              {change.files.some((name) => name.startsWith('packs/')) && <Alert type="info" showIcon title={t('changes.editionNote')} />}
              {change.files.some((name) => name.startsWith('measures/')) && <Alert type="info" showIcon title={t('changes.catalogueNote')} />}
              {(pages[0]?.editions ?? []).map((edition) => <EditionTable key={edition.version} edition={edition} isCatalogue={change.files.some((name) => name === `measures/${edition.version}`)} />)}
              <Totals totals={pages[0]?.totals ?? null} />
              {rows.length === 0 ? <p>{t('changes.noMoves')}</p> : <><p className="fine">{t('changes.tableHint')}</p><MoveTable rows={rows} /></>}
              {preview.hasNextPage && <Button loading={preview.isFetchingNextPage} onClick={() => void preview.fetchNextPage()}>{t('shell.common.more')}</Button>}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

/** What an edition says otherwise than the one it follows, value by value. */
function EditionTable({ edition: { version, before, validFrom, unsigned, values }, isCatalogue }: { edition: ChangePreview['editions'][number]; isCatalogue: boolean }) {
  const { t, label, day } = useWords();
  return (
    <section className="card" aria-label={version}>
      <h3>{before === null ? version : t('changes.edition.title', { before, after: version })}</h3>
      <p className="fine">{t('changes.edition.from', { day: day(validFrom), count: values.length })}{!isCatalogue && <> · <a href={`/api/public/policy-pack?version=${encodeURIComponent(version)}`}>{t('changes.edition.json')}</a></>}</p>
      {unsigned > 0 && <Alert type="warning" showIcon title={<>{t('changes.edition.unsigned', { count: unsigned })} <Link to={`/policy/confirm?edition=${encodeURIComponent(version)}`}>{t('changes.edition.sign')}</Link></>} />}
      {values.length > 0 && (
        <ScrollTable label={t('changes.edition.table')} head={[t('changes.edition.value'), t('changes.edition.before'), t('changes.edition.after')]}>
          {values.map(({ pointer, name, before: old, after }) => (
            <tr key={pointer}>
              <td className="wrap">{label(name)}<br /><code className="fine">{pointer}</code></td>
              <td className="wrap">{old === null ? '—' : label(old)}</td>
              <td className="wrap">{after === null ? '—' : label(after)}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </section>
  );
}

function Totals({ totals }: { totals: ChangePreview['totals'] }) {
  const { t } = useWords();
  if (totals === null) return null;
  const { moved, examined, cases, byReason, kept, lettersToApplicants, lettersToOwners } = totals;
  const keeps = (['applicant', 'tooEarly', 'same'] as const).filter((reason) => kept[reason] > 0);
  return (
    <>
      <dl className="figures">
        <div className={moved > 0 ? 'figure figure-bad' : 'figure'}><dt>{t('changes.totals.moved')}</dt><dd>{moved}<small>{t('changes.totals.examined', { count: examined })}</small></dd></div>
        <div className="figure"><dt>{t('changes.totals.cases')}</dt><dd>{cases}</dd></div>
        <div className="figure"><dt>{t('changes.totals.direction')}</dt><dd>{byReason.later} / {byReason.earlier}<small>{t('changes.totals.certain', { certain: byReason.certain, provisional: byReason.provisional })}</small></dd></div>
        <div className="figure"><dt>{t('changes.totals.letters')}</dt><dd>{lettersToApplicants + lettersToOwners}<small>{t('changes.totals.toApplicants', { count: lettersToApplicants })}</small></dd></div>
      </dl>
      {keeps.length > 0 && <ul className="titles fine">{keeps.map((reason) => <li key={reason}>{t(`changes.kept.${reason}`, { count: kept[reason] })}</li>)}</ul>}
    </>
  );
}

const placeOf = ({ kind, caseId }: ChangePreview['rows'][number]): string | null => {
  switch (kind) {
    case 'case':
      return `/cases/${caseId}`;
    case 'inquiry':
      return `/inquiries/${caseId}`;
    case 'repair':
      return `/repairs/${caseId}`;
    case 'incident':
      return `/incidents/${caseId}`;
    case 'record':
      return `/records/${caseId}/publicity-end`;
    case 'other':
      return null;
  }
};

function Numbered({ row }: { row: ChangePreview['rows'][number] }) {
  const place = placeOf(row);
  return place === null || row.number === '' ? <>—</> : <Link to={place}>{row.number}</Link>;
}

function MoveTable({ rows }: { rows: ChangePreview['rows'] }) {
  const { t, label, day, org } = useWords();
  const head = ['case', 'limit', 'owner', 'before', 'after', 'told'] as const;
  const date = ({ dueOn, provisional }: { dueOn: string; provisional: boolean }) => `${day(dueOn)}${provisional ? t('changes.provisional') : ''}`;
  return (
    <ScrollTable label={t('changes.table')} head={head.map((name) => t(`changes.head_.${name}`))}>
      {rows.map((row) => (
        <tr key={`${row.caseId} ${row.limit} ${row.ref} ${row.generation}`}>
          <td><Numbered row={row} /></td>
          <td className="wrap">{label(LIMIT_LABELS[row.limit])}</td>
          <td className="wrap">{row.owner === null ? t('changes.applicant') : org(row.owner)}</td>
          <td>{date(row.before)}</td>
          <td>{date(row.after)}<br /><span className="fine">{t(`changes.why.${row.why}`)}</span></td>
          <td className="wrap">{row.told.applicant && row.told.owner ? t('changes.told.both') : row.told.applicant ? t('changes.told.applicant') : row.told.owner ? t('changes.told.owner') : '—'}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
