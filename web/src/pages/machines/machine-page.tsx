import { useMachines } from '../../api/queries.ts';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { MachineCard } from './machine-card.tsx';
import { MachineForm } from './machine-form.tsx';

/** The programs of organisations: entered, given keys, their keys rotated and revoked, ended. */
export function MachinePage() {
  const { t } = useWords();
  const machines = useMachines();
  return (
    <Page title={t('machines.title')} lead={t('machines.lead')}>
      <Loaded query={machines}>
        {({ issuer, audience, machines: all }) => (
          <>
            <section aria-labelledby="machines">
              <h2 id="machines">{t('machines.list')}</h2>
              {all.length === 0 ? <EmptyState title={t('machines.none')} text={t('machines.noneText')} /> : all.map((machine) => <MachineCard key={machine.id} machine={machine} />)}
            </section>
            <MachineForm />
            <section className="card" aria-labelledby="how">
              <h2 id="how">{t('machines.how')}</h2>
              <p className="break">{t('machines.howText', { issuer, audience })}</p>
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
