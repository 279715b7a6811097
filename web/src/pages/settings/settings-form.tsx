import { Alert, App, Button, Form, Input } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { Settings, SettingsBody } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';

/** A form's fields are texts; one that is empty is a wish not made. */
type Values = { [K in keyof SettingsBody]: string };
const NAMES = ['language', 'channel', 'mailAddress', 'phone', 'quietFrom', 'quietTo', 'digestAt', 'absentFrom', 'absentTo', 'delegateId'] as const;

const valuesOf = (settings: Settings): Values => Object.fromEntries(NAMES.map((name) => [name, settings[name] ?? ''])) as Values;
const given = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text.trim());
const bodyOf = (v: Partial<Values>): SettingsBody => ({
  language: v.language === 'en' ? 'en' : 'zh', channel: v.channel === 'sms' ? 'sms' : 'mail', mailAddress: given(v.mailAddress), phone: given(v.phone),
  quietFrom: given(v.quietFrom), quietTo: given(v.quietTo), digestAt: given(v.digestAt), absentFrom: given(v.absentFrom), absentTo: given(v.absentTo), delegateId: given(v.delegateId),
});

export function SettingsForm({ settings }: { settings: Settings }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const user = useUser();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'settings');
  const channel = Form.useWatch('channel', form) ?? settings.channel;
  const save = useSend((values: Values, key) => answerOf(api.PUT('/api/settings', { body: bodyOf(values), headers: mutationHeaders(key) })), () => void message.success(t('settings.saved')));
  /** Two fields that only make sense together. */
  const together = (other: keyof Values, text: string) => ({ validator: (_rule: unknown, value?: string) => (!value && form.getFieldValue(other) ? Promise.reject(new Error(text)) : Promise.resolve()) });
  const { colleagues, officeHours: { open, close }, mail, sms } = settings;
  return (
    <Form form={form} name="settings" layout="vertical" className="stack" requiredMark={false} initialValues={valuesOf(settings)} onFinish={(values) => save.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <section className="card" aria-labelledby="settings-where">
        <h2 id="settings-where">{t('settings.where')}</h2>
        <Form.Item name="channel" label={t('settings.channel')}><NativeSelect options={[{ value: 'mail', text: t('settings.mail') }, { value: 'sms', text: t('settings.sms') }]} /></Form.Item>
        {channel === 'sms' && sms === 'off' && <Alert type="warning" showIcon title={t('settings.smsOff')} />}
        {channel === 'mail' && mail !== 'on' && <Alert type={mail === 'off' ? 'warning' : 'info'} showIcon title={t(mail === 'off' ? 'settings.mailOff' : 'settings.mailSink')} />}
        <Form.Item name="mailAddress" label={t('settings.mailAddress')} extra={t('settings.mailHint')} rules={[{ required: channel === 'mail', message: t('settings.needAddress') }, { type: 'email', message: t('settings.badAddress') }]}><Input type="email" autoComplete="email" maxLength={254} /></Form.Item>
        <Form.Item name="phone" label={t('settings.phone')} rules={[{ required: channel === 'sms', message: t('settings.needPhone') }, { pattern: /^\+?\d{6,18}$/, message: t('settings.badPhone') }]}><Input type="tel" autoComplete="tel" maxLength={20} /></Form.Item>
        <Form.Item name="language" label={t('settings.language')}><NativeSelect options={[{ value: 'zh', text: t('settings.languages.zh') }, { value: 'en', text: t('settings.languages.en') }]} /></Form.Item>
      </section>
      <section className="card" aria-labelledby="settings-when">
        <h2 id="settings-when">{t('settings.when')}</h2>
        <p className="fine">{t('settings.whenText', { open, close })}</p>
        <fieldset className="pair">
          <legend>{t('settings.quiet')}</legend>
          <Form.Item name="quietFrom" label={t('settings.quietFrom')} dependencies={['quietTo']} rules={[together('quietTo', t('settings.needQuietFrom'))]}><Input type="time" /></Form.Item>
          <Form.Item name="quietTo" label={t('settings.quietTo')} dependencies={['quietFrom']} rules={[together('quietFrom', t('settings.needQuietTo'))]}><Input type="time" /></Form.Item>
          <p className="fine">{t('settings.quietHint')}</p>
        </fieldset>
        <Form.Item name="digestAt" label={t('settings.digest')} extra={t('settings.digestHint')}><Input type="time" /></Form.Item>
      </section>
      <section className="card" aria-labelledby="settings-away">
        <h2 id="settings-away">{t('settings.absence')}</h2>
        {user.org === null ? <p className="fine">{t('settings.noOrganisation')}</p> : (
          <>
            <p className="fine">{t('settings.absenceText')}</p>
            <div className="pair">
              <Form.Item name="absentFrom" label={t('settings.absentFrom')} dependencies={['absentTo', 'delegateId']} rules={[together('absentTo', t('settings.needAbsentFrom')), together('delegateId', t('settings.needAbsentFrom'))]}><Input type="date" /></Form.Item>
              <Form.Item
                name="absentTo" label={t('settings.absentTo')} dependencies={['absentFrom']}
                rules={[together('absentFrom', t('settings.needAbsentTo')), { validator: (_rule, to?: string) => (to && to < String(form.getFieldValue('absentFrom')) ? Promise.reject(new Error(t('settings.absentOrder'))) : Promise.resolve()) }]}
              >
                <Input type="date" />
              </Form.Item>
            </div>
            {colleagues.length === 0 ? <p className="fine">{t('settings.noColleagues')}</p> : (
              <Form.Item name="delegateId" label={t('settings.delegate')}>
                <NativeSelect prompt={t('settings.nobody')} options={colleagues.map(({ id, name, nameEn }) => ({ value: id, text: language === 'zh' ? name : nameEn }))} />
              </Form.Item>
            )}
          </>
        )}
      </section>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={save.isPending}>{t('settings.save')}</Button></div>
    </Form>
  );
}
