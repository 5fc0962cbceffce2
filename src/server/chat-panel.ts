/** What a chat on the pages consists of, as the web platform gives it. */
export type ChatPanel = {
  /** The folder with its scripts and styles, served under the address of the assets. */
  readonly folder: string;
  /** File names in that folder: the style sheets, the script that starts the chat, and the modules that it opens. */
  readonly styles: readonly string[];
  readonly script: string;
  readonly modules: readonly string[];
  /**
   * The panel as HTML without anything that a reader or an editor wrote. `subject` is what the reader has open beside
   * it, `language` (BCP 47) that of the page.
   */
  markup(subject: 'article' | 'articles', language: string): string;
};
