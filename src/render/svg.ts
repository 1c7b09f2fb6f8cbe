/** Prints a drawing as SVG: real text, attributes only (no CSS), so that rasterisers and browsers agree. */
import { palette, type PaintName } from './palette.ts';
import type { GroupItem, ImageItem, Item, PathStep, Scene, TextItem, Tip } from './scene.ts';
import { inOwnDirection } from './text.ts';

export interface SvgOptions {
  /** Starts every id, so that several drawings can stand in one page. */
  readonly idPrefix?: string;
  /** `var(--ink)` instead of `#211d18`: one drawing for both themes. */
  readonly paintsAsVariables?: boolean;
  /** Evidence as `data-tip` on focusable groups for a viewer, instead of `<title>`. */
  readonly tipsAsData?: boolean;
  /** CSS put into the file, for its embedded fonts. */
  readonly css?: string;
  /** Shows only what stands between two heights. */
  readonly band?: { readonly from: number; readonly to: number };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters no XML document may hold, also when escaped, and halves of surrogate pairs. */
const forbidden =
  /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Text as it may stand in XML and HTML, between tags or in a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(forbidden, '\ufffd').replace(/[&<>"']/g, (one) => entities[one] ?? one);
}

/** At most two decimals, no negative zero: the same bytes everywhere. */
export function short(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function tag(name: string, attributes: Attributes, inside?: string): string {
  const written = Object.entries(attributes)
    .filter((pair): pair is [string, string | number] => pair[1] !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escapeXml(value)}"`)
    .join('');
  return inside === undefined ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

export function printPath(steps: readonly PathStep[]): string {
  return steps.map(([letter, ...numbers]) => letter + numbers.map(short).join(' ')).join('');
}

const families = {
  sans: "Inter, 'Noto Sans', 'Noto Sans CJK SC', sans-serif",
  serif: "Newsreader, 'Noto Serif', serif",
} as const;

class Printer {
  readonly #scene: Scene;
  readonly #options: SvgOptions;

  constructor(scene: Scene, options: SvgOptions) {
    this.#scene = scene;
    this.#options = options;
  }

  paint(name: PaintName | undefined): string | undefined {
    if (name === undefined) return undefined;
    return this.#options.paintsAsVariables ? `var(--${name})` : palette[this.#scene.theme][name];
  }

  print(item: Item): string {
    switch (item.kind) {
      case 'group':
        return this.#group(item);
      case 'text':
        return this.#text(item);
      case 'rect': {
        const { x, y, width, height, radius } = item;
        return tag('rect', { x, y, width, height, rx: radius, ...this.#painted(item) });
      }
      case 'line': {
        const { x1, y1, x2, y2 } = item;
        return tag('line', { x1, y1, x2, y2, ...this.#painted(item) });
      }
      case 'circle':
        return tag('circle', { cx: item.cx, cy: item.cy, r: item.r, ...this.#painted(item) });
      case 'image': {
        const { x, y, width, height, href, alt } = item;
        const inside = tag('title', {}, escapeXml(alt));
        return tag('image', { x, y, width, height, href, preserveAspectRatio: 'xMidYMid slice' }, inside);
      }
      case 'path': {
        const round = item.round ? { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } : {};
        return tag('path', { d: printPath(item.steps), ...this.#painted(item), ...round });
      }
    }
  }

  #painted(item: Exclude<Item, GroupItem | TextItem | ImageItem>): Attributes {
    return {
      fill: this.paint(item.fill) ?? 'none',
      stroke: this.paint(item.stroke),
      'stroke-width': item.stroke === undefined ? undefined : (item.strokeWidth ?? 1),
      'stroke-dasharray': item.dash?.map(short).join(' '),
      opacity: item.opacity,
    };
  }

  #text(item: TextItem): string {
    const attributes = {
      x: item.x,
      y: item.y,
      'font-family': families[item.face ?? 'sans'],
      'font-size': item.size,
      'font-weight': item.weight ?? 400,
      'font-style': item.italic ? 'italic' : undefined,
      'text-anchor': item.anchor === 'start' ? undefined : item.anchor,
      fill: this.paint(item.fill),
      transform: item.rotate ? `rotate(${short(item.rotate)} ${short(item.x)} ${short(item.y)})` : undefined,
      'xml:space': /^\s|\s$|\s\s/.test(item.text) ? 'preserve' : undefined,
    };
    // Embedded, a right-to-left line keeps its order also where the drawing around it runs left to right.
    return tag('text', attributes, escapeXml(inOwnDirection(item.text)));
  }

  #group(item: GroupItem): string {
    const asData = this.#options.tipsAsData === true && item.tip !== undefined;
    const box = item.box;
    const attributes = {
      'data-role': item.role,
      'data-record': item.record,
      'data-pin': item.pin,
      'data-box': box && [box.x, box.y, box.width, box.height].map(short).join(' '),
      'data-tip': asData ? JSON.stringify(item.tip) : undefined,
      tabindex: asData ? '0' : undefined,
      role: item.tip ? 'img' : undefined,
      'aria-label': item.tip ? tipWords(item.tip) : undefined,
    };
    const title = item.tip && !asData ? `<title>${escapeXml(tipWords(item.tip))}</title>` : '';
    return tag('g', attributes, title + item.items.map((one) => this.print(one)).join('\n'));
  }
}

/** A tip as plain text, one fact a line. */
export function tipWords(tip: Tip): string {
  return [tip.title, ...tip.rows.map(([label, words]) => (label ? `${label}: ${words}` : words))].join('\n');
}

/** The drawing as one SVG element; same drawing and options, same bytes. */
export function sceneToSvg(scene: Scene, options: SvgOptions = {}): string {
  const prefix = options.idPrefix ?? 'map';
  const printer = new Printer(scene, options);
  const { width, height } = scene;
  const ground = tag('rect', { width, height, fill: printer.paint('paper') });
  const head = [
    tag('title', { id: `${prefix}-title` }, escapeXml(scene.title)),
    tag('desc', { id: `${prefix}-desc` }, escapeXml(scene.desc)),
    ...(options.css ? [tag('style', {}, escapeXml(options.css))] : []),
  ];
  const { from, to } = options.band ?? { from: 0, to: height };
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height: to - from,
    viewBox: `0 ${short(from)} ${short(width)} ${short(to - from)}`,
    role: 'img',
    'aria-labelledby': `${prefix}-title ${prefix}-desc`,
  };
  return tag('svg', attributes, ['', ...head, ground, ...scene.items.map((one) => printer.print(one)), ''].join('\n'));
}
