/** The attack: everything that maps and pages tell of small logs, solved for what they keep to themselves. */
import { describe, expect, test } from 'vitest';
import { logOf, type PlainJourney } from '../../test/planted/log-of.ts';
import { plainQuality } from '../../test/plain-quality.ts';
import { seeded } from '../lib/random.ts';
import type { Measure, MeasureRef, Measures } from '../map/measure.ts';
import type { Discovery, FoundJourney } from './discovery.ts';
import { answerAll } from './measures.ts';
import { funnel } from './questions/funnel.ts';
import { mayCount, sharedDiscovery } from './shared-discovery.ts';
import { edgeCrowds, roughEdges, shownEdges } from './shown-edges.ts';
import { shownFunnel } from './shown-funnel.ts';
import { shownPaths } from './shown-paths.ts';
import { allEdges, directlyFollows } from './mining/graph.ts';
import { topVariants, variants } from './mining/variants.ts';
import { toldBy, toldRefs } from './told.ts';

const places = ['Home', 'Cakes', 'Basket', 'Address', 'Pay', 'Parcel'];
const stageOf = [0, 0, 1, 1, 2, 2];

interface SmallShop {
  readonly log: ReturnType<typeof logOf>;
  readonly assignments: Int16Array;
  readonly discovery: Discovery;
  readonly unfinished: Uint8Array;
}

const aJourney = (id: string, journeys: number): FoundJourney => ({
  id,
  name: id,
  journeys,
  customers: journeys,
  share: 0,
  signature: [],
  traits: [],
  duration: { n: 0, median: 0, p90: 0 },
  typical: { path: [], share: 0 },
  probable: { path: [], share: 0 },
  stages: [],
  touchpoints: [],
  waits: [],
  pains: [],
});

/** Groups of 3 to 12 customers, one or two larger ones, and now and then some in no group; each walks once. */
function smallShop(seed: number): SmallShop {
  const random = seeded(`few ${seed}`);
  const sizes = Array.from({ length: 2 + random.int(4) }, () => 3 + random.int(10));
  const larger = Array.from({ length: 1 + random.int(2) }, () => 20 + random.int(60));
  const none = random.int(3) === 0 ? random.int(25) : 0;
  const groups = [...sizes, ...larger];
  const groupOf = [
    ...groups.flatMap((size, group) => Array.from({ length: size }, () => group)),
    ...Array(none).fill(-1),
  ];
  const habits = [...groups, none].map(() => places.map(() => random.pick([0.05, 0.3, 0.6, 0.95, 1])));
  const journeys = groupOf.map((group: number, customer): PlainJourney => {
    const habit = habits[group < 0 ? groups.length : group] ?? [];
    const met = places.filter((_, at) => random.next() < (habit[at] ?? 0.5));
    const walked = met.flatMap((name) => (random.next() < 0.1 ? [name, name] : [name]));
    const names = walked.length === 0 ? ['Home'] : walked;
    return { customer, events: names.map((name, step) => [name, customer * 1000 + step * 60] as const) };
  });
  const discovery: Discovery = {
    source: { events: 0, journeys: journeys.length, customers: journeys.length, from: '', to: '', cut: '', ties: 0 },
    touchpoints: places.map((name, code) => ({
      code,
      name,
      events: [name],
      channel: 'web',
      stage: stageOf[code],
      journeys: 0,
      customers: 0,
      count: 0,
    })),
    stages: [0, 1, 2].map((stage) => ({
      id: `stage-${stage}`,
      name: `Stage ${stage}`,
      touchpoints: places.flatMap((_, code) => (stageOf[code] === stage ? [code] : [])),
      between: [],
    })),
    crossStage: [],
    all: aJourney('all', journeys.length),
    journeys: groups.map((size, group) => aJourney(`group-${group}`, size)),
    graph: { edges: [], shown: [], hiddenShare: 0 },
    variants: { distinct: 0, rows: [] },
    quality: plainQuality(groups.length),
    notes: [],
  };
  const unfinished = Uint8Array.from(journeys, () => (random.next() < 0.08 ? 1 : 0));
  return { log: logOf(journeys, places), assignments: Int16Array.from(groupOf), discovery, unfinished };
}

/** Everything any map or page asks of events. */
function refsOf(discovery: Discovery): MeasureRef[] {
  const more = [discovery.all, ...discovery.journeys].flatMap(({ id: journey }) =>
    discovery.touchpoints.map(({ code, events }) => ({
      id: `${journey} times ${code}`,
      ask: 'events-per-journey' as const,
      source: 'shop',
      journey,
      events: [...events],
    })),
  );
  return [...toldRefs(discovery, 'shop'), ...more];
}

