/** Words as Mermaid can hold them, and back: entities where its grammar would stumble, feelings as scores. */

const reserved = /^(journey|timeline|title|section|acctitle|accdescr)(?![\p{L}\p{N}_])/iu;

/** One line of text as a name of a `journey` or `timeline`; read again by `shown` it says the same. */
export function mermaidName(words: string): string {
  const line = words
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim()
    .replace(/[#;:%<>&]/g, (one) => `#${one.charCodeAt(0)};`)
    .replace(/\s*\n\s*/g, '<br/>')
    .replace(/\s+/g, ' ');
  if (line === '') return '#8203;';
  return reserved.test(line) ? `#8203;${line}` : line;
}

export const mermaidActor = (words: string): string => mermaidName(words).replace(/,/g, '#44;');

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  semi: ';',
  colon: ':',
  comma: ',',
  num: '#',
  hash: '#',
  percnt: '%',
  euro: '€',
  pound: '£',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  bull: '•',
  middot: '·',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  larr: '←',
  rarr: '→',
  check: '✓',
  heart: '♥',
  hearts: '♥',
  infin: '∞',
  times: '×',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  aring: 'å',
  oslash: 'ø',
  aelig: 'æ',
};

function decoded(whole: string, name: string): string {
  const code = /^\d+$/.test(name) ? Number(name) : undefined;
  if (code === undefined) return named[name] ?? whole;
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
}

/** The words a reader of the diagram sees: entities decoded, line breaks as such, our zero-width guard gone. */
export function shown(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/[#&]#?(\w+);/g, decoded)
    .replace(/^\u200b/, '')
    .trim();
}

/** Feelings run from -2 to +2, Mermaid's scores from 1 to 5. */
export function scoreOf(valence: number): string {
  return String(Math.round(Math.min(5, Math.max(1, valence + 3)) * 10) / 10);
}
