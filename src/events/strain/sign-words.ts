/** Which touchpoints are trouble by their names: something went wrong, or somebody had to be asked for help. */

const errors = stems(
  'error fail declin reject refus denied timeout timed crash exception invalid unavailable outage broken bounced ' +
    'fehler fehlgeschlag abgelehnt abgebroch ungültig störung',
);
const help = stems(
  'support help helpdesk hotline complain complaint contact ticket chat call calls called callback dispute escalat ' +
    'hilfe beschwer reklam anruf kontakt',
);
/** Words that begin like one of these and mean something else. */
const others = new Set(['contactless', 'tickets']);

/** Something went wrong: "Payment fails", "Sees an error". */
export const isError = (name: string): boolean => has(name, errors);

/** Somebody had to be asked: "Calls about the order", "Complains with a photo". */
export const isHelp = (name: string): boolean => has(name, help);

function stems(list: string): readonly string[] {
  return list.split(' ');
}

/** Short words must stand alone ("call", not "calligraphy"); longer ones may go on ("declin-ed"). */
function has(name: string, known: readonly string[]): boolean {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return words.some(
    (word) =>
      !others.has(word) && known.some((stem) => (stem.length < 5 ? bare(word) === stem : word.startsWith(stem))),
  );
}

/** Without the ending of a verb or a plural. */
function bare(word: string): string {
  return word.replace(/(?:ing|ed|ure|s)$/u, '');
}
