/**
 * What a reader sees of a text: formatting characters that act are gone, invisible ones as well. A marker acts in a
 * pair on one line: the first behind no letter or digit and before something that is no space, the second the other
 * way round. No escape is documented; that a zero-width space counts as a space is this model's assumption.
 */
export function asShown(text: string): string {
  return text
    .split('\n')
    .map((line) => withoutMarkers(line.replace(/^> ?/, '')).replaceAll('\u200B', ''))
    .join('\n');
}

/** The lines that are shown as quotations, without their mark. */
export function quotationsShown(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('> '))
    .map((line) => asShown(line));
}

const SPACE = String.raw`[\s\u200B]`;
const PAIRS = ['*', '_', '~', '`'].map((marker) => {
  const m = `[${marker}]`;
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])${m}(?!${SPACE})(?<inner>[^\n]*?)(?<!${SPACE})${m}(?![\p{L}\p{N}])`,
    'gu',
  );
});
const LIST = /^(?:[-*] |\d+\. |> )/;

function withoutMarkers(line: string): string {
  const address = /https?:\/\/\S+/.exec(line);
  if (address) {
    const before = line.slice(0, address.index);
    const after = line.slice(address.index + address[0].length);
    return `${withoutMarkers(before)}${address[0]}${withoutMarkers(after)}`;
  }
  const body = line.replace(LIST, '• ');
  return PAIRS.reduce(
    (text, pair) => text.replace(pair, (whole, ...rest) => (rest.at(-1) as { inner: string }).inner || whole),
    body,
  );
}
