import { westernDigits } from './digits.ts';

/** Cities that many people live in and after which no time zone is named, and those of Arabic readers as they write them. */
const CITIES: Readonly<Record<string, string>> = {
  'abu dhabi': 'Asia/Dubai',
  doha: 'Asia/Qatar',
  mecca: 'Asia/Riyadh',
  jeddah: 'Asia/Riyadh',
  sanaa: 'Asia/Aden',
  rabat: 'Africa/Casablanca',
  alexandria: 'Africa/Cairo',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  'new delhi': 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  islamabad: 'Asia/Karachi',
  lahore: 'Asia/Karachi',
  beijing: 'Asia/Shanghai',
  hanoi: 'Asia/Bangkok',
  osaka: 'Asia/Tokyo',
  ankara: 'Europe/Istanbul',
  geneva: 'Europe/Zurich',
  bern: 'Europe/Zurich',
  munich: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  milan: 'Europe/Rome',
  barcelona: 'Europe/Madrid',
  'the hague': 'Europe/Amsterdam',
  edinburgh: 'Europe/London',
  manchester: 'Europe/London',
  washington: 'America/New_York',
  boston: 'America/New_York',
  atlanta: 'America/New_York',
  miami: 'America/New_York',
  houston: 'America/Chicago',
  dallas: 'America/Chicago',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  montreal: 'America/Toronto',
  ottawa: 'America/Toronto',
  brasilia: 'America/Sao_Paulo',
  'rio de janeiro': 'America/Sao_Paulo',
  canberra: 'Australia/Sydney',
  دبي: 'Asia/Dubai',
  'أبو ظبي': 'Asia/Dubai',
  أبوظبي: 'Asia/Dubai',
  الشارقة: 'Asia/Dubai',
  الرياض: 'Asia/Riyadh',
  جدة: 'Asia/Riyadh',
  مكة: 'Asia/Riyadh',
  الدوحة: 'Asia/Qatar',
  الكويت: 'Asia/Kuwait',
  المنامة: 'Asia/Bahrain',
  مسقط: 'Asia/Muscat',
  صنعاء: 'Asia/Aden',
  عدن: 'Asia/Aden',
  بغداد: 'Asia/Baghdad',
  البصرة: 'Asia/Baghdad',
  أربيل: 'Asia/Baghdad',
  دمشق: 'Asia/Damascus',
  حلب: 'Asia/Damascus',
  بيروت: 'Asia/Beirut',
  عمان: 'Asia/Amman',
  القدس: 'Asia/Jerusalem',
  غزة: 'Asia/Gaza',
  القاهرة: 'Africa/Cairo',
  الإسكندرية: 'Africa/Cairo',
  الخرطوم: 'Africa/Khartoum',
  طرابلس: 'Africa/Tripoli',
  تونس: 'Africa/Tunis',
  الجزائر: 'Africa/Algiers',
  الرباط: 'Africa/Casablanca',
  'الدار البيضاء': 'Africa/Casablanca',
  نواكشوط: 'Africa/Nouakchott',
  إسطنبول: 'Europe/Istanbul',
  لندن: 'Europe/London',
  باريس: 'Europe/Paris',
  برلين: 'Europe/Berlin',
  نيويورك: 'America/New_York',
  واشنطن: 'America/New_York',
};

const CITY_ZONES = new Map(Object.entries(CITIES).map(([city, zone]) => [plain(city), zone]));

/** The time zones of the world are at most so far from UTC. */
const MOST_HOURS = 14;

/**
 * The time zone that a reader means: by its name (`Asia/Dubai`), a city (`dubai`, `new york`) or an offset (`+4`,
 * `UTC+05:30`). Undefined where there is none such.
 */
export function readTimeZone(text: string): string | undefined {
  const said = westernDigits(text).trim().replace(/\s+/g, ' ');
  if (/^(?:utc|gmt|z)$/i.test(said)) return 'UTC';
  return readOffset(said) ?? byName(said) ?? CITY_ZONES.get(plain(said)) ?? byCity(said);
}

function readOffset(said: string): string | undefined {
  const found = /^(?:utc|gmt)?\s?(?<sign>[+\-−])(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?$/i.exec(
    said,
  )?.groups;
  if (!found || Number(found.hours) > MOST_HOURS) return undefined;
  const sign = found.sign === '+' ? '+' : '-';
  return `${sign}${(found.hours ?? '').padStart(2, '0')}:${found.minutes ?? '00'}`;
}

function byName(said: string): string | undefined {
  const name = said.replaceAll(' ', '_');
  if (!/^[a-z_+-]+(?:\/[a-z0-9_+-]+){1,2}$/i.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function byCity(said: string): string | undefined {
  const city = plain(said);
  return city === ''
    ? undefined
    : Intl.supportedValuesOf('timeZone').find((zone) => plain(zone.split('/').at(-1) ?? '') === city);
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('_', ' ').toLowerCase();
}
