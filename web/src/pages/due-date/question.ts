/** Whether a day is the last of its month. */
export const endsWithMonth = (day: string): boolean => {
  const [year, month, date] = day.split('-').map(Number);
  return date === new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate();
};

/** What the address may hold: the view is the question, so that it can be sent to somebody. */
const FIELDS = ['start', 'count', 'unit', 'calendar', 'asOf', 'channel', 'startInclusive', 'roll', 'pack', 'step'] as const;
export type Question = Partial<Record<(typeof FIELDS)[number], string>>;

export const questionOf = (search: URLSearchParams): Question => Object.fromEntries(FIELDS.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])));
