/** Something in a content file that has to be put right, or that an editor should look at. */
export type Mistake = {
  /** As it can be opened from where the program was started: `content/articles/2020-08-21-visit.md`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** `published`, `topics[0].command`, `body`; empty where the whole file is meant. */
  readonly field: string;
  /** What is wrong, and what to write instead. */
  readonly message: string;
};

/** `content/articles/visit.md:3 published: "yesterday" is not a date; write 2020-08-21 05:20` */
export function formatMistake({ file, line, field, message }: Mistake): string {
  return `${file}:${line} ${field && `${field}: `}${message}`;
}
