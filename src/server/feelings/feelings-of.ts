/** Feelings of a discovered log: responses with their places, and the strain of the visits they are about. */
import type { Discovered } from '../../events/mining/miner-shapes.ts';
import type { StrainCounts, StrainWish } from '../../events/strain/strain.ts';
import type { Attached } from '../../surveys/attachment.ts';
import { Feelings } from '../../surveys/feelings/feelings.ts';
import type { Comment } from '../../surveys/text-reader.ts';
import { heardOf, type ReadText, visitsOf, withVisits } from '../../surveys/feelings/heard-of.ts';

/** Asks the thread that holds the log. */
export type AskStrain = (wish: StrainWish) => Promise<StrainCounts>;

/** Reads comments in a thread of its own. */
export type AskSentiments = (comments: readonly Comment[]) => Promise<Float64Array>;

export interface AskedThreads {
  readonly strain: AskStrain;
  readonly sentiments: AskSentiments;
}

/** Without responses there is strain and nothing else. `least`: people a shown answer rests on, 10 when absent. */
export async function feelingsOf(
  attached: readonly Attached[],
  { discovery, assignments }: Discovered,
  ask: AskedThreads,
  least?: number,
): Promise<Feelings> {
  const gathered = heardOf(attached, discovery, assignments, await textsRead(attached, ask.sentiments));
  const strain = await ask.strain({ visits: visitsOf(gathered, discovery.touchpoints.length) });
  const heard = withVisits(gathered, strain.wanted);
  return new Feelings({ discovery, heard, strain, ...(least === undefined ? {} : { least }) });
}

/** Each comment once: short ones ("Quick.") come again and again. Where nobody wrote anything nobody is asked. */
export async function textsRead(attached: readonly Attached[], ask: AskSentiments): Promise<ReadText> {
  const places = new Map<string, number>();
  const comments: Comment[] = [];
  for (const { response } of attached) {
    for (const { text } of response.texts) {
      const key = keyOf(text, response.language);
      if (places.has(key)) continue;
      places.set(key, comments.length);
      comments.push({ text, language: response.language });
    }
  }
  const sentiments = comments.length === 0 ? new Float64Array(0) : await ask(comments);
  return (text, language) => {
    const sentiment = sentiments[places.get(keyOf(text, language)) ?? -1];
    return sentiment === undefined || Number.isNaN(sentiment) ? undefined : sentiment;
  };
}

const keyOf = (text: string, language: string | undefined): string => `${language ?? ''} ${text}`;
