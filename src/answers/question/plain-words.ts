/**
 * A question without the marks that come along when it is copied from a page or typed by habit: HTML tags and entities, the
 * targets of Markdown links, web addresses. What they mark stays.
 */
export function plainWords(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/&(?:[a-z]{2,8}|#\d{1,6});/gi, ' ')
    .replace(/\]\([^()\s]{0,500}\)/g, '] ')
    .replace(/https?:\/\/\S+/gi, ' ');
}
