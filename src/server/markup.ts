declare const escaped: unique symbol;

/** Text that is safe to send as HTML or XML. Only `html`, `xml` and `trusted` make it. */
export type Markup = { readonly [escaped]: true; toString(): string };

/** What may stand in a template: everything but markup is escaped; `undefined` and `false` leave nothing. */
export type Fragment = Markup | string | number | false | undefined | readonly Fragment[];

/** A template whose values are escaped, in text and in double-quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...values: readonly Fragment[]): Markup {
  return trusted(
    strings.map((string, index) => string + (index < values.length ? write(values[index]) : '')).join(''),
  );
}

/** As `html`, and what XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets) becomes U+FFFD. */
export function xml(strings: TemplateStringsArray, ...values: readonly Fragment[]): Markup {
  return trusted(
    html(strings, ...values)
      .toString()
      .toWellFormed()
      .replace(NOT_IN_XML, '\uFFFD'),
  );
}

/** Takes a text for markup as it is. Only for what no reader and no editor wrote. */
export function trusted(text: string): Markup {
  return { toString: () => text } as Markup;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what it looks for.
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function write(value: Fragment): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(write).join('');
  return value.toString();
}

function isList(value: Fragment): value is readonly Fragment[] {
  return Array.isArray(value);
}
