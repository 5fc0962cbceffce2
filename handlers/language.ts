import type { Choice, Handler, Reply, Words } from '../src/conversation/index.ts';
import {
  knownLanguage,
  languages,
  managersOnly,
  nameOfLanguage,
  readerLanguage,
  wordsIn,
} from '../src/conversation/index.ts';

const AUTOMATIC = 'auto';

/** `/language`: the language of the bot's own words, to choose from; `/language ar`, `/language Arabic` chooses. */
export const language: Handler = {
  command: 'language',
  description: 'commands.language',
  aside: true,
  async answer({ rest, incoming }, desk) {
    const { chat, chats, words, library } = desk;
    const wanted = rest.toLowerCase();
    if (!wanted) return speaking(desk.language, chat.language !== undefined);
    const chosen = wanted === AUTOMATIC ? undefined : languageCalled(wanted);
    if (wanted !== AUTOMATIC && !chosen) {
      return { parts: [{ kind: 'words', text: words('language.unknown') }], choices: choices(words) };
    }
    if (!(await desk.mayManage())) return managersOnly(words);
    await chats.change(chat.id, { language: chosen ?? null });
    if (chosen) return { ...speaking(chosen, true), replaces: true };
    const automatic = readerLanguage(incoming, {}, library.publication);
    const text = wordsIn(automatic)('language.automatic');
    return { parts: [{ kind: 'words', text }], choices: [], language: automatic, replaces: true };
  },
};

function speaking(spoken: string, isChosen: boolean): Reply {
  const words = wordsIn(spoken);
  const others = choices(words).filter(
    ({ action }) => action !== `/language ${spoken}` && (isChosen || action !== `/language ${AUTOMATIC}`),
  );
  return {
    parts: [{ kind: 'words', text: words('language.now', { language: nameOfLanguage(spoken) }) }],
    choices: others,
    language: spoken,
  };
}

function choices(words: Words): Choice[] {
  return [
    ...languages.map((each) => ({ label: nameOfLanguage(each), action: `/language ${each}` })),
    { label: words('choices.automatic'), action: `/language ${AUTOMATIC}` },
  ];
}

/** By its tag, or by its name in any language that we speak. */
function languageCalled(wanted: string): string | undefined {
  const isName = (name: string) => name.localeCompare(wanted, undefined, { sensitivity: 'base' }) === 0;
  return (
    knownLanguage(wanted) ??
    languages.find((each) => languages.some((speaker) => isName(nameOfLanguage(each, speaker))))
  );
}
