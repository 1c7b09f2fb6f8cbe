/** Cards on the clipboard: which cells they came from, in words for any program and whole for another map. */
import { z } from 'zod';
import { newId } from '../../../lib/ids.ts';
import type { Edit } from '../../../map/edits/edits.ts';
import { lanesMatched } from '../../../map/lane-match.ts';
import { Card, laneKinds, Link, Persona, Touchpoint, type JourneyMap } from '../../../map/map.ts';
import { plain } from '../../../map/rich-text.ts';
import { columnBehind } from '../adding.ts';
import type { GridModel } from '../spots.ts';

/** A rectangle of cells, row by row, and what their cards point to. */
export const Clip = z.object({
  sojourn: z.literal('cells'),
  /** The map they come from; absent for cells of a spreadsheet. */
  map: z.string().optional(),
  lanes: z.array(z.object({ kind: z.enum(laneKinds), name: z.string() })),
  steps: z.array(z.string()),
  cells: z.array(z.array(z.array(Card))),
  touchpoints: z.array(Touchpoint),
  personas: z.array(Persona),
  /** Among the cards. */
  links: z.array(Link).optional(),
});
export type Clip = z.infer<typeof Clip>;

export const clipType = 'web application/x-sojourn-cells+json';

/** The cards in the smallest rectangle around them; `range` widens it to empty cells that were selected too. */
export function clipOf(
  grid: GridModel,
  cards: readonly Card[],
  range: { top: number; bottom: number; left: number; right: number } | undefined,
): Clip | undefined {
  const rows = cards.map((card) => grid.rowOf.get(card.lane) ?? 0);
  const columns = cards.map((card) => grid.columnOf.get(card.step) ?? 0);
  if (cards.length === 0 && !range) return undefined;
  const [top, bottom] = range ? [range.top, range.bottom] : [Math.min(...rows), Math.max(...rows)];
  const [left, right] = range ? [range.left, range.right] : [Math.min(...columns), Math.max(...columns)];
  const taken = new Set(cards);
  const lanes = grid.lanes.slice(top, bottom + 1);
  const steps = grid.columns.slice(left, right + 1);
  const pointed = (key: 'touchpoint' | 'persona'): Set<string | undefined> => new Set(cards.map((card) => card[key]));
  const [touchpoints, personas] = [pointed('touchpoint'), pointed('persona')];
  const ids = new Set(cards.map((card) => card.id));
  return {
    sojourn: 'cells',
    map: grid.map.id,
    lanes: lanes.map(({ kind, name }) => ({ kind, name })),
    steps: steps.map(({ step }) => step.name),
    cells: lanes.map((lane) =>
      steps.map(({ step }) => (grid.cells.get(`${lane.id}\n${step.id}`) ?? []).filter((card) => taken.has(card))),
    ),
    touchpoints: grid.map.touchpoints.filter((one) => touchpoints.has(one.id)),
    personas: grid.map.personas.filter((one) => personas.has(one.id)),
    links: (grid.map.links ?? []).filter((link) => ids.has(link.from) && ids.has(link.to)),
  };
}

/** A spreadsheet must not take words for a formula. */
const harmless = (words: string): string =>
  /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(words) ? `'${words}` : words;

