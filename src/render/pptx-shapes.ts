/** Paints a drawing onto a slide as shapes of its own: boxes with text, lines, freeforms; nothing as a picture of itself. */
import type PptxGen from 'pptxgenjs';
import { palette, type PaintName } from './palette.ts';
import type { Box, GroupItem, Item, PathStep, Scene, TextItem } from './scene.ts';
import { widthOf } from './text.ts';

export type DeckClass = typeof PptxGen.default;
export type Deck = InstanceType<DeckClass>;
export type Slide = ReturnType<Deck['addSlide']>;

/** A freeform: the package writes it, though its types do not name it. */
const named: string = 'custGeom';
const freeform = named as Parameters<Slide['addShape']>[0];

/** Fonts every Office has, near to ours. */
export const faces = { sans: 'Calibri', serif: 'Georgia' } as const;

/** Signs no XML may hold. */
export const printable = (text: string): string =>
  text.replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]|[\ud800-\udfff]/gu, ' ');

/** Inches. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export class ShapePainter {
  readonly #slide: Slide;
  readonly #scene: Scene;
  readonly #scale: number;
  readonly #left: number;
  readonly #top: number;

  /** Fits the scene into the frame, centred across it. */
  constructor(slide: Slide, scene: Scene, frame: Frame) {
    this.#slide = slide;
    this.#scene = scene;
    this.#scale = Math.min(frame.w / scene.width, frame.h / scene.height);
    this.#left = frame.x + (frame.w - scene.width * this.#scale) / 2;
    this.#top = frame.y;
  }

  /** Points of the smallest usual text. */
  get points(): number {
    return 13 * this.#scale * 72;
  }

  paint(items: readonly Item[] = this.#scene.items): void {
    for (const item of items) this.#item(item);
  }

  #place({ x, y, width, height }: Box): { x: number; y: number; w: number; h: number } {
    const s = this.#scale;
    return {
      x: this.#left + x * s,
      y: this.#top + y * s,
      w: Math.max(0.001, width * s),
      h: Math.max(0.001, height * s),
    };
  }

  #colour(name: PaintName): string {
    return palette[this.#scene.theme][name].slice(1);
  }

  #paints(item: Exclude<Item, GroupItem | TextItem | { kind: 'image' }>) {
    const transparency = Math.round((1 - (item.opacity ?? 1)) * 100);
    const dash = item.dash ? { dashType: (item.dash[0] ?? 1) <= 2 ? ('sysDot' as const) : ('dash' as const) } : {};
    const width = Math.max(0.25, (item.strokeWidth ?? 1) * this.#scale * 72);
    return {
      ...(item.fill ? { fill: { color: this.#colour(item.fill), transparency } } : {}),
      ...(item.stroke ? { line: { color: this.#colour(item.stroke), width, transparency, ...dash } } : {}),
    };
  }

  #item(item: Item): void {
    switch (item.kind) {
      case 'group':
        return this.#group(item);
      case 'text':
        return this.#text(item);
      case 'rect':
        return this.#rect(item, this.#paints(item));
      case 'circle': {
        const box = { x: item.cx - item.r, y: item.cy - item.r, width: 2 * item.r, height: 2 * item.r };
        this.#slide.addShape('ellipse', { ...this.#place(box), ...this.#paints(item) });
        return;
      }
      case 'line':
        return this.#line(item);
      case 'path':
        return this.#path(item.steps, this.#paints(item));
      case 'image': {
        const place = this.#place(item);
        if (!/^data:image\/(png|jpeg|gif);base64,/.test(item.href)) return;
        const sizing = { type: 'cover' as const, w: place.w, h: place.h };
        this.#slide.addImage({ data: item.href, ...place, altText: printable(item.alt), sizing });
      }
    }
  }

  #rect(item: Box & { radius?: number }, paints: object): void {
    const radius = item.radius ?? 0;
    const place = this.#place(item);
    if (radius === 0) this.#slide.addShape('rect', { ...place, ...paints });
    else
      this.#slide.addShape('roundRect', {
        ...place,
        rectRadius: Math.min(radius * this.#scale, place.w / 2, place.h / 2),
        ...paints,
      });
  }

  #line(item: Extract<Item, { kind: 'line' }>): void {
    const { x1, y1, x2, y2 } = item;
    const box = { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    const { line } = this.#paints(item);
    if (!line) return;
    this.#slide.addShape('line', { ...this.#place(box), line, flipV: (x2 - x1) * (y2 - y1) < 0 });
  }

  /** A card is one shape with its words inside, so that it can be moved and written on as a card. */
  #group(item: GroupItem): void {
    const rects = item.items.filter((one) => one.kind === 'rect');
    const texts = item.items.filter((one): one is TextItem => one.kind === 'text');
    const [ground] = rects;
    const whole = rects.length === 1 && rects.length + texts.length === item.items.length && texts.length > 0;
    if (!whole || ground?.kind !== 'rect' || item.role !== 'card') return this.paint(item.items);
    const place = this.#place(ground);
    const [first] = texts;
    const inset = ((first?.x ?? ground.x) - ground.x) * this.#scale * 72;
    this.#slide.addText(
      paragraphs(texts).map((lines, at, all) => ({
        text: printable(lines.map((one) => one.text).join(' ')),
        options: { ...this.#font(lines[0]), ...(at < all.length - 1 ? { breakLine: true } : {}) },
      })),
      {
        shape: (ground.radius ?? 0) > 0 ? 'roundRect' : 'rect',
        ...place,
        ...this.#paints(ground),
        ...((ground.radius ?? 0) > 0 ? { rectRadius: (ground.radius ?? 0) * this.#scale } : {}),
        margin: [inset, inset / 2, inset / 2, inset],
        valign: 'top',
        align: first?.anchor === 'end' ? 'right' : 'left',
        ...(first?.anchor === 'end' ? { rtlMode: true } : {}),
        objectName: printable((item.label ?? 'Card').slice(0, 60)) || 'Card',
      },
    );
  }

  #font(item: TextItem | undefined) {
    return {
      fontFace: faces[item?.face ?? 'sans'],
      fontSize: Math.max(3, Math.round((item?.size ?? 13) * this.#scale * 72 * 10) / 10),
      bold: (item?.weight ?? 400) >= 600,
      italic: item?.italic === true,
      color: this.#colour(item?.fill ?? 'ink'),
    };
  }

  #text(item: TextItem): void {
    const width = widthOf(item.text, item) * 1.12 + item.size;
    const height = item.size * 1.5;
    const x = item.anchor === 'end' ? item.x - width : item.anchor === 'middle' ? item.x - width / 2 : item.x;
    // The baseline of the first line lies about one size below the top of such a box.
    const box = { x, y: item.y - item.size * 1.09, width, height };
    this.#slide.addText(printable(item.text), {
      ...this.#place(box),
      ...this.#font(item),
      margin: 0,
      wrap: false,
      valign: 'middle',
      align: item.anchor === 'end' ? 'right' : item.anchor === 'middle' ? 'center' : 'left',
      ...(item.rotate ? { rotate: item.rotate } : {}),
    });
  }

  #path(steps: readonly PathStep[], paints: object): void {
    const points = steps.flatMap((step) => (step[0] === 'Z' ? [] : pairs(step.slice(1) as number[])));
    const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
    const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
    if (points.length < 2) return;
    const s = this.#scale;
    const at = (x: number, y: number) => ({ x: (x - left) * s, y: (y - top) * s });
    this.#slide.addShape(freeform, {
      ...this.#place({ x: left, y: top, width: right - left, height: bottom - top }),
      ...paints,
      points: steps.map((step) => {
        if (step[0] === 'Z') return { close: true as const };
        if (step[0] === 'M') return { ...at(step[1], step[2]), moveTo: true };
        if (step[0] === 'L') return at(step[1], step[2]);
        const [one, two, end] = [at(step[1], step[2]), at(step[3], step[4]), at(step[5], step[6])];
        return { ...end, curve: { type: 'cubic' as const, x1: one.x, y1: one.y, x2: two.x, y2: two.y } };
      }),
    });
  }
}

function pairs(numbers: readonly number[]): [number, number][] {
  return Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[2 * at] ?? 0, numbers[2 * at + 1] ?? 0]);
}

/** Lines of one style that follow each other are one paragraph: the slide breaks them anew. */
function paragraphs(texts: readonly TextItem[]): TextItem[][] {
  const found: TextItem[][] = [];
  for (const item of texts) {
    const last = found.at(-1)?.at(-1);
    const same = last && last.size === item.size && last.fill === item.fill && last.weight === item.weight;
    const below = last && item.y > last.y && item.y - last.y < item.size * 1.6;
    if (same && below) found.at(-1)?.push(item);
    else found.push([item]);
  }
  return found;
}
