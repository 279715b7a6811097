import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useMyData } from '../../api/queries.ts';
import type { MyData } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** Everything held on the subject: how much of what, and a copy of it all to take away. */
export function MyDataPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const held = useMyData();
  return (
    <Page
      title={t('myData.title')} lead={t('myData.lead')}
      action={<Button type="primary" href="/api/my-data/export" download="my-data.json" onClick={() => void queries.invalidateQueries({ queryKey: ['my-data'] })}>{t('myData.download')}</Button>}
    >
      <Loaded query={held}>{(data) => <Held data={data} />}</Loaded>
    </Page>
  );
}

function Held({ data: { held, leftOut } }: { data: MyData }) {
  const { t } = useWords();
  const why = Map.groupBy(leftOut, (each) => each.why);
  return (
    <>
      <section className="card"><h2>{t('myData.how')}</h2><p>{t('myData.howText')}</p><p><LinkButton to="/looks">{t('trace.own.link')}</LinkButton></p></section>
      <ScrollTable label={t('myData.list')} head={[t('myData.table'), t('myData.rows')]}>
        {held.map(({ table, rows }) => <tr key={table}><td>{t(`myData.tables.${table}`)}</td><td>{rows}</td></tr>)}
      </ScrollTable>
      <section className="card">
        <h2>{t('myData.left')}</h2>
        <ul>{[...why].map(([reason, tables]) => <li key={reason}>{t(`myData.reasons.${reason}`, { count: tables.length })}</li>)}</ul>
      </section>
    </>
  );
}
