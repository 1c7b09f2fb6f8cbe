/** Ctrl F: words in the map, how often they stand there, and a way from one to the next. */
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { t } from '../../language/t.ts';
import { useDesk, useOpenMap } from '../desk-context.ts';
import type { Desk } from '../desk.ts';
import { hitsOf } from './finding.ts';

function look(desk: Desk, words: string): void {
  const { grid } = desk;
  const hits = grid ? hitsOf(grid, words) : [];
  desk.set({ finding: words.trim() === '' ? { words, hits: [], at: 0 } : { words, hits, at: 0 } });
  showHit(desk, 0);
}

/** Selects the hit, which brings it into the window; the focus stays in the field. */
function showHit(desk: Desk, to: number): void {
  const { finding } = desk.state();
  if (!finding || finding.hits.length === 0) return;
  const at = (to + finding.hits.length) % finding.hits.length;
  const id = finding.hits[at];
  if (id === undefined) return;
  desk.set({
    finding: { ...finding, at },
    spot: { kind: 'card', id },
    picked: new Set(),
    reveal: desk.state().reveal + 1,
  });
}

export function FindBar() {
  const { desk } = useOpenMap();
  const finding = useDesk(desk, (state) => state.finding);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const close = (): void => desk.set({ open: undefined, finding: undefined, focus: desk.state().focus + 1 });
  const go = (way: 1 | -1): void => showHit(desk, (finding?.at ?? 0) + way);
  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const again = event.key.toLowerCase() === 'g' && (event.ctrlKey || event.metaKey);
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' || again) go(event.shiftKey ? -1 : 1);
    else if (event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey)) field.current?.select();
    else return;
    event.preventDefault();
  };
  const count = finding?.hits.length ?? 0;
  return (
    <search className="find-bar" aria-label={t('Find in the map')}>
      <input
        ref={field}
        className="input"
        aria-label={t('Words to find')}
        placeholder={t('Words to find')}
        value={finding?.words ?? ''}
        onChange={(event) => look(desk, event.target.value)}
        onKeyDown={onKey}
      />
      <output aria-live="polite">
        {finding && finding.words.trim() !== ''
          ? count === 0
            ? t('Nothing found')
            : t('{at} of {count}', { at: finding.at + 1, count })
          : ''}
      </output>
      <button
        type="button"
        className="button button-quiet button-icon"
        aria-label={t('Previous')}
        disabled={count === 0}
        onClick={() => go(-1)}
      >
        <ChevronUp size={15} aria-hidden />
      </button>
      <button
        type="button"
        className="button button-quiet button-icon"
        aria-label={t('Next')}
        disabled={count === 0}
        onClick={() => go(1)}
      >
        <ChevronDown size={15} aria-hidden />
      </button>
      <button type="button" className="button button-quiet button-icon" aria-label={t('Close')} onClick={close}>
        <X size={15} aria-hidden />
      </button>
    </search>
  );
}
