/** Feelings of a discovered log: responses with their places, and the strain of the visits they are about. */
import type { Discovered } from '../../events/mining/miner-shapes.ts';
import type { StrainCounts, StrainWish } from '../../events/strain/strain.ts';
import type { Attached } from '../../surveys/attachment.ts';
import { Feelings } from '../../surveys/feelings/feelings.ts';
import { heardOf, type ReadText, visitsOf, withVisits } from '../../surveys/feelings/heard-of.ts';

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
  const gathered = heardOf(attached, discovery, assignments, await textsRead(attached));
  const strain = await askStrain({ visits: visitsOf(gathered, discovery.touchpoints.length) });
  const heard = withVisits(gathered, strain.wanted);
  return new Feelings({ discovery, heard, strain, ...(least === undefined ? {} : { least }) });
}

/** Every comment read once, in turns. A server where nobody wrote anything never loads the word lists and language models. */
export async function textsRead(attached: readonly Attached[]): Promise<ReadText> {
  const written = attached.filter(({ response }) => response.texts.length > 0);
  if (written.length === 0) return () => undefined;
  const { readingOnce } = await import('../../surveys/feelings/reading-once.ts');
  const read = readingOnce();
  for (let from = 0; from < written.length; from += atOnce) {
    for (const { response } of written.slice(from, from + atOnce)) {
      for (const { text } of response.texts) read(text, response.language);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return read;
}
