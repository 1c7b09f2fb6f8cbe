/** Maps as PowerPoint slides of native shapes: overview, curve, one slide a stage, matrix; the evidence in the notes. */
import type { Language } from '../lib/language.ts';
import type { JourneyMap, MeasuredMap, Stage } from '../map/map.ts';
import { draw } from './draw.ts';
import { feelingsOf } from './feeling.ts';
import { candidatesOf } from './matrix-scores.ts';
import { drawOverview } from './overview.ts';
import { originWords } from './page.ts';
import { palette, type Theme } from './palette.ts';
import { finished } from './pptx-finish.ts';
import { evidenceNotes } from './pptx-notes.ts';
import { faces, printable, ShapePainter, type Deck, type DeckClass, type Frame, type Slide } from './pptx-shapes.ts';
import type { Scene } from './scene.ts';
import { columnsOf } from './reading.ts';
import { say, speaking } from './language.ts';
import { directionOf } from './direction.ts';

export interface PptxOptions {
  readonly theme: Theme;
  /** Of every word that is not the maps' own; absent: what is spoken. */
  readonly language?: Language | undefined;
  readonly overview: boolean;
  readonly title: boolean;
  readonly legend: boolean;
}

/** Inches, 16 to 9. */
const page = { w: 13.333, h: 7.5 };
const edge = 0.45;
const body: Frame = { x: edge, y: 1.05, w: page.w - 2 * edge, h: page.h - 1.05 - 0.35 };
/** Text smaller than this cannot be read from a seat. */
const leastPoints = 7;

function isDeckClass(value: unknown): value is DeckClass {
  return typeof value === 'function';
}

async function newDeck(): Promise<Deck> {
  const { default: found } = await import('pptxgenjs');
  // The package describes itself as one kind of module and is the other.
  if (!isDeckClass(found)) throw new Error('the package that writes slides has changed its shape');
  const deck = new found();
  deck.layout = 'LAYOUT_WIDE';
  deck.theme = { headFontFace: faces.serif, bodyFontFace: faces.sans };
  deck.author = 'Sojourn';
  deck.company = '';
  return deck;
}

class MapSlides {
  readonly #deck: Deck;
  readonly #measured: MeasuredMap;
  readonly #options: PptxOptions;
  readonly #section: string;

  constructor(deck: Deck, measured: MeasuredMap, options: PptxOptions, section: string) {
    this.#deck = deck;
    this.#measured = measured;
    this.#options = options;
    this.#section = section;
  }

