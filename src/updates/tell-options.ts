import type { Article, Library } from '../content/index.ts';
import type { Store } from '../store/index.ts';
import type { Telling } from './update.ts';

/** What telling needs. */
export type TellOptions = {
  readonly store: Store;
  readonly library: Library;
  /** An older revision; undefined where it is not kept. */
  older(revision: string): Promise<Article | undefined>;
  /** Owes an update to those whom it concerns; may be asked again for the same. */
  tell(telling: Telling): Promise<unknown>;
  readonly now: Temporal.Instant;
};
