/**
 * Where the sentences of a paragraph begin and end, as UTF-16 offsets, end exclusive. No sentence begins or ends
 * with white space, and every other character belongs to exactly one.
 */
export function splitSentences(text: string, language: string): readonly { start: number; end: number }[] {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].flatMap(
    ({ segment, index }) => {
      const start = index + segment.length - segment.trimStart().length;
      const end = index + segment.trimEnd().length;
      return start < end ? [{ start, end }] : [];
    },
  );
}
