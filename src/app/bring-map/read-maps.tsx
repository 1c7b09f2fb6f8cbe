/** What a file was understood to be: its maps, what became what, what could not be taken, and what to do with it. */
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { sketchOf } from '../../render/sketch.ts';
import type { ReadMapFile } from '../../server/api.ts';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { heard, t } from '../language/t.ts';
import { Sketch } from '../new/sketch.tsx';
import { useKeepMaps, type Keeping } from './bring-map-queries.ts';

type ReadMap = ReadMapFile['maps'][number];

function Lost({ lost }: { lost: ReadMapFile['lost'] }) {
  if (lost.length === 0) return <p className="bring-all">{t('Everything in the file was taken.')}</p>;
  const seen = [...new Map(lost.map((one) => [JSON.stringify(one), one])).values()];
  const shown = seen.slice(0, 200);
  return (
    <>
      <h2>
        {t('{n, plural, one {# thing could not be taken} other {# things could not be taken}}', { n: seen.length })}
      </h2>
      <table className="plain-table bring-lost">
        <thead>
          <tr>
            <th scope="col">{t('Line')}</th>
            <th scope="col">{t('What')}</th>
            <th scope="col">{t('Where')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={JSON.stringify(one)}>
              <td className="grey">{one.line ?? ''}</td>
              <td>{heard(one.what)}</td>
              <td className="soft">{one.where ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {seen.length > shown.length ? (
        <p className="grey">{t('and {n} more', { n: seen.length - shown.length })}</p>
      ) : null}
    </>
  );
}

function OneMap({ read, keep, busy }: { read: ReadMap; keep: (all: readonly Keeping[]) => void; busy: boolean }) {
  const { file, exists } = read;
  const scene = useMemo(() => sketchOf(file), [file]);
  const counts = { stages: file.stages.length, cards: file.cards.length, lanes: file.lanes.length };
  return (
    <li className="bring-map">
      <Sketch scene={scene} zoom={1.15} />
      <div className="bring-map-words">
        <h2>{file.title}</h2>
        <p className="soft">
          {t(
            '{stages, plural, one {# stage} other {# stages}}, {cards, plural, one {# card} other {# cards}}, {lanes, plural, one {# lane} other {# lanes}}',
            counts,
          )}
        </p>
        {exists === null ? null : (
          <p className="grey">{t('The workspace has this map already: “{exists}”.', { exists })}</p>
        )}
        <div className="bring-map-acts">
          {exists === null ? (
            <Button className="button button-main" isDisabled={busy} onPress={() => keep([{ file, replace: false }])}>
              {t('Make this map')}
            </Button>
          ) : (
            <>
              <Button className="button button-main" isDisabled={busy} onPress={() => keep([{ file, replace: false }])}>
                {t('Keep both')}
              </Button>
              <Button className="button" isDisabled={busy} onPress={() => keep([{ file, replace: true }])}>
                {t('Replace what it holds')}
              </Button>
            </>
          )}
        </div>
      </div>
    </li>
  );
}

export function ReadMaps({ name, read, again }: { name: string; read: ReadMapFile; again: () => void }) {
  const keep = useKeepMaps();
  const all = read.maps.map(({ file }): Keeping => ({ file, replace: false }));
  return (
    <>
      <p className="soft bring-read">
        <strong>{name}</strong> · {heard(read.format)}
        <Button className="button button-quiet" onPress={again}>
          {t('Choose another file')}
        </Button>
      </p>
      {keep.error ? <TroubleNote error={keep.error} /> : null}
      <ul className="bring-maps">
        {read.maps.map((one) => (
          <OneMap key={one.file.id} read={one} keep={keep.mutate} busy={keep.isPending} />
        ))}
      </ul>
      {all.length > 1 ? (
        <Button className="button button-main" isDisabled={keep.isPending} onPress={() => keep.mutate(all)}>
          {t('Make all {n} maps', { n: all.length })}
        </Button>
      ) : null}
      <section className="bring-told" aria-label={t('What was understood')}>
        <Lost lost={read.lost} />
        <h2>{t('Understood')}</h2>
        <ul className="paste-lines">
          {[...new Set(read.matched)].map((line) => (
            <li key={line}>{heard(line)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
