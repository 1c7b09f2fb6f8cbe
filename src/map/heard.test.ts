import { expect, test } from 'vitest';
import { heardQuestions, heardRefs, withHeard } from './heard.ts';
import type { JourneyMap, MeasuredMap } from './map.ts';
import type { Measure } from './measure.ts';

const map: JourneyMap = {
  id: 'map_claim',
  title: 'Claiming for a broken window',
  kind: 'current-state',
  personas: [],
  stages: [
    { id: 's1', name: 'Report', steps: [{ id: 'p1', name: 'Report' }] },
    {
      id: 's2',
      name: 'Settle',
      steps: [
        { id: 'p2', name: 'Send papers' },
        { id: 'p3', name: 'Get paid' },
      ],
    },
  ],
  lanes: [],
  cards: [],
  touchpoints: [{ id: 't1', name: 'Claims line', channel: 'telephone' }],
};
const felt = (value: number): Measure => ({ value, unit: 'valence', n: 40, asOf: '2026-03-01T00:00:00Z', meaning: '' });
const heard = (id: string, value = 1): MeasuredMap => ({ map, measures: { [id]: felt(value) } });

test('[M54] every part of a map asks the answers about it, and the whole beside its touchpoints', () => {
  const { whole, stages, steps, touchpoints } = heardQuestions(map);
  expect(whole.map((ref) => [ref.ask, ref.by])).toEqual([
    ['feeling', 'survey'],
    ['feeling', 'touchpoints'],
    ['feeling', 'text'],
    ['nps', undefined],
    ['nps', 'touchpoints'],
  ]);
  expect(stages.get('s2')).toContainEqual({
    id: 'heard stage s2 feeling blend',
    ask: 'feeling',
    by: 'blend',
    source: 'map_claim',
    stage: 's2',
  });
  expect(steps.get('p1')?.[0]).toMatchObject({ stage: 's1' });
  expect(steps.get('p3')?.[0]).toMatchObject({ events: ['step p3'] });
  expect(touchpoints.get('t1')?.[0]).toMatchObject({ events: ['touchpoint t1'] });
  expect(new Set(heardRefs(map).map((ref) => ref.id)).size).toBe(heardRefs(map).length);
});

test('what a log is asked about is asked of nothing else', () => {
  const [first, ...others] = map.stages;
  const ofLog = { id: 'f', ask: 'feeling', source: 'log', stage: 'x' } as const;
  const stages = first ? [{ ...first, measures: [ofLog] }, ...others] : [];
  expect([...heardQuestions({ ...map, stages }).stages.keys()]).toEqual(['s2']);
});

test('[M54] only what was answered stands on the map that is drawn, and what did not change stays the same', () => {
  expect(withHeard({ map, measures: {} }).map).toBe(map);
  const measured = heard('heard stage s2 feeling blend');
  const drawn = withHeard(measured).map;
  expect(drawn.stages[1]?.measures?.map((ref) => ref.id)).toEqual(['heard stage s2 feeling blend']);
  expect(drawn.stages[0]).toEqual(map.stages[0]);
  const renamed = { ...measured, map: { ...map, title: 'Claiming' } };
  expect(withHeard(renamed).map.stages[1]).toBe(drawn.stages[1]);
  expect(map.stages[1]?.measures).toBeUndefined();
});
