const BROWSERS: readonly [RegExp, string][] = [[/MicroMessenger\//, 'WeChat'], [/Edg[A-Z]*\//, 'Edge'], [/(?:Firefox|FxiOS)\//, 'Firefox'], [/(?:Chrome|CriOS)\//, 'Chrome'], [/Safari\//, 'Safari']];
const SYSTEMS: readonly [RegExp, string][] = [[/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']];

/** The kind of browser in a word or two, enough for a person to know their own again; nothing of what they sent is kept. */
export function browserName(userAgent: string | undefined): string {
  const first = (names: readonly [RegExp, string][]): string | undefined => names.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [first(BROWSERS), first(SYSTEMS)].filter((part) => part !== undefined).join(', ');
}
