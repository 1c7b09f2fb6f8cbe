/** Files that hold no map whatever their name says, told by their first bytes, each with what to do instead. */
import { refusal, type Refusal } from '../lib/refusal.ts';

interface Known {
  readonly magic: readonly number[];
  readonly what: string;
  readonly fix: string;
}

const ascii = (text: string): number[] => Array.from(text, (sign) => sign.charCodeAt(0));
const picture = 'Open a map and drop the picture onto it, or bring the table or text it was drawn from.';
const log = 'If it is a log of what customers did, bring it by Import.';

const known: readonly Known[] = [
  { magic: [0x89, ...ascii('PNG')], what: 'a PNG picture', fix: picture },
  { magic: [0xff, 0xd8, 0xff], what: 'a JPEG picture', fix: picture },
  { magic: ascii('GIF8'), what: 'a GIF picture', fix: picture },
  { magic: ascii('RIFF'), what: 'a picture or a recording', fix: picture },
  { magic: ascii('%PDF'), what: 'a PDF, which holds a drawing but no map', fix: 'Bring the file it was printed from.' },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'an old or a locked Office file',
    fix: 'Save it as .xlsx without a password.',
  },
  { magic: ascii('PAR1'), what: 'a Parquet file', fix: log },
  { magic: [0x1f, 0x8b], what: 'a gzip file', fix: `Unpack it first. ${log}` },
  { magic: ascii('SQLite format 3'), what: 'an SQLite database', fix: log },
];

export function foreignBytes(name: string, bytes: Uint8Array): Refusal | undefined {
  const found = known.find(({ magic }) => magic.every((byte, at) => bytes[at] === byte));
  return found && refusal('not-a-map', `${name} is ${found.what}.`, { fix: found.fix });
}
