/**
 * What a sentence says apart from its typography: two sentences with the same key differ at most in quotation marks,
 * dashes, spaces, commas and the last full stop. What stands between digits counts (`1.5` is not `15`), and so do
 * question marks, capitals and the sign before a number.
 */
export function typographyKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/["'“”„‟«»‹›‘’‚‛′″`´]/g, '')
    .replace(/(?<!\d)[,;،؛]|[,;،؛](?!\d)/g, ' ')
    .replace(/\s*\p{Pd}\s*(?!\d)/gu, ' - ')
    .replace(/\.\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