/** A sum of unknown numbers that is zero. */
type Equation = ReadonlyMap<string, number>;

/** Gauss and Jordan over floats, apart from the product's own elimination: what has one solution only. */
function solved(equations: readonly Equation[], known: ReadonlyMap<string, number>): Map<string, number> {
  const unknown = [...new Set(equations.flatMap((one) => [...one.keys()]))].filter((name) => !known.has(name));
  const at = new Map(unknown.map((name, index) => [name, index]));
  const width = unknown.length;
  const matrix = equations.map((equation) => {
    const row = new Float64Array(width + 1);
    for (const [name, times] of equation) {
      const index = at.get(name) ?? width;
      row[index] = (row[index] as number) + (index === width ? -times * (known.get(name) as number) : times);
    }
    return row;
  });
  let pivots = 0;
  for (let column = 0; column < width && pivots < matrix.length; column++) {
    const size = (row: Float64Array | undefined): number => Math.abs(row?.[column] ?? 0);
    let best = pivots;
    for (let row = pivots; row < matrix.length; row++) if (size(matrix[row]) > size(matrix[best])) best = row;
    if (size(matrix[best]) < 1e-9) continue;
    const pivot = matrix[best] as Float64Array<ArrayBuffer>;
    [matrix[best], matrix[pivots]] = [matrix[pivots] as Float64Array<ArrayBuffer>, pivot];
    const by = pivot[column] as number;
    pivot.forEach((value, index) => (pivot[index] = value / by));
    for (const row of matrix) {
      const times = row[column] as number;
      if (row === pivot || times === 0) continue;
      row.forEach((value, index) => (row[index] = value - times * (pivot[index] as number)));
    }
    pivots++;
  }
  const found = new Map<string, number>();
  for (const row of matrix) {
    const left = unknown.filter((_, index) => Math.abs(row[index] as number) > 1e-7);
    if (left.length === 1) found.set(left[0] as string, row[width] as number);
  }
  return found;
}

const sum = (total: string, ...parts: string[]): Equation =>
  new Map([...parts.map((part) => [part, 1] as const), [total, -1]]);

interface Sight {
  readonly known: Map<string, number>;
  readonly equations: Equation[];
}

/** What a reader knows and may reckon with: the sums that hold between the figures, written down anew. */
function sightOf({ discovery }: SmallShop, measures: Measures): Sight {
  const ids = ['all', ...discovery.journeys.map((one) => one.id)];
  const known = new Map<string, number>();
  const equations: Equation[] = [];
  const get = (journey: string, ask: string, place?: object): Measure | undefined =>
    measures[JSON.stringify([journey, ask, place])];
  const tell = (name: string, value: number | null | undefined): void => {
    if (typeof value === 'number') known.set(name, Math.round(value * 1e6) / 1e6);
  };
  const exact = (one: Measure | undefined): one is Measure => !!one && one.value !== null && one.rounded !== true;
  const columns = [...ids, 'none'];
  tell('size all', discovery.source.journeys);
  for (const id of ids) tell(`size ${id}`, get(id, 'journeys')?.value);
  tell('size none', measures['-']?.value);
  equations.push(sum('size all', ...columns.slice(1).map((one) => `size ${one}`)));
  const spots = [
    ...discovery.touchpoints.map(({ code }) => ({ place: { touchpoint: code }, name: `t${code}` })),
    ...discovery.stages.map((_, stage) => ({ place: { stage }, name: `s${stage}` })),
  ];
  for (const { place, name } of spots) {
    for (const id of ids) {
      const [met, again, off, wait] = (['share', 'repeats', 'drop-off', 'wait-before'] as const).map((ask) =>
        get(id, ask, place),
      );
      const here = `${name} ${id}`;
      const part = (name: string, one: Measure | undefined, whole: string): void => {
        if (!exact(one)) return;
        tell(`${name} ${here}`, (one.value as number) * one.n);
        tell(whole, one.n);
      };
      part('met', met, `size ${id}`);
      part('again', again, `met ${here}`);
      part('lost', off, `judged ${here}`);
      if (exact(wait)) tell(`waits ${here}`, wait.n);
      if ('touchpoint' in place) part('events', measures[`${id} times ${place.touchpoint}`], `met ${here}`);
    }
    for (const id of columns) {
      const here = `${name} ${id}`;
      equations.push(
        sum(`size ${id}`, `met ${here}`, `missed ${here}`),
        sum(`met ${here}`, `again ${here}`, `once ${here}`),
        sum(`met ${here}`, `judged ${here}`, `open ${here}`),
        sum(`judged ${here}`, `lost ${here}`, `kept ${here}`),
      );
      if (name.startsWith('t')) {
        equations.push(
          sum(`events ${here}`, `waits ${here}`, `began ${here}`),
          sum(`events ${here}`, `met ${here}`, `more ${here}`),
          sum(`met s${stageOf[Number(name.slice(1))]} ${id}`, `met ${here}`, `between ${here}`),
        );
      } else equations.push(sum(`met ${here}`, `waits ${here}`, `began ${here}`));
    }
    for (const what of ['met', 'missed', 'again', 'once', 'judged', 'lost', 'kept', 'open', 'waits', 'began']) {
      equations.push(sum(`${what} ${name} all`, ...columns.slice(1).map((id) => `${what} ${name} ${id}`)));
    }
    if (name.startsWith('t')) {
      for (const what of ['events', 'more', 'between']) {
        equations.push(sum(`${what} ${name} all`, ...columns.slice(1).map((id) => `${what} ${name} ${id}`)));
      }
    }
  }
  return { known, equations };
}

