import type { Clock } from '../../clock.ts';
import { TEMPLATE_PAUSE_SECONDS } from './fate.ts';

/** To how many people, and in which languages, it may be announced at present. */
export type Announcements = {
  /** The languages in which the template may be sent. */
  readonly languages: () => readonly string[];
  /** People in 24 hours; 0 where none. */
  readonly perDay: () => number;
  /** What Meta has approved; a pause is over with it. */
  approve(languages: readonly string[]): void;
  /** What the number is trusted with; undefined where nothing limits it (Cloud API, messaging limits). */
  limit(perDay: number | undefined): void;
  /** Meta has refused the template for itself: it is not tried for a while. */
  pause(): void;
};

/** `configured`: without a template nothing is announced at all, and nothing has to wait for one. */
export function createAnnouncements({
  configured,
  clock,
}: {
  readonly configured: boolean;
  readonly clock: Clock;
}): Announcements {
  let approved: readonly string[] = [];
  let most = Number.POSITIVE_INFINITY;
  let pausedUntil = 0;
  const now = () => clock.now().epochMilliseconds;

  return {
    languages: () => approved,
    perDay() {
      if (!configured) return Number.POSITIVE_INFINITY;
      return approved.length === 0 || now() < pausedUntil ? 0 : most;
    },
    approve(languages) {
      approved = languages;
      pausedUntil = 0;
    },
    limit(perDay) {
      most = perDay ?? Number.POSITIVE_INFINITY;
    },
    pause() {
      pausedUntil = now() + TEMPLATE_PAUSE_SECONDS * 1_000;
    },
  };
}
