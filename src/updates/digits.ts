const ZEROS = ['٠', '۰'].map((zero) => zero.charCodeAt(0));

/** Writes Arabic and Persian digits as the western ones. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.find((first) => code >= first && code < first + 10) ?? code;
    return String(code - zero);
  });
}
