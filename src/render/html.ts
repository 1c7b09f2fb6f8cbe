/** Maps -> one HTML file that opens offline: overview, every map in every view, evidence on hover and focus; Node only. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Language } from '../lib/language.ts';
import type { MeasuredMap } from '../map/map.ts';
import { draw } from './draw.ts';
import { viewerScript } from './html-viewer.generated.ts';
import { drawOverview, sideOf } from './overview.ts';
import { originWords } from './page.ts';
import { palette, type Paints } from './palette.ts';
import { views, type Scene } from './scene.ts';
import { escapeXml, sceneToSvg } from './svg.ts';
import { tableOf, type Entry, type TableColumn } from './table-rows.ts';
import { viewNames } from './view-names.ts';
import { fontCss } from './web-fonts.ts';
import { say, speaking, spokenLanguage } from './language.ts';
import { directionOf, type Direction } from './direction.ts';

/** What the page says about all maps together. */
export interface HtmlMeta {
  /** "Journeys found in orders.csv" */
  readonly title?: string;
  /** Of every word that is not the maps' own; absent: what is spoken. */
  readonly language?: Language | undefined;
}

function variables(paints: Paints): string {
  return Object.entries(paints)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');
}

function themeCss(): string {
  const dark = `${variables(palette.dark)}color-scheme:dark;`;
  return [
    `:root{${variables(palette.light)}color-scheme:light;}`,
    `@media (prefers-color-scheme: dark){:root:not([data-theme='light']){${dark}}}`,
    `:root[data-theme='dark']{${dark}}`,
    `@media print{:root,:root[data-theme='dark']{${variables(palette.light)}}}`,
  ].join('\n');
}

function svgOf(scene: Scene, idPrefix: string): string {
  return sceneToSvg(scene, { idPrefix, paintsAsVariables: true, tipsAsData: true }).replace(
    ' role="img"',
    ' role="group"',
  );
}

function drawing(page: string, view: string, direction: Direction, inside: string): string {
  return `<section class="drawing"${direction === 'rtl' ? ' dir="rtl"' : ''} data-page="${page}" data-view="${view}" hidden>${inside}</section>`;
}

function entryHtml(entry: Entry, column: TableColumn): string {
  const grey = entry.grey.map((words) => `<small>${escapeXml(words)}</small>`).join('');
  const nobody = entry.text === say('nobody') ? ' class="nobody"' : '';
  const direction = column.kind === 'words' ? ' dir="auto"' : '';
  return `<div${nobody}${direction}>${escapeXml(entry.text)}${grey}</div>`;
}

/** The table twin as a real table. */
function tableHtml(measured: MeasuredMap): string {
  const { columns, rows } = tableOf(measured);
  const head = columns.map(
    (column) => `<th scope="col"${column.kind === 'number' ? ' class="number"' : ''}>${escapeXml(column.name)}</th>`,
  );
  const body = rows.map((row) => {
    const cells = columns.map((column, index) => {
      const inside = (row.cells[index] ?? []).map((entry) => entryHtml(entry, column)).join('');
      if (column.kind === 'name') return `<th scope="row">${inside}</th>`;
      return `<td${column.kind === 'number' ? ' class="number"' : ''}>${inside}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const title = `<h2>${escapeXml(measured.map.title)}</h2><p>${escapeXml(originWords(measured))}</p>`;
  return `<div class="sheet">${title}<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function mapSections(measured: MeasuredMap, index: number): string {
  const page = `map-${index + 1}`;
  const direction = directionOf(measured.map);
  return views
    .map((view) => {
      if (view === 'table') return drawing(page, view, direction, tableHtml(measured));
      return drawing(
        page,
        view,
        direction,
        svgOf(
          draw(measured, { view, theme: 'light', width: 1400, pictures: (one) => measured.pictures?.[one.id] }),
          `${page}-${view}`,
        ),
      );
    })
    .join('\n');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Words of ours between tags and in attributes. */
const said = (english: string): string => escapeXml(say(english));

function header(maps: readonly MeasuredMap[], title: string): string {
  const many = maps.length === 1 ? '' : `<option value="overview">${said('All journeys')}</option>`;
  const options = maps.map(
    (one, index) =>
      `<option value="map-${index + 1}">${escapeXml(one.map.title || say('Journey {n}', { n: index + 1 }))}</option>`,
  );
  const buttons = views.map(
    (view) => `<button type="button" data-view-button="${view}" aria-pressed="false">${said(viewNames[view])}</button>`,
  );
  return `<header>
<h1 dir="auto">${escapeXml(title)}</h1>
<select id="page" aria-label="${said('Journey')}">${many}${options.join('')}</select>
<div class="group" role="group" aria-label="${said('View')}">${buttons.join('')}</div>
<div class="group push" role="group" aria-label="${said('Zoom')}"><button type="button" data-zoom="out" aria-label="${said('Zoom out')}">−</button><span id="zoom" aria-live="polite">100 %</span><button type="button" data-zoom="in" aria-label="${said('Zoom in')}">+</button><button type="button" data-zoom="fit">${said('Fit')}</button></div>
<div class="group"><button type="button" id="theme">${said('Light or dark')}</button></div>
</header>`;
}

/**
 * One self-contained page: no request leaves it, its scripts are bound by hash, and every word of the data is escaped.
 * With one map there is no overview. Same maps, same bytes.
 */
export function toHtml(maps: readonly MeasuredMap[], meta: HtmlMeta = {}): string {
  return speaking(meta.language, () => pageOf(maps, meta));
}

function pageOf(maps: readonly MeasuredMap[], meta: HtmlMeta): string {
  const overview =
    maps.length === 1
      ? undefined
      : drawOverview(maps, { theme: 'light', width: 1280, ...(meta.title ? { title: meta.title } : {}) });
  const title = meta.title ?? overview?.title ?? maps[0]?.map.title ?? say('Journeys');
  const sections = [
    ...(overview ? [drawing('overview', 'overview', sideOf(maps), svgOf(overview, 'overview'))] : []),
    ...maps.map(mapSections),
  ].join('\n');
  const css = [
    fontCss(sections + title),
    themeCss(),
    readFileSync(new URL('./html.css', import.meta.url), 'utf8'),
  ].join('\n');
  const policy = `default-src 'none'; img-src data:; font-src data:; style-src ${hashOf(css)}; script-src ${hashOf(viewerScript)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${spokenLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Sojourn">
<title>${escapeXml(title)}</title>
<style>${css}</style>
</head>
<body>
${header(maps, title)}
<main id="stage" tabindex="0" aria-label="${said('Drawing')}">
${sections}
</main>
<footer>${said('Scroll or drag to move, + and − or Ctrl with the wheel to zoom, Tab to walk through the evidence.')}</footer>
<div id="tip" role="status" hidden></div>
<script>${viewerScript}</script>
</body>
</html>
`;
}
