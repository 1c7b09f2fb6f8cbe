/** Writes a seeded event log as CSV: `node --import tsx bench/make-log.ts 10000000 orders.csv`. About 60 bytes an event. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { seeded } from '../src/lib/random.ts';

const steps = [
  'Visit home page',
  'Search bread',
  'View cake',
  'Add to basket',
  'Open basket',
  'Enter address',
  'Choose delivery slot',
  'Pay by card',
  'Order confirmed',
  'Order packed',
  'Order delivered',
  'Rate order',
  'Ask for help',
  'Open newsletter',
  'Use voucher',
  'Return order',
];
const channels = ['web', 'app', 'shop', 'phone'];
const campaigns = ['none', 'spring', 'summer', 'voucher-10', 'friends'];
const towns = ['Oslo', 'Bergen', 'Trondheim', 'Tromsø', 'Stavanger', 'Drammen'];

/** Customers come and go: a few thousand are active at once, so that rows of one customer are spread over the file. */
export async function writeLog(path: string, events: number, seed = 1): Promise<void> {
  const random = seeded(seed);
  const out = createWriteStream(path, { highWaterMark: 1 << 22 });
  out.write('customer_id,event,timestamp,channel,campaign,town,amount\n');
  const active = Array.from({ length: 5000 }, (_, i) => newcomer(i));
  let next = active.length;
  let clock = Date.UTC(2024, 0, 1);
  let lines = '';
  for (let i = 0; i < events; i++) {
    clock += random.int(4) === 0 ? 1000 * random.int(12) : 137;
    const at = random.int(active.length);
    const person = active[at] ?? newcomer(next++);
    person.step = random.next() < 0.8 ? (person.step + 1) % steps.length : random.int(steps.length);
    const time = new Date(clock).toISOString().replace('T', ' ').slice(0, 23);
    lines += `${person.id},${steps[person.step] ?? ''},${time},${person.traits},${random.int(20000) / 100}\n`;
    if (random.next() < 0.12) active[at] = newcomer(next++);
    if (lines.length > 1 << 20) {
      if (!out.write(lines)) await once(out, 'drain');
      lines = '';
    }
  }
  out.end(lines);
  await once(out, 'finish');

  function newcomer(number: number): { id: string; step: number; traits: string } {
    const one = (from: readonly string[]): string => from[random.int(from.length)] ?? '';
    return {
      id: `c-${(number * 7919 + 100_000).toString(36)}`,
      step: random.int(3),
      traits: `${one(channels)},${one(campaigns)},${one(towns)}`,
    };
  }
}

const [events, path] = process.argv.slice(2);
if (process.argv[1] === fileURLToPath(import.meta.url) && path !== undefined) await writeLog(path, Number(events));
