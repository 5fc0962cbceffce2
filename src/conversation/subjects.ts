import type { Library } from '../content/index.ts';
import type { Rhythm, Subject } from '../updates/index.ts';
import { writeMinute } from '../updates/index.ts';
import { shortLabel } from './quoting.ts';
import type { Choice } from './reply.ts';
import type { Words } from './words.ts';

/** What a subject is called; its address where the articles do not have it any more. */
export function subjectTitle(subject: Subject, library: Library, words: Words): string {
  switch (subject.kind) {
    case 'everything':
      return words('following.everything');
    case 'topic':
      return library.topic(subject.command)?.title ?? `/${subject.command}`;
    case 'article':
      return library.article(subject.slug)?.headline ?? subject.slug;
  }
}

/** How a reader may write a subject behind `/subscribe` and `/unsubscribe`; short enough for a button. */
export function subjectAddress(subject: Subject, library: Library): string {
  if (subject.kind === 'everything') return 'everything';
  if (subject.kind === 'topic') return subject.command;
  return `article ${library.article(subject.slug)?.revision ?? subject.slug}`;
}

/** A choice that follows a subject at once. */
export function subscribeChoice(subject: Subject, library: Library, words: Words): Choice {
  return { label: words('choices.subscribe'), action: `/subscribe ${subjectAddress(subject, library)}` };
}

/** A choice that ends a subscription. */
export function stopChoice(subject: Subject, library: Library, words: Words): Choice {
  return {
    label: shortLabel(words('choices.stop')),
    action: `/unsubscribe ${subjectAddress(subject, library)}`,
  };
}

/** A rhythm in words: "every day at 08:00 (Asia/Dubai)". */
export function rhythmTitle(rhythm: Rhythm, timeZone: string, language: string, words: Words): string {
  switch (rhythm.kind) {
    case 'at once':
      return words('following.atOnce');
    case 'daily':
      return words('following.daily', { time: writeMinute(rhythm.minute), zone: timeZone });
    case 'weekly':
      return words('following.weekly', {
        day: weekday(rhythm.day, language),
        time: writeMinute(rhythm.minute),
        zone: timeZone,
      });
  }
}

/** Monday is 1. */
function weekday(day: number, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  );
}
