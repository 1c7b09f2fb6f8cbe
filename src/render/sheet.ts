/** What may stand around a drawing on a sheet of its own: the logo above it, date and version below; Node only. */
import { createHash } from 'node:crypto';
import type { Language } from '../lib/language.ts';
import { printJourneyFile } from '../map/file.ts';
import type { MeasuredMap } from '../map/map.ts';
import { directionOf, mirrored } from './direction.ts';
import { draw } from './draw.ts';
import { baseline, lineHeight, margin, styles, text } from './marks.ts';
import type { DrawOptions } from './page.ts';
import type { Box, Item, PathStep, Scene } from './scene.ts';
import { say, speaking, spokenLanguage } from './language.ts';

export interface SheetOptions {
  readonly title: boolean;
  readonly logo: boolean;
  readonly legend: boolean;
  /** A day such as `2026-11-21`; written as "As of 21 Nov 2026". */
  readonly on?: string | undefined;
  readonly version: boolean;
}

const movedBox = (box: Box, dx: number, dy: number): Box => ({ ...box, x: box.x + dx, y: box.y + dy });

function movedStep(step: PathStep, dx: number, dy: number): PathStep {
  if (step[0] === 'Z') return step;
  if (step[0] === 'C') {
    const [, a, b, c, d, e, f] = step;
    return ['C', a + dx, b + dy, c + dx, d + dy, e + dx, f + dy];
  }
  return [step[0], step[1] + dx, step[2] + dy];
}

/** The same item elsewhere. */
export function moved(item: Item, dx: number, dy: number): Item {
  switch (item.kind) {
    case 'group': {
      const items = item.items.map((one) => moved(one, dx, dy));
      return { ...item, items, ...(item.box ? { box: movedBox(item.box, dx, dy) } : {}) };
    }
    case 'line':
      return { ...item, x1: item.x1 + dx, x2: item.x2 + dx, y1: item.y1 + dy, y2: item.y2 + dy };
    case 'circle':
      return { ...item, cx: item.cx + dx, cy: item.cy + dy };
    case 'path':
      return { ...item, steps: item.steps.map((step) => movedStep(step, dx, dy)) };
    default:
      return { ...item, x: item.x + dx, y: item.y + dy };
  }
}

/** The lowest point anything reaches, lines of text included. */
function bottomOf(items: readonly Item[]): number {
  return items.reduce((lowest, item) => Math.max(lowest, bottom(item)), 0);
}

function bottom(item: Item): number {
  switch (item.kind) {
    case 'group':
      return Math.max(item.box ? item.box.y + item.box.height : 0, bottomOf(item.items));
    case 'line':
      return Math.max(item.y1, item.y2);
    case 'circle':
      return item.cy + item.r;
    case 'path':
      return Math.max(0, ...item.steps.map((step) => (step[0] === 'Z' ? 0 : Number(step.at(-1)))));
    case 'text':
      return item.y + 4;
    default:
      return item.y + item.height;
  }
}

const isLegend = (item: Item): boolean => item.kind === 'group' && item.role.startsWith('legend');

function withoutLegend(scene: Scene): Scene {
  const items = scene.items.filter((item) => !isLegend(item));
  if (items.length === scene.items.length) return scene;
  return { ...scene, items, height: Math.min(scene.height, Math.ceil(bottomOf(items) + margin)) };
}

/** Tells two states of a map apart on paper: "Version 3f9a2c1b". */
export function versionOf({ map }: MeasuredMap): string {
  return createHash('sha256').update(printJourneyFile(map)).digest('hex').slice(0, 8);
}

const dayTags: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de' };

function dayWords(day: string): string {
  const format = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(dayTags[spokenLanguage()], format);
}

/** "In review" of `in-review`. */
const spelled = (word: string): string => word.replaceAll('-', ' ').replace(/^./, (sign) => sign.toUpperCase());

function footWords(measured: MeasuredMap, options: SheetOptions): string {
  const { status } = measured.map;
  return [
    options.on === undefined ? '' : say('As of {day}', { day: dayWords(options.on) }),
    options.version && status ? say(spelled(status)) : '',
    options.version ? say('Version {mark}', { mark: versionOf(measured) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

const logoHeight = 44;

function logoOf(measured: MeasuredMap, width: number): Item | undefined {
  const { logo } = measured.map;
  const href = logo && measured.pictures?.[logo.id];
  if (logo === undefined || href === undefined) return undefined;
  const wide = Math.min(240, (logo.width / logo.height) * logoHeight);
  const tall = (wide / logo.width) * logo.height;
  return { kind: 'image', x: width - margin - wide, y: margin - 8, width: wide, height: tall, href, alt: logo.alt };
}

/** Shape of what a sheet may carry, laid around the view; the view itself is drawn as always. */
export function drawSheet(measured: MeasuredMap, options: DrawOptions, sheet: SheetOptions): Scene {
  return speaking(options.language, () => sheetOf(measured, options, sheet));
}

function sheetOf(measured: MeasuredMap, options: DrawOptions, sheet: SheetOptions): Scene {
  const rtl = (options.direction ?? directionOf(measured.map)) === 'rtl';
  const pictures = options.pictures ?? ((picture: { id: string }) => measured.pictures?.[picture.id]);
  const whole = draw(measured, { ...options, title: sheet.title, pictures });
  const scene = sheet.legend ? whole : withoutLegend(whole);
  const logo = sheet.logo ? logoOf(measured, scene.width) : undefined;
  const down = logo === undefined ? 0 : logoHeight;
  const words = footWords(measured, sheet);
  const foot = words === '' ? 0 : lineHeight(styles.small) + 4;
  const height = scene.height + down + foot;
  const top = height - margin / 2 - lineHeight(styles.small);
  const items = down === 0 ? scene.items : scene.items.map((item) => moved(item, 0, down));
  const foots = words === '' ? [] : [text(words, margin, top + baseline(styles.small), styles.small, 'quiet')];
  const turned = (all: readonly Item[]): readonly Item[] => (rtl ? mirrored(all, scene.width) : all);
  return { ...scene, height, items: [...turned(logo ? [logo] : []), ...items, ...turned(foots)] };
}
