import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';
import type { Clock } from './clock.ts';
import type { Article, Content } from './content/index.ts';

/** Registers how much content there is, how old the newest of it is, and whether all of it can be read. */
export function registerContentMetrics(registry: Registry, content: Content, clock: Clock): void {
  const registers = [registry];
  new Gauge({
    name: 'pullquote_articles',
    help: 'Articles that may be quoted.',
    registers,
    collect() {
      this.set(content.current().articles.length);
    },
  });
  new Gauge({
    name: 'pullquote_content_mistakes',
    help: 'Mistakes in the content folder; what stood before them is still served. Anything above 0 is for an editor.',
    registers,
    collect() {
      this.set(content.mistakes().length);
    },
  });
  new Gauge({
    name: 'pullquote_content_age_seconds',
    help: 'For how long no article was published or updated. Not a number where there is none.',
    registers,
    collect() {
      const ages = content.current().articles.map((article) => ageOf(article, clock.now()));
      this.set(ages.length > 0 ? Math.min(...ages) : Number.NaN);
    },
  });
}

function ageOf({ published, updated = published }: Article, now: Temporal.Instant): number {
  return updated.toInstant().until(now).total('seconds');
}
