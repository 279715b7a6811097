import { useSettings } from '../../api/queries.ts';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { SessionSection } from './session-section.tsx';
import { SettingsForm } from './settings-form.tsx';

/** How a person is told of duties, and who stands in. */
export function SettingsPage() {
  const { t } = useWords();
  const settings = useSettings();
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')} narrow>
      <Loaded query={settings}>{(data) => <SettingsForm settings={data} />}</Loaded>
      <SessionSection />
    </Page>
  );
}
