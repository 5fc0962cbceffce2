/** Lower case, no accents, no possessive, initials without dots, one kind of apostrophe, numbers without grouping. */
export function foldLatin(written: string): string {
  let word = written.toLowerCase();
  if (!/^[a-z]+$/.test(word)) {
    word = word
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replaceAll('’', "'")
      .replace(/'s$|s'$|'$/, (end) => (end === "s'" ? 's' : ''))
      .replaceAll("'", '');
    word = /^\p{N}/u.test(word) ? foldNumber(word) : word.replaceAll('.', '');
  }
  return word;
}

/** `5,000` and `5000` are one number, `٣٩` and `39` too; `7.5` and `7:28` keep their mark. */
export function foldNumber(word: string): string {
  return word
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[,٬](?=\d{3}(?!\d))/g, '')
    .replaceAll('٫', '.');
}
