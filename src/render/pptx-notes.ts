/** What the speaker notes of a slide say: for each card its source, its state and what was measured. */
import type { Card, MeasuredMap } from '../map/map.ts';
import { plain } from '../map/rich-text.ts';
import { answers, askName, touchpointOf } from './reading.ts';
import { measureWords, valence } from './wording.ts';
import { say } from './language.ts';

function evidenceWords(measured: MeasuredMap, card: Card): string[] {
  const { evidence } = card;
  const touchpoint = touchpointOf(measured.map, card);
  const figures = answers(measured, [...(card.measures ?? []), ...(touchpoint?.measures ?? [])]);
  return [
    card.state === undefined ? '' : say(card.state),
    card.citation ?? '',
    evidence?.kind === undefined ? '' : say(evidence.kind),
    evidence?.url ?? '',
    evidence?.n === undefined ? '' : `n ${evidence.n}`,
    evidence?.on ?? '',
    card.valence === undefined ? '' : say('declared {value}', { value: valence(card.valence) }),
    ...figures.map(({ ref, measure }) => `${askName(ref.ask, ref.by)}: ${measureWords(ref.ask, measure)}`),
  ].filter(Boolean);
}

/** One line a card that rests on something, lane by lane; the rest are counted, as nobody knows them yet. */
export function evidenceNotes(measured: MeasuredMap): string {
  const { map } = measured;
  let bare = 0;
  const lines = map.lanes.flatMap((lane) =>
    map.cards
      .filter((card) => card.lane === lane.id)
      .flatMap((card) => {
        const words = evidenceWords(measured, card);
        const text = plain(card.text) || touchpointOf(map, card)?.name || '';
        if (words.length === 0) bare += 1;
        return words.length === 0 ? [] : [`${lane.name}: ${text.replace(/\s+/g, ' ')} (${words.join('; ')})`];
      }),
  );
  const stages = map.stages.flatMap((stage) =>
    answers(measured, stage.measures).map(
      ({ ref, measure }) =>
        `${stage.name}, ${askName(ref.ask, ref.by).toLowerCase()}: ${measureWords(ref.ask, measure)}`,
    ),
  );
  const rest =
    bare === 0 ? [] : [say('{n, plural, one {1 card rests} other {{n} cards rest}} on no evidence yet.', { n: bare })];
  return [say('Evidence'), ...stages, ...lines, ...rest].join('\n');
}
