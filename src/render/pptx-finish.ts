/** Puts right what the package leaves in a presentation: lines in notes, and dates and ids that differ each time. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

const made = '2000-01-01T00:00:00Z';

/** Each line of the notes is a paragraph; a line feed inside a run is shown as a blank. */
function withLines(xml: string): string {
  return xml.replace(/<a:r>(<a:rPr[^>]*\/>)<a:t>([^<]*\n[^<]*)<\/a:t><\/a:r>/g, (_, style: string, text: string) =>
    text
      .split('\n')
      .map((line) => (line === '' ? '' : `<a:r>${style}<a:t>${line}</a:t></a:r>`))
      .join('</a:p><a:p>'),
  );
}

function withFixedIds(xml: string): string {
  let count = 0;
  return xml.replace(/id="\{[0-9A-Fa-f-]{36}\}"/g, () => {
    count += 1;
    return `id="{00000000-0000-4000-8000-${count.toString(16).toUpperCase().padStart(12, '0')}}"`;
  });
}

/** The same slides give the same bytes. */
export function finished(bytes: Uint8Array): Uint8Array {
  const parts: Zippable = {};
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (name.endsWith('/')) continue;
    parts[name] = /\.(xml|rels)$/.test(name) ? strToU8(mended(name, strFromU8(part))) : part;
  }
  return zipSync(parts, { mtime: new Date(2000, 0, 1), level: 6 });
}

function mended(name: string, xml: string): string {
  if (name.startsWith('ppt/notesSlides/notesSlide')) return withLines(xml);
  if (name === 'ppt/presentation.xml') return withFixedIds(xml);
  if (name === 'docProps/core.xml') return xml.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, made);
  return xml;
}
