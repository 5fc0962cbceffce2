import type { Article, Library } from '../../content/index.ts';
import type { Markup } from '../markup.ts';
import { html } from '../markup.ts';

/** How dates are written. */
export type DateStyle = { readonly language: string; readonly timeZone: string };

/** How an article's dates are written: in its language, and in the publication's time zone. */
export function dateStyle({ language }: Article, { publication }: Library): DateStyle {
  return { language, timeZone: publication.timeZone };
}

/** "Fri, 21 Aug 2020, 5:20 am GST", with the moment for machines. */
export function dateAndTime(moment: Temporal.ZonedDateTime, style: DateStyle): Markup {
  return timeElement(moment, style, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

/** "21 August 2020", with the moment for machines. */
export function dateOnly(moment: Temporal.ZonedDateTime, style: DateStyle): Markup {
  return timeElement(moment, style, { dateStyle: 'long' });
}

/** The moment as machines read it, in the publication's time zone: `2020-08-21T05:20:00+04:00`. */
export function isoMoment(moment: Temporal.ZonedDateTime, timeZone: string): string {
  return moment
    .withTimeZone(timeZone)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 0, calendarName: 'never' });
}

function timeElement(
  moment: Temporal.ZonedDateTime,
  { language, timeZone }: DateStyle,
  form: Intl.DateTimeFormatOptions,
): Markup {
  const written = moment.withTimeZone(timeZone).toLocaleString(language, form);
  return html`<time datetime="${isoMoment(moment, timeZone)}">${written}</time>`;
}
