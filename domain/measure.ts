/** Kinds of joint-punishment measures, notice of 2018, 三(三)–(七). */
export const MEASURE_KINDS = ['administrative', 'market', 'industry', 'social', 'personal'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];
