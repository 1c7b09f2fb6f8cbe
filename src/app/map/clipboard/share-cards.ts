/** Puts the selected cards on the clipboard as shared ones, so that another map uses the same cards. */
import type { Edit } from '../../../map/edits/edits.ts';
import { t } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import { copyTo } from './use-clipboard.ts';

/** The command that browsers take everywhere, also where a page is not served over https. */
function copied(desk: Desk): boolean {
  let n = 0;
  const take = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return;
    n = copyTo(desk, event.clipboardData);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', take, { capture: true });
  try {
    return document.execCommand('copy') && n > 0;
  } finally {
    document.removeEventListener('copy', take, { capture: true });
  }
}

/** Marks the selected cards as shared and copies them; pasted on another map they are the same cards there. */
export function shareCards(desk: Desk): void {
  const fresh = desk.cards.filter((card) => card.shared !== true);
  const marks = fresh.map((card): Edit => ({ verb: 'edit-card', id: card.id, shared: true }));
  if (marks.length > 0 && !desk.run(...marks)) return;
  if (!copied(desk)) {
    if (marks.length > 0) desk.undo();
    desk.notify(t('The browser did not let the page copy. Select the card and press Ctrl C.'));
    return;
  }
  const words = t(
    '{n, plural, one {# card is copied and shared} other {# cards are copied and shared}}: paste with Ctrl V on the other map. What changes on one changes on both.',
    { n: desk.cards.length },
  );
  if (marks.length > 0) desk.notify(words, { verb: t('Undo'), act: () => desk.undo() });
  else desk.notify(words);
}
