/** @typedef {Node | string | false | undefined} Child */

/**
 * Makes an element. Text only ever becomes text: nothing here reads markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | undefined>>} attributes undefined leaves an attribute out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

/**
 * A button that does one thing.
 * @param {Readonly<Record<string, string | undefined>>} attributes
 * @param {() => void} press
 * @param {...Child} children
 */
export function button(attributes, press, ...children) {
  const made = element('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', press);
  return made;
}

/**
 * A link, or only its text where the address is not one of the web.
 * @param {string} url
 * @param {Readonly<Record<string, string | undefined>>} attributes
 * @param {...Child} children
 */
export function link(url, attributes, ...children) {
  const target = URL.parse(url, location.href);
  const web = target && /^https?:$/.test(target.protocol);
  return web
    ? element('a', { href: target.href, ...attributes }, ...children)
    : element('span', attributes, ...children);
}

/**
 * The element that must be there.
 * @template {HTMLElement} Kind
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function find(parent, selector, kind) {
  const found = parent.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page lacks ${selector}.`);
  return found;
}

/** What a screen reader says and nobody sees. @param {string} text */
export function spoken(text) {
  return element('span', { class: 'visually-hidden' }, text);
}