  add(): void {
    const { map } = this.#measured;
    this.#overview();
    if (feelingsOf(this.#measured).length > 0)
      this.#view('curve', say('How it feels'), evidenceNotes(onlyLanes(this.#measured, ['emotions'])));
    for (const stage of map.stages) this.#stage(stage);
    if (candidatesOf(map).length > 0)
      this.#view(
        'matrix',
        say('What to do first'),
        evidenceNotes(onlyLanes(this.#measured, ['opportunities', 'solutions'])),
      );
  }

  #slide(title: string, under: string, notes: string): Slide {
    const { theme } = this.#options;
    const slide = this.#deck.addSlide({ sectionTitle: this.#section });
    const colour = (name: 'paper' | 'ink' | 'quiet'): string => palette[theme][name].slice(1);
    slide.background = { color: colour('paper') };
    const rtl = directionOf(this.#measured.map) === 'rtl' ? ({ align: 'right', rtlMode: true } as const) : {};
    const box = { x: edge, w: page.w - 2 * edge, margin: 0, fit: 'shrink' as const, ...rtl };
    slide.addText(printable(title) || say('Untitled'), {
      ...box,
      y: 0.25,
      h: 0.5,
      fontFace: faces.serif,
      fontSize: 24,
      color: colour('ink'),
      valign: 'middle',
      objectName: 'Title',
    });
    if (under !== '')
      slide.addText(printable(under), {
        ...box,
        y: 0.72,
        h: 0.28,
        fontFace: faces.sans,
        fontSize: 12,
        color: colour('quiet'),
        valign: 'top',
      });
    if (notes !== '') slide.addNotes(printable(notes));
    return slide;
  }

  #paint(slide: Slide, scene: Scene, frame: Frame = body): void {
    const items = this.#options.legend
      ? scene.items
      : scene.items.filter((item) => item.kind !== 'group' || !item.role.startsWith('legend'));
    new ShapePainter(slide, scene, frame).paint(items);
  }

  #draw(measured: MeasuredMap, view: 'grid' | 'curve' | 'matrix', width?: number): Scene {
    const { theme } = this.#options;
    return draw(measured, { view, theme, title: false, ...(width === undefined ? {} : { width }) });
  }

  /** The whole grid where it can still be made out, else its heads and feelings: each stage has a slide of its own. */
  #overview(): void {
    const { map } = this.#measured;
    const whole = this.#draw(this.#measured, 'grid');
    const points = (scene: Scene): number => Math.min(body.w / scene.width, body.h / scene.height) * 13 * 72;
    const small = points(whole) < leastPoints / 3;
    const scene = small ? this.#draw(onlyLanes(this.#measured, ['emotions']), 'grid') : whole;
    const cut = small
      ? ` ${say('Too large for one slide: stages and feelings here, every lane on the slides of the stages.')}`
      : '';
    const slide = this.#slide(
      map.title,
      originWords(this.#measured) + cut,
      evidenceNotes(onlyLanes(this.#measured, [])),
    );
    if (points(scene) >= 2) this.#paint(slide, scene);
    else this.#list(slide);
  }

  /** Stages as a plain list: for maps of hundreds of steps, which no slide can show. */
  #list(slide: Slide): void {
    const names = this.#measured.map.stages.map((stage, at) => `${at + 1}. ${printable(stage.name)}`).slice(0, 120);
    const columns = Math.ceil(names.length / 24);
    const colour = palette[this.#options.theme].ink.slice(1);
    for (let at = 0; at < columns; at++) {
      const w = body.w / columns;
      const text = names.slice(at * 24, at * 24 + 24).join('\n');
      slide.addText(text, {
        x: body.x + at * w,
        y: body.y,
        w,
        h: body.h,
        fontFace: faces.sans,
        fontSize: 11,
        color: colour,
        valign: 'top',
      });
    }
  }

  #view(view: 'curve' | 'matrix', name: string, notes: string): void {
    const scene = this.#draw(this.#measured, view);
    this.#paint(this.#slide(name, this.#measured.map.title, notes), scene);
  }

  /** One slide, its lanes beside each other where there is room; more where they would be too small to read. */
  #stage(stage: Stage): void {
    const measured = onlyStage(this.#measured, stage);
    const filled = new Set(measured.map.cards.map((card) => card.lane));
    const lanes = measured.map.lanes.filter((lane) => !lane.hidden && filled.has(lane.id)).map((lane) => lane.id);
    const width = 190 + columnsOf(measured.map).length * 210;
    const drawn = (ids: readonly string[]): Scene => this.#draw(withLanes(measured, ids), 'grid', width);
    let slides = [bestLayout(lanes, drawn)];
    if ((slides[0]?.points ?? leastPoints) < leastPoints && lanes.length > 3)
      slides = cut(lanes, 2).map((half) => bestLayout(half, drawn));
    slides.forEach(({ scenes, shown }, at) => {
      const more = slides.length > 1 ? ` (${say('{at} of {all}', { at: at + 1, all: slides.length })})` : '';
      const owner = stage.owner ? ` · ${say('owner {name}', { name: stage.owner })}` : '';
      const notes = evidenceNotes(withLanes(measured, shown));
      const slide = this.#slide(`${stage.name}${more}`, `${this.#measured.map.title}${owner}`, notes);
      scenes.forEach((scene, place) => this.#paint(slide, scene, framesOf(scenes.length)[place]));
    });
  }
}

interface Laid {
  readonly scenes: readonly Scene[];
  readonly shown: readonly string[];
  readonly points: number;
}

/** `many` frames beside each other. */
function framesOf(many: number): Frame[] {
  const gap = 0.25;
  const w = (body.w - gap * (many - 1)) / many;
  return Array.from({ length: many }, (_, at) => ({ ...body, x: body.x + at * (w + gap), w }));
}

/** Neighbours in `many` parts of about the same length. */
function cut(ids: readonly string[], many: number): string[][] {
  const each = Math.max(1, Math.ceil(ids.length / many));
  return Array.from({ length: Math.max(1, Math.ceil(ids.length / each)) }, (_, at) =>
    ids.slice(at * each, (at + 1) * each),
  );
}

/** All lanes under each other, or in two or three columns: whatever gives the largest text. */
function bestLayout(ids: readonly string[], drawn: (ids: readonly string[]) => Scene): Laid {
  const tried = [1, 2, 3].map((many): Laid => {
    const scenes = cut(ids, many).map(drawn);
    const [frame = body] = framesOf(scenes.length);
    const points = Math.min(...scenes.map((one) => Math.min(frame.w / one.width, frame.h / one.height) * 13 * 72));
    return { scenes, shown: ids, points };
  });
  return tried.reduce((best, one) => (one.points > best.points * 1.05 ? one : best));
}

const onCards = (map: JourneyMap, keep: (card: JourneyMap['cards'][number]) => boolean): JourneyMap => ({
  ...map,
  cards: map.cards.filter(keep),
});

/** The map with only its lanes of these kinds. */
function onlyLanes(measured: MeasuredMap, kinds: readonly string[]): MeasuredMap {
  const ids = measured.map.lanes.filter((lane) => kinds.includes(lane.kind)).map((lane) => lane.id);
  return withLanes(measured, ids);
}

function withLanes(measured: MeasuredMap, ids: readonly string[]): MeasuredMap {
  const map = onCards(measured.map, (card) => ids.includes(card.lane));
  return { ...measured, map: { ...map, lanes: map.lanes.filter((lane) => ids.includes(lane.id)) } };
}

/** One stage; a card that reaches in from the stage before stands in its first step. */
function onlyStage(measured: MeasuredMap, stage: Stage): MeasuredMap {
  const columns = columnsOf(measured.map);
  const own = columns.filter((column) => column.stage === stage).map((column) => column.index);
  const [first = 0] = own;
  const last = own.at(-1) ?? first;
  const places = new Map(columns.map((column) => [column.step.id, column.index]));
  const cards = measured.map.cards.flatMap((card) => {
    const from = places.get(card.step) ?? -1;
    const to = from + (card.span ?? 1) - 1;
    if (from < 0 || to < first || from > last) return [];
    const step = columns[Math.max(from, first)]?.step.id ?? card.step;
    return [{ ...card, step, span: Math.min(to, last) - Math.max(from, first) + 1 }];
  });
  const { questions: _questions, ...map } = measured.map;
  const lanes = map.lanes.map((lane) => ({ ...lane, collapsed: false }));
  return { ...measured, map: { ...map, stages: [stage], lanes, cards } };
}

/** A presentation of editable shapes in usual fonts; several maps are sections after an overview. */
export async function toPptx(maps: readonly MeasuredMap[], options: PptxOptions): Promise<Uint8Array> {
  const deck = await newDeck();
  speaking(options.language, () => fill(deck, maps, options));
  const written = await deck.write({ outputType: 'uint8array' });
  if (!(written instanceof Uint8Array)) throw new Error('the slides were written as something else than bytes');
  return finished(written);
}

function fill(deck: Deck, maps: readonly MeasuredMap[], options: PptxOptions): void {
  deck.title = printable(maps[0]?.map.title ?? say('Journey maps'));
  const names = new Set<string>();
  if (maps.length > 1 || options.overview) {
    const title = say('Overview');
    deck.addSection({ title });
    names.add(title);
    const slide = deck.addSlide({ sectionTitle: title });
    slide.background = { color: palette[options.theme].paper.slice(1) };
    const whole = { x: edge, y: 0.3, w: page.w - 2 * edge, h: page.h - 0.6 };
    new ShapePainter(slide, drawOverview(maps, { theme: options.theme }), whole).paint();
  }
  for (const measured of maps) {
    const title = printable(measured.map.title) || say('Untitled journey');
    let section = title;
    for (let more = 2; names.has(section); more++) section = `${title} (${more})`;
    names.add(section);
    deck.addSection({ title: section });
    new MapSlides(deck, measured, options, section).add();
  }
}
