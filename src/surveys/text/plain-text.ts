/** What somebody wrote, without markup, addresses and what they only quote from others. */

/** A comment is read up to here, so that one that holds a whole web page costs no more than a long one. */
const longest = 50_000;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  euro: '€',
};

/** The words of a comment as a reader sees them: at most 50,000 characters are read, lines and letters stay in order. */
export function plainText(written: string): string {
  let text = written.length > longest ? written.slice(0, longest) : written;
  if (text.includes('<')) text = withoutMarkup(text);
  if (text.includes('&')) text = text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, entity);
  if (text.includes('>') || text.includes('wrote:') || text.includes('schrieb')) text = withoutReplies(text);
  if (text.includes('://') || text.includes('www.')) text = text.replace(/\b(?:https?:\/\/|www\.)\S+/gi, ' ');
  if (text.includes('@')) text = text.replace(/\S{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/g, ' ');
  if (/[^ -~]/.test(text))
    text = text
      .replace(/[’‘ʼ´]/g, "'")
      .replace(/[“”„«»]/g, '"')
      .replace(/[^\S\n ]/g, ' ');
  return text.replaceAll('`', "'").replace(/ {2,}/g, ' ').trim();
}

function withoutMarkup(text: string): string {
  return withoutElement(withoutElement(text, 'script'), 'style')
    .replace(/<!--[^>]*-->/g, ' ')
    .replace(/<\/?(?:p|br|div|li|ul|ol|tr|td|h[1-6]|blockquote)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ');
}

/** An element whose inside nobody reads, from its first letter to its end (or that of the text). */
function withoutElement(text: string, name: string): string {
  const lower = text.toLowerCase();
  const kept: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(`<${name}`); at >= 0; at = lower.indexOf(`<${name}`, from)) {
    kept.push(text.slice(from, at));
    const close = lower.indexOf(`</${name}`, at);
    from = close < 0 ? text.length : close;
  }
  return kept.length === 0 ? text : `${kept.join(' ')}${text.slice(from)}`;
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name] ?? entities[name.toLowerCase()] ?? ' ';
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
}

/** Lines that begin with `>` are somebody else's, and so is all below "On Monday, Ms Lind wrote:", unless nothing else is there. */
function withoutReplies(text: string): string {
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    if (/^\s*(?:On|Am)\b.{1,200}\b(?:wrote|schrieb\b.{0,80}):\s*$/.test(line) && kept.length > 0) break;
    if (!/^\s*>/.test(line)) kept.push(line);
  }
  return kept.some((line) => line.trim() !== '') ? kept.join('\n') : text;
}
