/** A file dropped anywhere on the pages is taken in: a log is imported, a map shown before it is kept. */
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { headBytes, isMapFile } from '../bring-map/is-map-file.ts';
import { places } from './places.ts';
import { t } from '../language/t.ts';

const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

function useFileDrop(take: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const allow = (event: DragEvent): void => {
      if (carriesFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) take(file);
    };
    const stop = new AbortController();
    const options = { signal: stop.signal };
    window.addEventListener('dragenter', enter, options);
    window.addEventListener('dragleave', leave, options);
    window.addEventListener('dragover', allow, options);
    window.addEventListener('drop', drop, options);
    return () => stop.abort();
  }, [take]);
  return over;
}

export function DropAnywhere({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const map = useMatch('/maps/:map')?.params.map;
  const take = useCallback(
    (file: File): void => {
      const head = file.slice(0, headBytes).text();
      void head.then((text) =>
        navigate(isMapFile(file.name, text) ? places.bringMap : places.bring, {
          state: { file, ...(map === undefined ? {} : { map }) },
        }),
      );
    },
    [navigate, map],
  );
  const over = useFileDrop(take);
  return (
    <>
      {children}
      {over ? (
        <div className="drop-anywhere">
          <p>{t('Drop a log to see its journeys, answers to see where they belong, or a map to open it')}</p>
        </div>
      ) : null}
    </>
  );
}
