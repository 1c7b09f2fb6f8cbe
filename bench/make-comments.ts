/** Writes seeded comments on a bakery's web shop as CSV, three to six sentences each, some with markup, some empty. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { seeded } from '../src/lib/random.ts';

const things =
  'bread,rolls,cake,delivery,driver,website,checkout,price,packaging,staff,voucher,app,coffee,opening hours'.split(',');
const sayings = [
  'The # was really good and I would order again.',
  'Sadly the # was not what I expected, and nobody answered my email.',
  'I have ordered here for years; the # used to be better.',
  'We loved the #, the children did, too!',
  'My # came an hour late, but the man who brought it was very friendly.',
  'Could the # please be a little cheaper?',
  'There is nothing to say against the #.',
  'On Tuesday I bought something for my mother and looked at the #.',
  'The # is fine, although I wish there were more choice in the evening.',
  'Terrible #, never again :(',
];
const towns = ['Oslo', 'Bergen', 'Trondheim', 'Tromsø'];

export async function writeComments(path: string, count: number, seed = 1): Promise<void> {
  const random = seeded(seed);
  const one = (among: readonly string[]): string => among[random.int(among.length)] ?? '';
  const out = createWriteStream(path);
  out.write('customer,answered,town,stars,comment\n');
  for (let row = 0; row < count; row++) {
    const sentences = Array.from({ length: 3 + random.int(4) }, () => one(sayings).replace('#', one(things)));
    const text = random.next() < 0.05 ? '' : sentences.join(random.next() < 0.1 ? '<br>' : ' ');
    const time = new Date(Date.UTC(2026, 0, 1) + row * 150_000).toISOString().slice(0, 19);
    const line = `C${random.int(count)},${time},${one(towns)},${1 + random.int(5)},"${text}"\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
