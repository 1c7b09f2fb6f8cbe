/** Names from logs in words a reader knows: "add_to_cart" and "AddToCart" are both "Add to cart". */

const longest = 200;

/** Words of an identifier; acronyms of up to four letters stay as they are unless everything is upper case. */
function wordsOf(name: string): string {
  const shouted = name === name.toUpperCase();
  const parts = name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[_\-.\s]+/)
    .filter((part) => part !== '');
  const words = parts.map((part) => {
    const acronym = part === part.toUpperCase() && part.length <= 4 && /^\p{Lu}+$/u.test(part);
    return acronym && (!shouted || parts.length === 1) ? part : part.toLowerCase();
  });
  return words.join(' ');
}

/** A sentence with the identifiers in it, "add_to_cart", taken apart; what is no identifier stays as it is. */
export const plainSentence = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}_/])\p{L}[\p{L}\p{N}]*(_[\p{L}\p{N}]+)+(?![\p{L}\p{N}_/])/gu, wordsOf);

/**
 * A name for people. Only what is plainly an identifier is taken apart: no blanks, letters joined by `_`, `-`, `.`
 * or capitals. Everything else, such as "IV Liquid" or "/checkout?step=2", was written for people or machines and
 * stays as it is but for its first letter.
 */
export function plainName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const bare = clean.replace(/^[$_]+(?=\p{L})/u, '');
  const identifier = /^[\p{L}\p{N}]+([_.-]+[\p{L}\p{N}]+)*$/u.test(bare) && !/^[\p{Lu}\p{N}]{1,6}$/u.test(bare);
  const words = identifier ? wordsOf(bare) : plainSentence(bare);
  const short = [...words].length > longest ? `${[...words].slice(0, longest - 1).join('')}…` : words;
  const [first = ''] = short;
  return short === '' ? 'Without a name' : first.toUpperCase() + short.slice(first.length);
}
