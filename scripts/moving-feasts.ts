/**
 * Computes the moving feasts of a stretch of years, one JSON object per line: `npm run -s moving-feasts -- 2000 2099`. With it the table
 * in policies/calendars/CN-statutory.json was made. By GB/T 33661-2017 months begin with the day of the new moon at UTC+8, the winter
 * solstice lies in month 11, and of thirteen months between two the first without a major term is the leap one. New moons after
 * Meeus, Astronomical Algorithms, ch. 49 (some seconds), the sun after ch. 25 (some minutes).
 */
const RAD = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * RAD);
const J2000 = 2_451_545;
const EPOCH = 2_440_587.5;

/** Terrestrial time less universal time in days (Espenak and Meeus, for 2005 to 2050; a few seconds off after it). */
const deltaT = (jde: number): number => {
  const t = (jde - J2000) / 365.25;
  return (62.92 + 0.32217 * t + 0.005589 * t * t) / 86_400;
};

/** The day, counted from 1970-01-01, that it is in China at an instant of terrestrial time. */
const dayInChina = (jde: number): number => Math.floor(jde - deltaT(jde) - EPOCH + 8 / 24);

const PERIODIC: readonly [number, number, readonly [number, number, number, number]][] = [
  [-0.4072, 0, [0, 1, 0, 0]], [0.17241, 1, [1, 0, 0, 0]], [0.01608, 0, [0, 2, 0, 0]], [0.01039, 0, [0, 0, 2, 0]], [0.00739, 1, [-1, 1, 0, 0]], [-0.00514, 1, [1, 1, 0, 0]],
  [0.00208, 2, [2, 0, 0, 0]], [-0.00111, 0, [0, 1, -2, 0]], [-0.00057, 0, [0, 1, 2, 0]], [0.00056, 1, [1, 2, 0, 0]], [-0.00042, 0, [0, 3, 0, 0]], [0.00042, 1, [1, 0, 2, 0]],
  [0.00038, 1, [1, 0, -2, 0]], [-0.00024, 1, [-1, 2, 0, 0]], [-0.00017, 0, [0, 0, 0, 1]], [-0.00007, 0, [2, 1, 0, 0]], [0.00004, 0, [0, 2, -2, 0]], [0.00004, 0, [3, 0, 0, 0]],
  [0.00003, 0, [1, 1, -2, 0]], [0.00003, 0, [0, 2, 2, 0]], [-0.00003, 0, [1, 1, 2, 0]], [0.00003, 0, [-1, 1, 2, 0]], [-0.00002, 0, [-1, 1, -2, 0]], [-0.00002, 0, [1, 3, 0, 0]], [0.00002, 0, [0, 4, 0, 0]],
];
const PLANETARY: readonly [number, number, number][] = [
  [0.000325, 299.77, 0.107408], [0.000165, 251.88, 0.016321], [0.000164, 251.83, 26.651886], [0.000126, 349.42, 36.412478], [0.00011, 84.66, 18.206239], [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732], [0.000056, 154.84, 7.30686], [0.000047, 34.52, 27.261239], [0.000042, 207.19, 0.121824], [0.00004, 291.34, 1.844379], [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099], [0.000023, 331.55, 3.592518],
];

/** The instant of the k-th new moon after that of 2000-01-06. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t ** 3;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t ** 3;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t + 0.00000215 * t ** 3;
  let jde = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.00000015 * t ** 3;
  for (const [amplitude, power, [a, b, c, d]] of PERIODIC) jde += amplitude * e ** power * sin(a * sun + b * moon + c * latitude + d * node);
  for (const [i, [amplitude, at, speed]] of PLANETARY.entries()) jde += amplitude * sin(at + speed * k - (i === 0 ? 0.009173 * t * t : 0));
  return jde;
}

/** The apparent longitude of the sun in degrees. */
function sunAt(jde: number): number {
  const t = (jde - J2000) / 36_525;
  const m = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t;
  const centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(m) + (0.019993 - 0.000101 * t) * sin(2 * m) + 0.000289 * sin(3 * m);
  const longitude = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return ((longitude % 360) + 360) % 360;
}

/** The instant near another at which the sun stands at a longitude. */
function whenSunAt(longitude: number, near: number): number {
  let jde = near;
  for (let i = 0; i < 8; i += 1) jde += ((((longitude - sunAt(jde)) % 360) + 540) % 360 - 180) * (365.2422 / 360);
  return jde;
}

const jdeOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000 + EPOCH;
const text = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The index of the last new moon whose day is not after a day. */
function monthWith(day: number): number {
  let k = Math.round((day + EPOCH - 2_451_550) / 29.530588861) + 2;
  while (dayInChina(newMoon(k)) > day) k -= 1;
  return k;
}

const solstice = (year: number): number => dayInChina(whenSunAt(270, jdeOf(year, 12, 21)));

/** The feasts of a year; its months are those between month 11 of the year before and its own. */
export function movingFeasts(year: number): { year: number; springFestival: string; qingming: string; dragonBoat: string; midAutumn: string } {
  const [first, next] = [monthWith(solstice(year - 1)), monthWith(solstice(year))];
  const begins = (k: number): number => dayInChina(newMoon(k));
  // A major term lies in a month when the sun passes a multiple of 30° on one of its days.
  const termless = (k: number): boolean => !Array.from({ length: 12 }, (_, i) => i * 30).some((longitude) => {
    const day = dayInChina(whenSunAt(longitude, newMoon(k) + 15));
    return day >= begins(k) && day < begins(k + 1);
  });
  const leap = next - first === 13 ? Array.from({ length: 12 }, (_, i) => first + 1 + i).find(termless) : undefined;
  const month = (number: number): number => {
    const k = first + 2 + (number - 1);
    return begins(leap !== undefined && leap <= k ? k + 1 : k);
  };
  return {
    year, springFestival: text(month(1)), qingming: text(dayInChina(whenSunAt(15, jdeOf(year, 4, 4)))), dragonBoat: text(month(5) + 4), midAutumn: text(month(8) + 14),
  };
}

if (process.argv[1] === import.meta.filename) {
  const [from = 2000, to = 2099] = process.argv.slice(2).map(Number);
  for (let year = from; year <= to; year += 1) console.log(JSON.stringify(movingFeasts(year)));
}