const few = (count: number): boolean => count > 0.5 && count < 9.5;

/** Names of the counts of one to nine that follow. */
function foundOut({ known, equations }: Sight): string[] {
  const all = new Map([...solved(equations, known), ...known]);
  return [...all].flatMap(([name, count]) => (few(count) ? [`${name} = ${count}`] : []));
}

const seeds = Array.from({ length: 4 }, (_, at) => 300 + at);

describe('nobody finds out about a few', () => {
  test('from the answers of all maps together: groups, stages, touchpoints, repeats, losses, waits', () => {
    let shown = 0;
    let leaks = 0;
    for (const seed of seeds) {
      const shop = smallShop(seed);
      const { log, assignments, discovery, unfinished } = shop;
      const ask = (least: number): Measures =>
        answerAll(log, assignments, discovery, refsOf(discovery), { unfinished, least });
      const measures = ask(10);
      expect([seed, foundOut(sightOf(shop, measures))]).toEqual([seed, []]);
      shown += Object.values(measures).filter((one) => one.value !== null).length;
      // The same attack on answers that hide nothing finds many: it is no blunt knife.
      if (seed === seeds[0]) leaks += foundOut(sightOf(shop, ask(0))).length;
    }
    expect(leaks).toBeGreaterThan(50);
    expect(shown).toBeGreaterThan(300);
  });

  test('from whole paths of everybody and of each group, and what is left of them', () => {
    for (const seed of seeds) {
      const shop = smallShop(seed);
      const { log, assignments, discovery } = shop;
      const told = toldBy(answerAll(log, assignments, discovery, toldRefs(discovery, 'shop')));
      const hiddenGroups = discovery.journeys.flatMap(({ id }, at) =>
        told.of(id, 'journeys') === 'shown' ? [] : [at],
      );
      const found = variants(log);
      const groups = discovery.journeys.length;
      const columns = ['all', ...discovery.journeys.map((one) => one.id)];
      const shown = shownPaths({ log, assignments, groups, found, least: 10, hiddenGroups });
      const known = new Map<string, number>();
      const names = topVariants(found).map(({ path }) => path.join());
      shown.forEach(({ rows, journeys }, at) => {
        if (at > 0 && hiddenGroups.includes(at - 1)) return;
        known.set(`all ${columns[at]}`, journeys);
        for (const { path, count } of rows) known.set(`${path.join()} ${columns[at]}`, count);
      });
      const parts = [...columns.slice(1), 'none'];
      const equations = [...names, 'all'].map((name) => sum(`${name} all`, ...parts.map((id) => `${name} ${id}`)));
      for (const id of columns) equations.push(sum(`all ${id}`, ...names.map((name) => `${name} ${id}`)));
      expect([seed, foundOut({ known, equations })]).toEqual([seed, []]);
      expect(shown[0]?.rows.every(({ count }) => count >= 10)).toBe(true);
      expect(shown[0]?.rows.reduce((all, { count }) => all + count, shown[0].other.journeys)).toBe(shown[0]?.journeys);
    }
  });

  test('from the moves of everybody and of each group: no rare one is told, and what is left may be of many', () => {
    for (const seed of seeds) {
      const { log, assignments, discovery } = smallShop(seed);
      const told = toldBy(answerAll(log, assignments, discovery, toldRefs(discovery, 'shop')));
      const may = (id: string, touchpoint: number): boolean =>
        told.of(id, 'share', { touchpoint }) === 'shown' && mayCount(told, id, touchpoint);
      const crowds = edgeCrowds(log, assignments, discovery.journeys.length);
      const hiddenGroups = discovery.journeys.flatMap(({ id }, at) =>
        told.of(id, 'journeys') === 'shown' ? [] : [at],
      );
      const columns = ['all', ...discovery.journeys.map((one) => one.id)];
      const veiled = columns.map((id) => places.flatMap((_, code) => (may(id, code) ? [] : [code])));
      const rough = roughEdges({ crowds, hiddenGroups, veiled, least: 10 });
      const known = new Map<string, number>();
      const equations: Equation[] = [];
      const names = new Set<string>();
      for (const [at, id] of columns.entries()) {
        const edges = allEdges(directlyFollows(log, at === 0 ? undefined : { assignments, group: at - 1 }));
        for (const { from, to } of edges) names.add(`${from}>${to}`);
        // Of a hidden group the moves are refused.
        if (hiddenGroups.includes(at - 1)) continue;
        const shown = shownEdges(edges, rough, 10);
        for (const { from, to, count, about } of shown) if (!about) known.set(`${from}>${to} ${id}`, count);
        expect(shown.every(({ customers }) => customers >= 10)).toBe(true);
        for (const code of places.keys()) {
          const [come, go] = [edges.filter((one) => one.to === code), edges.filter((one) => one.from === code)];
          // How often it is met is known where it may be told, so what comes to it, and what leaves it, is.
          if (may(id, code))
            known.set(
              `met ${code} ${id}`,
              come.reduce((all, one) => all + one.count, 0),
            );
          for (const side of [come, go]) {
            equations.push(sum(`met ${code} ${id}`, ...side.map(({ from, to }) => `${from}>${to} ${id}`)));
          }
        }
      }
      const ids = [...discovery.journeys.map((one) => one.id), 'none'];
      for (const name of names) equations.push(sum(`${name} all`, ...ids.map((id) => `${name} ${id}`)));
      const leaks = foundOut({ known, equations }).filter((one) => one.includes('>'));
      expect([seed, leaks]).toEqual([seed, []]);
    }
  });

  test('from a funnel and its breakdown: who did a step, who stopped, part by part', () => {
    for (const seed of seeds) {
      const { log, assignments } = smallShop(seed);
      const group = Uint16Array.from(assignments, (one) => (one < 0 ? 65_535 : one));
      const values = ['web', 'app', 'phone', 'shop', 'fair', 'post', 'mail'];
      const steps = ['Home', 'Basket', 'Pay', 'Parcel'];
      const asked = funnel(log, { steps, by: { name: 'channel', values, ofCustomer: group }, suppressBelow: 0 });
      const shown = shownFunnel(asked, 10);
      const ids = ['all', ...(asked.groups ?? []).map(({ value }) => String(value))];
      const known = new Map<string, number>();
      const equations: Equation[] = [];
      [shown.steps, ...(shown.groups ?? []).map((one) => one.steps)].forEach((told, at) => {
        told.forEach(({ customers, dropped }, step) => {
          if (customers !== null) known.set(`did ${step} ${ids[at]}`, customers);
          if (dropped !== null) known.set(`left ${step} ${ids[at]}`, dropped);
        });
        steps.slice(1).forEach((_, step) => {
          equations.push(sum(`did ${step} ${ids[at]}`, `did ${step + 1} ${ids[at]}`, `left ${step + 1} ${ids[at]}`));
        });
      });
      for (const what of ['did', 'left']) {
        steps.forEach((_, step) =>
          equations.push(sum(`${what} ${step} all`, ...ids.slice(1).map((id) => `${what} ${step} ${id}`))),
        );
      }
      expect([seed, foundOut({ known, equations })]).toEqual([seed, []]);
    }
  });

  test('from the overview: sizes, traits and who walks the usual path', () => {
    const { log, assignments, discovery } = smallShop(300);
    const told = toldBy(answerAll(log, assignments, discovery, toldRefs(discovery, 'shop')));
    const [first, ...others] = discovery.journeys;
    const trait = { property: 'device', value: 'mobile', lift: 2, pAdjusted: 0.001 };
    const traits = [
      { ...trait, share: 0.5, n: 40 },
      { ...trait, share: 0.9, n: 40 },
      { ...trait, share: 0.1, n: 40 },
    ];
    const large = { ...aJourney('all', 200), customers: 200, traits, typical: { path: [0], share: 0.02 } };
    const shared = sharedDiscovery({ ...discovery, all: large, journeys: first ? [first, ...others] : [] }, told);
    expect(shared.all.traits.map(({ share }) => share)).toEqual([0.5]);
    expect(shared.all.typical.share).toBeNull();
    const sizes = shared.journeys.map(({ journeys }) => journeys).filter((one) => one !== null);
    expect(sizes.length).toBeLessThan(discovery.journeys.length);
    expect(sizes.every((size) => size >= 10)).toBe(true);
  });
});