const quoted = (words: string): string => (/["\n\t]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);

const cellWords = (cards: readonly Card[]): string => cards.map((card) => plain(card.text)).join('\n');

/** The cells as a spreadsheet takes them: tabs between columns, lines between rows; one cell is its words alone. */
export function clipText({ cells }: Clip): string {
  const [only] = cells;
  if (cells.length === 1 && only?.length === 1) return cellWords(only[0] ?? []);
  return cells.map((row) => row.map((cards) => quoted(harmless(cellWords(cards)))).join('\t')).join('\n');
}

const safe = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The cells as a table for programs that take one; ours reads the whole cards from it. */
export function clipHtml(clip: Clip): string {
  const rows = clip.cells.map(
    (row) => `<tr>${row.map((cards) => `<td>${safe(cellWords(cards)).replaceAll('\n', '<br>')}</td>`).join('')}</tr>`,
  );
  return `<table data-sojourn="${safe(JSON.stringify(clip))}">${rows.join('')}</table>`;
}

/** A clip from text of the clipboard, checked; undefined when it is none of ours. */
export function readClip(json: string): Clip | undefined {
  try {
    const parsed = Clip.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What of the clip the map does not know yet: touchpoints and personas come with their ids, they are the same things. */
function thingsEdits(map: JourneyMap, clip: Clip): Edit[] {
  const known = new Set([...map.touchpoints, ...map.personas].map((one) => one.id));
  const used = clip.cells.flat(2);
  const wanted = new Set(used.flatMap((card) => [card.touchpoint, card.persona]));
  const touchpoints = clip.touchpoints.filter((one) => wanted.has(one.id) && !known.has(one.id));
  const personas = clip.personas.filter((one) => wanted.has(one.id) && !known.has(one.id));
  return [
    ...touchpoints.map(({ measures, ...one }): Edit => {
      void measures;
      return { verb: 'add-touchpoint', ...one };
    }),
    ...personas.map((one): Edit => ({ verb: 'add-persona', ...one })),
  ];
}

const comesFromElsewhere = (grid: GridModel, { map }: Clip): boolean => map !== undefined && map !== grid.map.id;

/** Lanes from a corner on; several lanes of another map go where the map has their like. */
function lanesFor(grid: GridModel, clip: Clip, top: number): (string | undefined)[] {
  if (!comesFromElsewhere(grid, clip) || clip.lanes.length === 1)
    return clip.lanes.map((_, at) => grid.lanes[top + at]?.id);
  const incoming = clip.lanes.map((lane, at) => ({ ...lane, id: `row ${at}` }));
  const matched = lanesMatched(grid.map.lanes, incoming);
  return incoming.map(({ id }) => matched.get(id)?.id);
}

/** Lanes and steps for a clip; what the map lacks is made, at its end. */
function roomFor(grid: GridModel, clip: Clip, top: number, left: number) {
  const edits: Edit[] = [];
  const there = lanesFor(grid, clip, top);
  const lanes = clip.lanes.map((lane, at) => {
    const known = there[at];
    if (known !== undefined) return known;
    const id = newId('lane');
    edits.push({ verb: 'add-lane', id, ...lane });
    return id;
  });
  const steps = clip.steps.map((name, at) => {
    const known = grid.columns[left + at];
    if (known) return known.step.id;
    const made = columnBehind(grid, name);
    edits.push(made.edit);
    return made.step;
  });
  return { edits, lanes, steps };
}

/**
 * The edits that put a clip with its corner into a cell, and the ids of the cards they make. A card that is shared is
 * used on another map as the same thing; any other is copied.
 */
export function pasteEdits(grid: GridModel, clip: Clip, top: number, left: number): { edits: Edit[]; cards: string[] } {
  const room = roomFor(grid, clip, top, left);
  const known = new Set(grid.map.cards.map((card) => card.id));
  const made: Edit[] = [];
  const ids = new Map<string, string>();
  for (const [row, cells] of clip.cells.entries()) {
    for (const [column, held] of cells.entries()) {
      const [lane, step] = [room.lanes[row], room.steps[column]];
      if (lane === undefined || step === undefined) continue;
      for (const { shared, measures, ...card } of held) {
        void measures;
        const used = shared === true && comesFromElsewhere(grid, clip) && !known.has(card.id);
        const id = used ? card.id : newId('card');
        ids.set(card.id, id);
        made.push({ verb: 'add-card', ...card, id, lane, step, ...(used ? { shared: true } : {}) });
      }
    }
  }
  const links = (clip.links ?? []).flatMap(({ from, to, ...link }): Edit[] => {
    const ends = { from: ids.get(from), to: ids.get(to) };
    if (ends.from === undefined || ends.to === undefined) return [];
    return [{ verb: 'link-cards', ...link, id: newId('link'), from: ends.from, to: ends.to }];
  });
  return { edits: [...thingsEdits(grid.map, clip), ...room.edits, ...made, ...links], cards: [...ids.values()] };
}
