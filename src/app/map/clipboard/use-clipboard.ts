/** Copy, cut and paste by the keys and menus of the browser, while the focus is in the grid. */
import { useEffect } from 'react';
import { t } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import { dropPictures, picturesIn } from '../picture-files.ts';
import { clipHtml, clipOf, clipText, clipType } from './clip.ts';
import { clipIn, pasteClip, pasteText } from './paste.ts';

/** True when the keys are meant for the grid and not for a field or for words marked on the page. */
function isMeant(): boolean {
  const at = document.activeElement;
  return at !== null && at.closest('.map-grid') !== null && at.closest('textarea, input') === null;
}

export function copyTo(desk: Desk, data: DataTransfer): number {
  const { grid, cards } = desk;
  const clip = grid && clipOf(grid, cards, desk.state().range);
  if (!clip) return 0;
  data.setData('text/plain', clipText(clip));
  data.setData('text/html', clipHtml(clip));
  data.setData(clipType, JSON.stringify(clip));
  return cards.length;
}

export function useClipboard(desk: Desk): void {
  useEffect(() => {
    const stop = new AbortController();
    const copy = (event: ClipboardEvent): void => {
      if (!isMeant() || !event.clipboardData) return;
      const n = copyTo(desk, event.clipboardData);
      if (n === 0) return;
      event.preventDefault();
      if (event.type === 'cut') {
        desk.run(...desk.cards.map((card) => ({ verb: 'delete-card', id: card.id }) as const));
        desk.set({ focus: desk.state().focus + 1 });
      }
      desk.say(t('{n, plural, one {# card was copied} other {# cards were copied}}', { n }));
    };
    const paste = (event: ClipboardEvent): void => {
      if (!isMeant() || !event.clipboardData) return;
      const files = picturesIn(event.clipboardData);
      const clip = clipIn(event.clipboardData);
      event.preventDefault();
      if (clip) pasteClip(desk, clip);
      else if (files.length > 0) void dropPictures(desk, files, desk.selected);
      else pasteText(desk, event.clipboardData.getData('text/plain') || event.clipboardData.getData('text'));
    };
    document.addEventListener('copy', copy, { signal: stop.signal });
    document.addEventListener('cut', copy, { signal: stop.signal });
    document.addEventListener('paste', paste, { signal: stop.signal });
    return () => stop.abort();
  }, [desk]);
}
