/** A feeling that was declared and asked of nobody. */
import { short, signed, type Rule } from './rule.ts';

export const emotionWithoutN: Rule = {
  id: 'emotion-without-n',
  title: 'Feeling with n = 0',
  counted: ['feeling nobody was asked about', 'feelings nobody was asked about'],
  why: 'A feeling from a workshop is an opinion about other people. A curve of such points looks like data and is none.',
  fix: 'Ask customers: tie the step to a survey or a log, or cite whom you asked and how many they were.',
  silent: 'The map shows a future state, or the lane says what is wanted.',
  check: (about) => {
    if (about.map.kind === 'future-state') return [];
    return about
      .of('emotions')
      .filter((card) => card.valence !== undefined && about.laneOf(card)?.wanted !== true)
      .filter((card) => !about.proven(card) && !about.covered(card).some((index) => about.feeling(index)?.measured))
      .map((card) => ({
        place: { kind: 'card', id: card.id },
        text: 'The feeling {feeling} at “{step}” rests on n = 0.',
        values: {
          feeling: signed(card.valence ?? 0),
          step: short(about.columns[about.covered(card)[0] ?? -1]?.step.name ?? ''),
        },
      }));
  },
};
