/** Writes measured maps in the forms that were asked for. */
import { printJourneyFile } from '../map/file.ts';
import type { MeasuredMap } from '../map/map.ts';
import { checkpoint } from '../lib/progress.ts';
import type { Theme } from '../render/palette.ts';
import type { Scene, View } from '../render/scene.ts';
import { holdsPages, numbered, type MapForm, type Output, type PageForm } from './outputs.ts';
import type { ProgressBar } from './progress-bar.ts';
import { writeWhole } from './write-whole.ts';

/** How pictures look. */
export interface Look {
  readonly view: View;
  readonly theme: Theme;
}

export interface Written {
  readonly path: string;
  /** What the form cannot hold, in words. */
  readonly lost: readonly string[];
}

interface Content {
  readonly content: string | Uint8Array;
  readonly lost?: readonly string[];
}

/** The files in the order asked for; those of one output largest journey first. */
export async function writeMaps(
  maps: readonly MeasuredMap[],
  outputs: readonly Output[],
  look: Look,
  bar: ProgressBar,
): Promise<Written[]> {
  const written: Written[] = [];
  const write = async (path: string, make: () => Promise<Content>): Promise<void> => {
    checkpoint(bar);
    bar.report({ doing: `Writing ${path}`, done: 0 });
    const { content, lost = [] } = await make();
    await writeWhole(path, content);
    written.push({ path, lost });
  };
  for (const output of outputs) {
    const { form } = output;
    if (holdsPages(form)) {
      await write(output.path, () => pages[form](maps, look));
      continue;
    }
    for (const [at, measured] of maps.entries()) {
      await write(numbered(output, at + 1), () => single[form](measured, look));
    }
  }
  return written;
}

async function sceneOf(measured: MeasuredMap, look: Look): Promise<Scene> {
  const { draw } = await import('../render/draw.ts');
  return draw(measured, { view: look.view, theme: look.theme });
}

const single: Readonly<Record<MapForm, (measured: MeasuredMap, look: Look) => Promise<Content>>> = {
  'journey.json': ({ map, measures }) => Promise.resolve({ content: printJourneyFile(map, measures) }),
  svg: async (measured, look) => {
    const { toSvgFile } = await import('../render/svg-file.ts');
    return { content: toSvgFile(await sceneOf(measured, look)) };
  },
  png: async (measured, look) => {
    const { toPng } = await import('../render/png.ts');
    return { content: await toPng(await sceneOf(measured, look)) };
  },
  csv: async (measured) => {
    const { toCsv } = await import('../render/csv.ts');
    return { content: toCsv(measured) };
  },
  mmd: async (measured) => {
    const { toMermaid } = await import('../render/mermaid.ts');
    const { text, lost } = toMermaid(measured);
    return { content: text, lost };
  },
  md: async (measured) => {
    const { toMarkdown } = await import('../render/markdown.ts');
    return { content: toMarkdown(measured) };
  },
};

const pages: Readonly<Record<PageForm, (maps: readonly MeasuredMap[], look: Look) => Promise<Content>>> = {
  html: async (maps) => {
    const { toHtml } = await import('../render/html.ts');
    return { content: toHtml(maps) };
  },
  pdf: async (maps, look) => {
    const [{ toPdf }, { drawOverview }] = await Promise.all([
      import('../render/pdf.ts'),
      import('../render/overview.ts'),
    ]);
    const scenes = await Promise.all(maps.map((measured) => sceneOf(measured, look)));
    return { content: await toPdf([drawOverview(maps, { theme: look.theme }), ...scenes]) };
  },
};
