/** What is known of one parameter or field. */
export type FieldFacts = {
  /** Alternatives separated by `|`; a list is `Array of X`. */
  readonly type: string;
  readonly required?: boolean;
  /** The only strings it may hold. */
  readonly words?: readonly string[];
  /** Least and most length of a string, in code points, or in bytes where `bytes` says so. */
  readonly length?: readonly [number, number];
  readonly bytes?: boolean;
  /** The length counts after the markup is parsed, so the text pipeline checks it. */
  readonly parsed?: boolean;
  /** Least and most number of items of a list. */
  readonly items?: readonly [number, number];
  /** Least and most value of a number. */
  readonly range?: readonly [number, number];
};

export type TypeFacts =
  | { readonly fields: Readonly<Record<string, FieldFacts>> }
  | { readonly anyOf: readonly string[] };

/** The form of schema.json. */
export type SchemaFile = {
  readonly version: string;
  /** Every kind of update, as `allowed_updates` names them. */
  readonly updates: readonly string[];
  readonly methods: Readonly<Record<string, Readonly<Record<string, FieldFacts>>>>;
  readonly types: Readonly<Record<string, TypeFacts>>;
};
