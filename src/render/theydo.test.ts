/** TheyDo's envelopes: cards in the right lanes, and back. */
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../lib/refusal.ts';
import { aMap, card, lane, stage } from '../map/build.ts';
import { readTheyDo, toTheyDo } from './theydo.ts';

const read = (json: unknown) => {
  const found = readTheyDo(json, JSON.stringify(json), 'From TheyDo');
  if (isRefusal(found)) throw new Error(found.message);
  return found;
};

describe('TheyDo JSON', () => {
  test('becomes cards of insights, opportunities, solutions and metrics', () => {
    const { maps, lost } = read([
      {
        format: 'THEYDO_INSIGHTS_V1',
        insights: [{ importKey: 'i1', title: 'Fees *unclear*', empathyScore: 4, weight: 2 }],
      },
      {
        format: 'THEYDO_OPPORTUNITIES_V1',
        opportunities: [
          { importKey: 'o1', title: 'How might we', description: '- one\n- two', status: 'IN_PROGRESS', tags: ['x'] },
        ],
      },
      {
        format: 'THEYDO_SOLUTIONS_V1',
        solutions: [{ importKey: 's1', title: 'Day picker', priority: 'HIGH', ownerEmail: 'a@b.example' }],
      },
      {
        format: 'THEYDO_METRICS_V1',
        metrics: [
          {
            importKey: 'm1',
            title: 'Effort',
            type: 'CES',
            unit: '',
            target: 2,
            targetComparisonOperator: 'LESS_THAN_OR_EQUAL',
            dataPoints: [{}],
          },
        ],
      },
    ]);
    const [first] = maps;
    expect(first?.map.lanes.map(({ kind }) => kind)).toEqual(['insights', 'opportunities', 'solutions', 'metrics']);
    expect(first?.map.cards).toMatchObject([
      { id: 'i1', text: 'Fees \\*unclear\\*' },
      { id: 'o1', text: 'How might we\n\n- one\n- two', progress: 'doing' },
      { id: 's1', businessValue: 5, owner: 'a@b.example' },
      { id: 'm1', kpi: { kind: 'CES', better: 'lower', target: 2 } },
    ]);
    expect(lost.map(({ where }) => where)).toEqual(['Fees *unclear*', 'How might we', 'Effort']);
  });

  test('of a map holds an envelope for each kind it has, and comes back as the same cards', () => {
    const map = aMap(
      stage('Pay'),
      lane('Opportunities', 'opportunities', 'Promise a day\n\nbefore paying'),
      lane('Pains', 'pains', 'Slow'),
      lane('Metrics', 'metrics'),
      card('k', 'metrics', 'pay/pay', 'Calls', { kpi: { kind: 'ratio', unit: '%', target: 3, better: 'lower' } }),
    );
    const json: unknown = JSON.parse(toTheyDo({ map, measures: {} }));
    expect(json).toMatchObject([{ format: 'THEYDO_OPPORTUNITIES_V1' }, { format: 'THEYDO_METRICS_V1' }]);
    const cards = read(json).maps[0]?.map.cards;
    expect(cards?.map(({ text, kpi }) => [text, kpi])).toEqual([
      ['Promise a day\n\nbefore paying', undefined],
      ['Calls', { kind: 'ratio', unit: '%', target: 3, better: 'lower' }],
    ]);
  });

  test.each([
    [{ format: 'THEYDO_SURVEY_RESPONSES_V1', responses: [] }, 'unknown-envelope', 'format'],
    [{ format: 'THEYDO_INSIGHTS_V1', insights: [{ title: 'x' }] }, 'bad-envelope', 'insights.0.importKey'],
    [{ format: 'THEYDO_INSIGHTS_V1' }, 'bad-envelope', 'insights'],
  ])('%j is refused with its field', (json, code, field) => {
    expect(readTheyDo(json, '', 'x')).toMatchObject({ refused: true, code, place: { field } });
  });
});
