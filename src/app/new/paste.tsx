/** Pasting what one already has: shows what it was understood to be before anything is made. */
import { FileUp } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, FileTrigger, Label, TextArea, TextField } from 'react-aria-components';
import type { JourneyFile } from '../../map/map.ts';
import { sketchOf } from '../../render/sketch.ts';
import type { ReadText } from '../../server/api.ts';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { heard, t } from '../language/t.ts';
import { places } from '../shell/places.ts';
import { useReadText } from './new-map-queries.ts';
import { Sketch } from './sketch.tsx';

/** Milliseconds without typing before a text is read. */
const quiet = 300;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), quiet);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}

/** How a spreadsheet is best laid out, for whoever has not pasted anything yet. */
function Teach() {
  return (
    <div className="paste-teach">
      <h3>{t('What can be pasted')}</h3>
      <table className="plain-table" aria-label={t('A spreadsheet as it can be pasted')}>
        <tbody>
          <tr>
            <th scope="row">{t('Stage')}</th>
            <td>{t('Find')}</td>
            <td>{t('Order')}</td>
          </tr>
          <tr>
            <th scope="row">{t('Actions')}</th>
            <td>{t('Looks for rye bread')}</td>
            <td>{t('Orders two loaves')}</td>
          </tr>
          <tr>
            <th scope="row">{t('Pain points')}</th>
            <td>{t('No opening hours')}</td>
            <td>{t('Sold out at noon')}</td>
          </tr>
        </tbody>
      </table>
      <p className="soft">
        {t('Stages across, one lane a row. Merged heads, a row of steps and several bullets in a cell are understood.')}
      </p>
      <pre className="paste-code">{'journey\n  title Fetching bread\n  section Find\n    Look up hours: 3: Maya'}</pre>
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="paste-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function Understood({ read, take }: { read: ReadText; take: (file: JourneyFile) => void }) {
  const [map] = read.maps;
  const scene = useMemo(() => map && sketchOf(map), [map]);
  if (!map || !scene) return null;
  return (
    <div className="paste-found">
      <p className="grey">{heard(read.format)}</p>
      <h2>{map.title}</h2>
      <Sketch scene={scene} zoom={1.15} />
      <p className="soft">
        {t(
          '{stages, plural, one {# stage} other {# stages}}, {cards, plural, one {# card} other {# cards}}, {lanes, plural, one {# lane} other {# lanes}}',
          { stages: map.stages.length, cards: map.cards.length, lanes: map.lanes.length },
        )}
      </p>
      <Button className="button button-main" onPress={() => take(map)}>
        {t('Make this map')}
      </Button>
      <Lines title={t('Understood')} lines={[...new Set(read.matched)]} />
      <Lines title={t('Not understood')} lines={[...new Set(read.lost)]} />
    </div>
  );
}

/** The one field of the page is where typing begins. */
const focused = (field: HTMLElement | null): void => field?.focus();

export function Paste({ take }: { take: (file: JourneyFile) => void }) {
  const [text, setText] = useState('');
  const settled = useSettled(useDeferredValue(text));
  const read = useReadText(settled);
  const navigate = useNavigate();
  const open = (files: FileList | null): void => {
    const [file] = files ?? [];
    if (file) void navigate(places.bringMap, { state: { file } });
  };
  return (
    <div className="paste">
      <div className="paste-in">
        <TextField className="field" value={text} onChange={setText}>
          <Label>{t('A range of a spreadsheet, a Mermaid journey, or a journey file')}</Label>
          <TextArea
            ref={focused}
            className="input paste-text"
            rows={16}
            spellCheck={false}
            placeholder={t('Paste here')}
          />
        </TextField>
        <FileTrigger onSelect={open}>
          <Button className="button">
            <FileUp size={15} aria-hidden /> {t('Choose a file')}
          </Button>
        </FileTrigger>
      </div>
      <output className="paste-side" aria-live="polite">
        {settled.trim() === '' ? <Teach /> : null}
        {settled.trim() !== '' && read.isFetching ? <p className="soft">{t('Reading…')}</p> : null}
        {settled.trim() !== '' && read.error ? <TroubleNote error={read.error} /> : null}
        {settled.trim() !== '' && read.data ? <Understood read={read.data} take={take} /> : null}
      </output>
    </div>
  );
}
