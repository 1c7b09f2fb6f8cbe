/** The page of new maps: how to begin, then whose journey it is, then the map opens. */
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { JourneyFile } from '../../map/map.ts';
import { sketchOf } from '../../render/sketch.ts';
import { Bones } from '../controls/bones.tsx';
import { t } from '../language/t.ts';
import { Page, type Crumb } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { Beginnings } from './beginnings.tsx';
import { useTemplates } from './new-map-queries.ts';
import { Paste } from './paste.tsx';
import { Questions } from './questions.tsx';
import type { Seed } from './seed.ts';
import { Sketch } from './sketch.tsx';

function Chosen({ seed }: { seed: Seed }) {
  if (seed.kind === 'blank') return null;
  const template = seed.kind === 'template' ? seed.template : undefined;
  const scene = template?.sketch ?? (seed.kind === 'file' ? sketchOf(seed.file) : undefined);
  const title = template?.title ?? (seed.kind === 'file' ? t(seed.file.title) : '');
  return (
    <aside className="ask-chosen" aria-label={t('What you begin with')}>
      {scene ? <Sketch scene={scene} zoom={1.3} /> : null}
      <h2>{title}</h2>
      {template ? (
        <>
          <p className="soft">{template.about}</p>
          <ol className="ask-stages">
            {template.stages.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ol>
        </>
      ) : null}
    </aside>
  );
}

function Ask({ seed }: { seed: Seed }) {
  return (
    <div className={seed.kind === 'blank' ? 'ask ask-alone' : 'ask'}>
      <Questions seed={seed} />
      <Chosen seed={seed} />
    </div>
  );
}

/** What the address says was chosen; undefined while the templates are on their way. */
function useSeed(from: string | null): Seed | 'unknown' | undefined {
  const templates = useTemplates();
  if (from === 'blank') return { kind: 'blank' };
  const template = templates.data?.find((one) => one.id === from);
  if (template) return { kind: 'template', template };
  return templates.isPending ? undefined : 'unknown';
}

function Step({ from }: { from: string | null }) {
  const seed = useSeed(from);
  const [pasted, setPasted] = useState<JourneyFile>();
  if (from === 'paste') {
    return pasted ? <Ask seed={{ kind: 'file', file: pasted }} /> : <Paste take={setPasted} />;
  }
  if (from === null || seed === 'unknown') return <Beginnings />;
  return seed ? <Ask seed={seed} /> : <Bones widths={['320px', '480px']} height={20} />;
}

const ledes: Readonly<Record<string, string>> = {
  blank: 'Three short questions, each of which can wait.',
  paste: 'Paste what you already have. Nothing is made before you have seen what was understood.',
};

export function NewMapPage() {
  const [search] = useSearchParams();
  const from = search.get('from');
  const start: Crumb[] = [{ name: t('Maps'), to: places.maps }];
  const crumbs =
    from === null
      ? [...start, { name: t('New map') }]
      : [
          ...start,
          { name: t('New map'), to: places.newMap },
          { name: from === 'paste' ? t('Paste') : from === 'blank' ? t('Blank map') : t('From a template') },
        ];
  const lede =
    ledes[from ?? ''] ??
    (from === null
      ? 'Begin with an example to write over, with nothing, or with what you already have.'
      : 'Two short questions, then the map opens. Both can wait.');
  return (
    <Page crumbs={crumbs}>
      <div className="sheet-page new-page">
        <header>
          <h1>{t('New map')}</h1>
          <p className="lede">{t(lede)}</p>
        </header>
        <Step key={from} from={from} />
      </div>
    </Page>
  );
}
