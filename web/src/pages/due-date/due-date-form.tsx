import { Button, Form, Input } from 'antd';
import { useMe } from '../../api/queries.ts';
import type { CalendarEntry, PackEntry } from '../../api/types.ts';
import { NativeSelect } from '../../components/native-select.tsx';
import { useWords } from '../../i18n/words.ts';
import type { Question } from './question.ts';

interface Values {
  pack: string;
  step: string;
  start: string;
  time: string;
  channel: string;
  count: string;
  unit: string;
  calendar: string;
  asOf: string;
  startInclusive: string;
  roll: string;
}

const UNITS = ['workingDays', 'calendarDays', 'months'] as const;
const FIRST_DAY = ['false', 'true'] as const;
const ROLLS = ['nextWorkingDay', 'none'] as const;
const CHANNELS = ['electronic', 'counter'] as const;
/** All of China keeps one time; elsewhere only whole days are asked for here. */
const CITY_ZONE = 'Asia/Shanghai';
const OFFSET = '+08:00';

/** The question: from when, and how many of what by which calendar, or by which limit of which pack. */
export function DueDateForm({ question, calendars, packs, onAsk }: { question: Question; calendars: readonly CalendarEntry[]; packs: readonly PackEntry[]; onAsk: (question: Question) => void }) {
  const { t, language, aside } = useWords();
  const today = useMe().data?.today;
  const [form] = Form.useForm<Values>();
  const id = Form.useWatch('calendar', form) ?? question.calendar ?? 'CN';
  const calendar = calendars.find((each) => each.id === id);
  const edition = Form.useWatch('pack', form) ?? question.pack ?? '';
  const pack = packs.find((each) => each.edition === edition);
  const timed = pack === undefined && calendar?.zone === CITY_ZONE;
  const initial: Values = {
    pack: question.pack ?? '', step: question.step ?? packs.find((each) => each.edition === question.pack)?.steps[0]?.step ?? '',
    start: question.start?.slice(0, 10) ?? today ?? '', time: question.start?.slice(11, 16) ?? '', channel: question.channel ?? 'electronic', count: question.count ?? '5',
    unit: question.unit ?? 'workingDays', calendar: question.calendar ?? 'CN', asOf: question.asOf ?? '', startInclusive: question.startInclusive ?? 'false', roll: question.roll ?? 'nextWorkingDay',
  };
  // Working days end on a working day.
  const unitNow = Form.useWatch('unit', form) ?? initial.unit;
  const rolls = pack === undefined && unitNow !== 'workingDays';
  const inclusive = Form.useWatch('startInclusive', form) ?? initial.startInclusive;
  const ask = ({ pack: chosen, step, start, time, channel, count, unit, calendar: by, asOf, startInclusive, roll }: Values): void => {
    if (chosen) return onAsk({ start, pack: chosen, step, ...(asOf ? { asOf } : {}) });
    const at = timed && time ? { start: `${start}T${time.slice(0, 5)}:00${OFFSET}`, ...(channel === 'counter' ? { channel } : {}) } : { start };
    onAsk({ ...at, count: String(count).trim(), unit, ...(by === 'CN' ? {} : { calendar: by }), ...(startInclusive === 'true' ? { startInclusive } : {}), ...(unit !== 'workingDays' && roll === 'none' ? { roll } : {}), ...(asOf ? { asOf } : {}) });
  };
  return (
    <Form form={form} name="due" layout="vertical" requiredMark={false} className="card" aria-label={t('dueDate.form.label')} initialValues={initial} onFinish={ask} scrollToFirstError={{ focus: true }}>
      <div className="due-form">
        <Form.Item name="start" label={t('dueDate.form.start')} extra={pack === undefined ? t(inclusive === 'true' ? 'dueDate.form.startHintCounted' : 'dueDate.form.startHint') : undefined} rules={[{ required: true, message: t('dueDate.form.needStart') }]}><Input type="date" /></Form.Item>
        <Form.Item name="pack" label={t('dueDate.form.pack')}>
          <NativeSelect options={[{ value: '', text: t('dueDate.form.noPack') }, ...packs.map(({ edition: value, name }) => ({ value, text: `${name}${aside(value)}` }))]} onChange={(event) => form.setFieldValue('step', packs.find((each) => each.edition === event.target.value)?.steps[0]?.step ?? '')} />
        </Form.Item>
        {pack !== undefined && <Form.Item name="step" label={t('dueDate.form.step')}><NativeSelect options={pack.steps.map(({ step: value, name, text }) => ({ value, text: `${name[language]}${aside(text[language])}` }))} /></Form.Item>}
        {pack === undefined && (
          <>
            <Form.Item name="count" label={t('dueDate.form.count')} rules={[{ required: true, pattern: /^\s*[1-9]\d{0,3}\s*$/, message: t('dueDate.form.needCount') }]}><Input inputMode="numeric" autoComplete="off" maxLength={6} /></Form.Item>
            <Form.Item name="unit" label={t('dueDate.form.unit')}><NativeSelect options={UNITS.map((unit) => ({ value: unit, text: t(`dueDate.units.${unit}`) }))} /></Form.Item>
            <Form.Item name="calendar" label={t('dueDate.form.calendar')} extra={calendar === undefined ? undefined : calendar.known === null ? t('dueDate.knownNone') : t('dueDate.knownYears', calendar.known)}>
              <NativeSelect options={calendars.map(({ id: value, name, demo }) => ({ value, text: `${name[language]}${demo && !name[language].toLowerCase().includes(language === 'zh' ? '演示' : 'demo') ? aside(t('dueDate.demo')) : ''}` }))} />
            </Form.Item>
          </>
        )}
      </div>
      <details className="fold" open={initial.time !== '' || initial.asOf !== '' || initial.startInclusive === 'true' || initial.roll === 'none'}>
        <summary>{t('dueDate.form.more')}</summary>
        <div className="due-form fold-body">
          <Form.Item name="asOf" label={t('dueDate.form.asOf')} extra={t('dueDate.form.asOfHint')}><Input type="date" /></Form.Item>
          {pack === undefined && <Form.Item name="startInclusive" label={t('dueDate.form.first')}><NativeSelect options={FIRST_DAY.map((value) => ({ value, text: t(`dueDate.first.${value}`) }))} /></Form.Item>}
          {rolls && <Form.Item name="roll" label={t('dueDate.form.roll')}><NativeSelect options={ROLLS.map((value) => ({ value, text: t(`dueDate.roll.${value}`) }))} /></Form.Item>}
          {timed && <Form.Item name="time" label={t('dueDate.form.time')} extra={t('dueDate.form.timeHint')}><Input type="time" /></Form.Item>}
          {timed && <Form.Item name="channel" label={t('dueDate.form.channel')}><NativeSelect options={CHANNELS.map((channel) => ({ value: channel, text: t(`dueDate.channels.${channel}`) }))} /></Form.Item>}
        </div>
      </details>
      <Button type="primary" htmlType="submit">{t('dueDate.form.submit')}</Button>
    </Form>
  );
}
