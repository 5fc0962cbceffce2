/** Of SQLite, the low byte of an error's number: read-only, input or output error, corrupt, full, no database. */
const SQLITE_CODES = new Set([8, 10, 11, 13, 26]);

/** Of PostgreSQL: read-only, disk full, input or output error, corrupt data, corrupt index. */
const POSTGRES_CODES = new Set(['25006', '53100', '58030', 'XX001', 'XX002']);

/** As much as a question and its answer take. */
const SOME_ROOM = 'x'.repeat(32 * 1024);

/** Whether a database can be written, as the writes show that are made anyway. */
export type Writable = {
  /** Passes the outcome of a write on and takes note of it. */
  watch<Result>(written: Promise<Result>): Promise<Result>;
  /** Where a write could not be made lately, tries whether it can now; rejects with what stands in the way. */
  check(): Promise<void>;
};

/** `probe` writes a text and takes it away again. */
export function watchWrites(probe: (text: string) => Promise<void>): Writable {
  let failed = false;

  return {
    watch,
    async check() {
      if (failed) await watch(probe(SOME_ROOM));
    },
  };

  async function watch<Result>(written: Promise<Result>): Promise<Result> {
    try {
      const result = await written;
      failed = false;
      return result;
    } catch (error) {
      if (isUnwritable(error)) failed = true;
      throw error;
    }
  }
}

/** Whether nothing can be written, rather than just not this. */
function isUnwritable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error && typeof error.errcode === 'number') return SQLITE_CODES.has(error.errcode & 0xff);
  return 'code' in error && POSTGRES_CODES.has(String(error.code));
}
