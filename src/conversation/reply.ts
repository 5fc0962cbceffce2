import type { Excerpt } from '../content/index.ts';

/** What the bot says, as data. No platform's marks are in it; renderers turn it into messages. */
export type Reply = {
  readonly parts: readonly Part[];
  /** Offered under the last part. A platform with fewer places shows the first ones. */
  readonly choices: readonly Choice[];
  /** How a question fared, for the editors' count; absent where nothing was asked. */
  readonly outcome?: 'answered' | 'unanswered';
  /** BCP 47: in which language the bot's own words around quotations, such as dates, are said; the publication's where absent. */
  readonly language?: string;
  /** In reply to a pressed choice: it may take the place of the message that was pressed on, where the platform can edit. */
  readonly replaces?: true;
  /** Shown as a reply to this message (what the platform calls it) instead of the one that is answered. */
  readonly pointsTo?: string;
  /**
   * Concerns only the person who spoke: in a group it is shown to them alone where the platform can, else to all.
   * `privately`: it may as well come in their private chat.
   */
  readonly aside?: 'here' | 'privately';
  /** The same in fewer words, said where this is more than one message of its platform. */
  readonly shorter?: Reply;
  /** Comes without a sound, where the platform can. */
  readonly quietly?: true;
};

export type Part =
  /** The bot's own words: one short paragraph, never about the news. */
  | { readonly kind: 'words'; readonly text: string }
  /** The article's words. */
  | {
      readonly kind: 'quotation';
      readonly excerpt: Excerpt;
      /** The sentence inside the excerpt that answers, to be marked where the platform can. */
      readonly mark?: Excerpt;
      /** `quiet`: the source was just said (the paragraph before or after); show no source line of its own. */
      readonly source?: 'full' | 'quiet';
      /** Shows what the article said before, beside what it says now. Every other quotation is sent as it stands now. */
      readonly past?: true;
    }
  /** An article as a card: kicker, headline, standfirst, dates, link. */
  | { readonly kind: 'article'; readonly article: string }
  /** A list that a reader can act on: commands with what they do, speakers, sections. */
  | { readonly kind: 'list'; readonly items: readonly { readonly label: string; readonly action: string }[] }
  | { readonly kind: 'links'; readonly links: readonly Link[] };

export type Link = { readonly label: string; readonly url: string };

/** A button. Pressing it says `action`, which is what a reader might as well have typed: `/troops`, `/more 0123456789ab p12.1`. */
export type Choice = {
  /** 1 to 24 characters; some platforms show 20 of them, so say it early. */
  readonly label: string;
  /** 1 to 64 bytes of UTF-8 (Telegram's callback_data). */
  readonly action: string;
  /** What a reader most likely wants next, or what cannot be undone; shown so where the platform can. */
  readonly tone?: 'primary' | 'danger';
};

export const ACTION_BYTES = 64;
