/** Decides which event names mean the same touchpoint: case, spelling of word breaks, plurals, ids in addresses. */
import { generalised, isAddress, templateOf } from './fold-addresses.ts';

/** `manyNames`: in a log of very many names, long numbers inside a name are taken for ids too. */
export function foldKeys(names: readonly string[], manyNames: boolean): string[] {
  const plain = names.map((name) => (isAddress(name) ? templateOf(name) : spelled(name, manyNames)));
  const general = manyNames ? generalised(plain.filter((_, at) => isAddress(names[at] ?? ''))) : undefined;
  const keys = plain.map((key) => general?.get(key) ?? key);
  const known = new Set(keys);
  return keys.map((key) => singular(key, known));
}

/** What to call a touchpoint folded from these names, the most frequent first. */
export function nameOf(names: readonly string[], key: string): string {
  const first = names[0] ?? key;
  return names.length > 1 && isAddress(first) ? key : first.trim() || 'No name';
}

function spelled(name: string, manyNames: boolean): string {
  const words = name
    .normalize('NFKC')
    .replace(/([a-z0-9])(?=[A-Z][a-z])/g, '$1 ')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return manyNames ? words.replace(/\d{3,}/g, ':id') : words;
}

/** "view orders" joins "view order" only where the log has both. */
function singular(key: string, known: ReadonlySet<string>): string {
  const one = [key.replace(/ies$/, 'y'), key.replace(/(?<=[^s])s$/, '')].find(
    (word) => word !== key && known.has(word),
  );
  return one ?? key;
}
