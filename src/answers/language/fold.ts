/**
 * One form for all ways to write the same word: lower case, no accents, no possessive, initials without dots,
 * numbers without grouping, and the variants of Arabic letters as one.
 */
export function fold(written: string): string {
  const word = written.toLowerCase();
  if (/^[a-z]+$/.test(word)) return word;
  return foldNumber(/[\u0600-\u06ff]/.test(word) ? foldArabic(word) : foldLatin(word));
}

function foldLatin(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('’', "'")
    .replace(/'s?$/, '')
    .replaceAll("'", '');
}

/** Alef, ya and ta marbuta in one form each, no diacritics, no tatweel. */
function foldArabic(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[\u064b-\u065f\u0670\u0640\u06d6-\u06ed]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
    .replace(/[گک]/g, 'ك');
}

/** `5,000` and `5000` are one number, `٣٩` and `39` too; `7.5` and `7:28` keep their mark; "u.s." is "us". */
function foldNumber(word: string): string {
  if (!/^\p{N}/u.test(word)) return word.replaceAll('.', '');
  return word
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[,٬](?=\d{3}(?!\d))/g, '')
    .replaceAll('٫', '.');
}
