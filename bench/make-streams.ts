/** Writes customers' streams of several journeys as CSV, with the columns of the other log; about 60 bytes an event. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { seeded } from '../src/lib/random.ts';
import { plantedStreams } from '../test/planted/streams.ts';

const towns = ['Oslo', 'Bergen', 'Trondheim', 'Tromsø', 'Stavanger', 'Drammen'];
const each = 5000;

/** All of one customer's events stand together; there is no column that says which journey they belong to. */
export async function writeStreams(path: string, events: number, seed = 1): Promise<void> {
  const random = seeded(seed);
  const out = createWriteStream(path, { highWaterMark: 1 << 22 });
  out.write('customer_id,event,timestamp,channel,campaign,town,amount\n');
  let written = 0;
  for (let part = 0; written < events; part++) {
    const { streams, names } = plantedStreams({ seed, customers: each, overlap: 1, part });
    let lines = '';
    for (let who = 0; who < each && written < events; who++) {
      const id = `c-${((part * each + who) * 7919 + 100_000).toString(36)}`;
      const traits = `${['web', 'app', 'shop'][random.int(3)]},none,${towns[random.int(6)]}`;
      for (let i = streams.offsets[who] as number; i < (streams.offsets[who + 1] as number) && written < events; i++) {
        const time = new Date((streams.micros[i] as number) / 1000).toISOString().replace('T', ' ').slice(0, 23);
        lines += `${id},${names[streams.codes[i] as number]},${time},${traits},${random.int(20000) / 100}\n`;
        written++;
      }
    }
    if (!out.write(lines)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
