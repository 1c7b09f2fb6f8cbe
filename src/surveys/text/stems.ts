/** Brings the forms of a word together, lightly: "queues" and "queue", "Lieferungen" and "Lieferung". */

const irregular = new Map([
  ['children', 'child'],
  ['women', 'woman'],
  ['men', 'man'],
  ['people', 'person'],
  ['feet', 'foot'],
]);

/** Stems kept at hand; a file of wild spellings must not fill the memory. */
const kept = 100_000;
const stems = new Map<string, string>();

/** The singular of a noun or the plain form of a verb, as well as letters tell; lower case in, lower case out. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= kept) stems.clear();
  const stem = stemmed(word);
  stems.set(word, stem);
  return stem;
}

function stemmed(word: string): string {
  const plain = word.endsWith("'s") ? word.slice(0, -2) : word.replaceAll('-', '');
  const known = irregular.get(plain);
  if (known !== undefined) return known;
  if (plain.length <= 3 || /(?:ss|us|is)$/.test(plain)) return plain;
  if (plain.length > 4 && plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes)$/.test(plain)) return plain.slice(0, -2);
  if (plain.endsWith('s')) return plain.slice(0, -1);
  if (plain.length > 7 && /(?:ungen|eiten|ionen)$/.test(plain)) return plain.slice(0, -2);
  return plain;
}
