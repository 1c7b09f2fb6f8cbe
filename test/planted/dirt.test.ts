import { describe, expect, test } from 'vitest';
import { fowlkesMallows } from '../../src/events/mining/agreement.ts';
import { flowOf } from '../../src/events/mining/flow.ts';
import { directlyFollows } from '../../src/events/mining/graph.ts';
import { compacted } from '../../src/events/mining/paths.ts';
import { meanPositions } from '../../src/events/mining/positions.ts';
import { findStages } from '../../src/events/mining/stages.ts';
import { foldTouchpoints } from '../../src/events/mining/touchpoints.ts';
import { dirtied } from './dirt.ts';
import { stageMarkov } from './stage-markov.ts';

describe('a dirty log', () => {
  for (const seed of [301, 302, 303]) {
    const planted = stageMarkov({ seed, journeys: 6000, noise: 0.05 });
    const { log, dirt } = dirtied(planted.log, seed);
    const folded = foldTouchpoints(log);

    test(`keeps every event, doubles included, seed ${seed}`, () => {
      expect(folded.log.codes.length).toBe(planted.log.codes.length + dirt.doubled + dirt.robot);
      const graph = directlyFollows(folded.log);
      expect(graph.transitions).toBe(folded.log.codes.length - graph.journeys);
      expect(graph.ties).toBeGreaterThanOrEqual(dirt.tied);
    });

    test(`has one touchpoint for a name that was spelled anew, seed ${seed}`, () => {
      const [before, after] = dirt.renamed;
      const touchpoint = folded.touchpoints.find(({ events }) => events.includes(before));
      expect(touchpoint?.events.toSorted()).toEqual([before, after].toSorted());
    });

    test(`shows the planted stages in spite of the robot, seed ${seed}`, () => {
      const paths = compacted(folded.log);
      const size = folded.touchpoints.length;
      const { of } = findStages(flowOf(paths, size), meanPositions(paths, size));
      const truth = folded.touchpoints.map(
        ({ events }) => planted.stages[planted.log.names.findIndex((name) => events.includes(name))] as number,
      );
      expect(fowlkesMallows(truth, of)).toBeGreaterThanOrEqual(0.97);
    });
  }
});
