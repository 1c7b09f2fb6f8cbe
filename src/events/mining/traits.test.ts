import { describe, expect, test } from 'vitest';
import { logOf } from '../../../test/planted/log-of.ts';
import { seeded } from '../../lib/random.ts';
import type { TraitTable } from '../journey-log.ts';
import { findTraits } from './traits.ts';

const customers = 3000;
const regions = ['North', 'South', 'East', 'West'];
const tariffs = ['Basic', 'Family', 'Business'];
const log = logOf(Array.from({ length: customers }, (_, customer) => ({ customer, events: [['Visit', customer]] })));

interface Planted {
  readonly traits: TraitTable;
  readonly groups: Int16Array;
}

/** Three groups; business customers lean to group 0 by `lean`; the region and twenty further properties mean nothing. */
function planted(seed: number, lean: number): Planted {
  const random = seeded(`traits ${seed}`);
  const column = (values: readonly string[], of: (customer: number) => number): TraitTable['properties'][number] => ({
    name: '',
    values,
    ofCustomer: Uint16Array.from({ length: customers }, (_, customer) => of(customer)),
  });
  const tariff = { ...column(tariffs, () => random.int(3)), name: 'tariff' };
  const decoys = Array.from({ length: 20 }, (_, i) => ({
    ...column(regions, () => random.int(4)),
    name: `answer ${i + 1}`,
  }));
  const groups = Int16Array.from({ length: customers }, (_, customer) =>
    tariff.ofCustomer[customer] === 2 && random.next() < lean ? 0 : random.int(3),
  );
  return {
    traits: { properties: [tariff, { ...column(regions, () => random.int(4)), name: 'region' }, ...decoys] },
    groups,
  };
}

describe('traits of groups', () => {
  test.each([1, 2, 3, 4, 5])(
    'the over-represented value is named, with the share and lift counted by hand, seed %i',
    (seed) => {
      const { traits, groups } = planted(seed, 0.35);
      const [first = [], ...others] = findTraits(log, traits, groups, 3);
      expect(first.map(({ property, value }) => `${property}: ${value}`)).toEqual(['tariff: Business']);
      expect(others.flat().filter(({ property }) => property !== 'tariff')).toEqual([]);
      const tariff = traits.properties[0]?.ofCustomer ?? new Uint16Array();
      const inGroup = [...groups.keys()].filter((customer) => groups[customer] === 0);
      const business = inGroup.filter((customer) => tariff[customer] === 2).length;
      const everywhere = tariff.filter((value) => value === 2).length;
      const [trait] = first;
      expect(trait?.n).toBe(inGroup.length);
      expect(trait?.share).toBeCloseTo(business / inGroup.length, 12);
      expect(trait?.lift).toBeCloseTo(business / inGroup.length / (everywhere / customers), 12);
      expect(trait?.pAdjusted).toBeLessThan(0.05);
    },
  );

  test('where groups have nothing to do with properties none is named', () => {
    const named = Array.from({ length: 40 }, (_, seed) => {
      const { traits, groups } = planted(100 + seed, 0);
      return findTraits(log, traits, groups, 3).flat().length;
    });
    // 5 % of logs on average; 5 of 40 within chance.
    expect(named.filter((n) => n > 0).length).toBeLessThanOrEqual(5);
  });

  test('a value of fewer than thirty customers is not named, however common it is in a group', () => {
    const { groups } = planted(1, 0);
    const members = [...groups.keys()].filter((customer) => groups[customer] === 1);
    const rare = (n: number): TraitTable => ({
      properties: [
        {
          name: 'club',
          values: ['no', 'yes'],
          ofCustomer: Uint16Array.from({ length: customers }, (_, customer) =>
            members.slice(0, n).includes(customer) ? 1 : 0,
          ),
        },
      ],
    });
    expect(findTraits(log, rare(29), groups, 3).flat()).toEqual([]);
    expect(findTraits(log, rare(30), groups, 3)[1]).toEqual([
      expect.objectContaining({ property: 'club', value: 'yes' }),
    ]);
  });

  test('customers whose value is not known count neither way', () => {
    const { traits, groups } = planted(2, 0.35);
    const [tariff] = traits.properties;
    const hidden = Uint16Array.from(tariff?.ofCustomer ?? [], (value, customer) => (customer % 2 ? 65_535 : value));
    const [first = []] = findTraits(
      log,
      { properties: [{ name: 'tariff', values: tariffs, ofCustomer: hidden }] },
      groups,
      3,
    );
    const known = [...groups.keys()].filter((customer) => customer % 2 === 0 && groups[customer] === 0);
    expect(first[0]).toMatchObject({ value: 'Business', n: known.length });
  });
});
