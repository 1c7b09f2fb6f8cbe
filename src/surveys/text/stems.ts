/** Brings the forms of a word together, lightly: "queues" and "queue", "Lieferungen" and "Lieferung". */

const irregular = new Map([
  ['children', 'child'],
  ['women', 'woman'],
  ['men', 'man'],
  ['people', 'person'],
  ['feet', 'foot'],
]);

/** The singular of a noun or the plain form of a verb, as well as letters tell; lower case in, lower case out. */
export function stemOf(word: string): string {
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
