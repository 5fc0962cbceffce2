import type { Incoming } from '../incoming.ts';

export type GroupLimits = {
  /** What one person may ask in one group in any minute. */
  readonly perPerson: number;
  /** What all together may ask in one group in any minute. */
  readonly perGroup: number;
};

/**
 * `hint`: this one is over the limit and is told so, once; `silence`: it was told already. What is over the limit does
 * not count, so that a limit ends a minute after what was answered.
 */
export type Admission = 'answer' | 'hint' | 'silence';

const MINUTE_MS = 60_000;
/** Of people and groups that are counted; far more than ask anything in a minute. */
const MOST_COUNTED = 20_000;

type Count = { asked: number[]; hinted: boolean };

/**
 * Counts what is asked in groups, in memory and by the moments of the incomings: each process for itself, nothing is
 * kept for longer than a minute matters.
 */
export function createGroupLimits({ perPerson, perGroup }: GroupLimits): (incoming: Incoming) => Admission {
  const counts = new Map<string, Count>();

  return ({ chat, person, at }) => {
    const now = at.epochMilliseconds;
    const place = `${chat.platform} ${chat.address}`;
    const group = countOf(place, now);
    const own = person && countOf(`${place} ${person.id}`, now);
    for (const [count, most] of [[own, perPerson] as const, [group, perGroup] as const]) {
      if (!count || count.asked.length < most) continue;
      const told = count.hinted;
      count.hinted = true;
      return told ? 'silence' : 'hint';
    }
    group.asked.push(now);
    own?.asked.push(now);
    return 'answer';
  };

  function countOf(key: string, now: number): Count {
    const known = counts.get(key);
    const recent = known?.asked.filter((asked) => Math.abs(now - asked) < MINUTE_MS) ?? [];
    const count = { asked: recent, hinted: recent.length > 0 && (known?.hinted ?? false) };
    // Put at the end again, so that those who asked longest ago are forgotten first.
    counts.delete(key);
    counts.set(key, count);
    if (counts.size > MOST_COUNTED) counts.delete(counts.keys().next().value ?? '');
    return count;
  }
}
