/** Feelings of a discovered log: responses with their places, and the strain of the visits they are about. */
import type { Discovered } from '../../events/mining/miner-shapes.ts';
import type { StrainCounts, StrainWish } from '../../events/strain/strain.ts';
import type { Attached } from '../../surveys/attachment.ts';
import { Feelings } from '../../surveys/feelings/feelings.ts';
import { heardOf, readingOnce, visitsOf, withVisits } from '../../surveys/feelings/heard-of.ts';

/** Asks the thread that holds the log. */
export type AskStrain = (wish: StrainWish) => Promise<StrainCounts>;

/** Comments read at a time: pages are served between. */
const atOnce = 100;

/** Without responses there is strain and nothing else. `least`: people a shown answer rests on, 10 when absent. */
export async function feelingsOf(
  attached: readonly Attached[],
  { discovery, assignments }: Discovered,
  askStrain: AskStrain,
  least?: number,
): Promise<Feelings> {
  const read = readingOnce();
  for (let from = 0; from < attached.length; from += atOnce) {
    for (const { response } of attached.slice(from, from + atOnce)) {
      for (const { text } of response.texts) read(text, response.language);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  const gathered = heardOf(attached, discovery, assignments, read);
  const strain = await askStrain({ visits: visitsOf(gathered, discovery.touchpoints.length) });
  const heard = withVisits(gathered, strain.wanted);
  return new Feelings({ discovery, heard, strain, ...(least === undefined ? {} : { least }) });
}
