/** Where a map file comes in: drop it, see what was understood and what was not, then keep it. */
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { Link } from 'react-router';
import { Bar } from '../controls/bar.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { useBroughtFile } from '../controls/use-brought-file.ts';
import { t } from '../language/t.ts';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { useReadMapFile } from './bring-map-queries.ts';
import { ReadMaps } from './read-maps.tsx';

const endings = ['.json', '.mmd', '.md', '.txt', '.csv', '.tsv', '.xlsx', '.xml', '.cjml'];

function Choose({ take }: { take: (file: File) => void }) {
  return (
    <div className="bring-drop">
      <FileUp size={26} strokeWidth={1.5} aria-hidden />
      <p className="bring-call">{t('Drop a map file anywhere on this page')}</p>
      <FileTrigger acceptedFileTypes={endings} onSelect={(files) => files?.[0] && take(files[0])}>
        <Button className="button button-main">{t('Choose a file')}</Button>
      </FileTrigger>
      <p className="grey">{t('Journey file, Excel, CSV, Mermaid, CJML 2.0 or TheyDo JSON; told by its content')}</p>
    </div>
  );
}

export function BringMapPage() {
  const [file, setFile] = useState<File>();
  const reading = useReadMapFile();
  const take = (next: File): void => {
    setFile(next);
    reading.mutate(next);
  };
  const again = (): void => {
    setFile(undefined);
    reading.reset();
  };
  useBroughtFile(take);
  return (
    <Page crumbs={[{ name: t('Maps'), to: places.maps }, { name: t('Bring a map') }]}>
      <div className="sheet-page bring">
        <header>
          <h1>{t('Bring a map you have')}</h1>
          <p className="lede">{t('You see what was understood, and what was not, before anything is kept.')}</p>
        </header>
        {file === undefined ? <Choose take={take} /> : null}
        {file && reading.isPending ? (
          <div className="bring-sending">
            <p>{t('Reading {name}', { name: file.name })}</p>
            <Bar label={t('Reading {name}', { name: file.name })} share={null} />
          </div>
        ) : null}
        {file && reading.error ? (
          <>
            <TroubleNote error={reading.error} again={again} />
            <p>
              <Link to={places.bring} state={{ file }}>
                {t('It is a log of what customers did: take it to Import')}
              </Link>
            </p>
          </>
        ) : null}
        {file && reading.data ? <ReadMaps name={file.name} read={reading.data} again={again} /> : null}
      </div>
    </Page>
  );
}
