/** The keys of the map, all of them, beside the map and not over it. */
import { X } from 'lucide-react';
import { t } from '../../language/t.ts';
import { useOpenMap } from '../desk-context.ts';

const groups: readonly { name: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    name: 'Type',
    keys: [
      ['Any letter', 'replaces the text of the selection'],
      ['Enter or F2', 'edits it'],
      ['Enter, while typing', 'goes on in the next step, and makes one at the end'],
      ['Tab, Shift Tab', 'goes on in the next or previous lane'],
      ['Shift Enter', 'adds a card below; while typing, a new line'],
      ['Ctrl B, Ctrl I', 'bold, italics'],
      ['Escape', 'leaves the text as it was'],
    ],
  },
  {
    name: 'Move',
    keys: [
      ['Arrows', 'go from cell to cell'],
      ['Home, End, Page up, Page down', 'go further'],
      ['Alt or Ctrl with arrows', 'moves the card, step, stage or lane'],
      ['Ctrl K', 'commands, and going to anything by its words'],
      ['Ctrl F', 'finds words in the map'],
    ],
  },
  {
    name: 'Select',
    keys: [
      ['Shift with arrows or click', 'selects everything between'],
      ['Ctrl with click', 'adds a card to the selection'],
      ['Ctrl A', 'selects the lane, again: the map'],
      ['Ctrl C, X, V', 'copies, cuts, pastes: here, on other maps, in spreadsheets'],
      ['Delete', 'deletes'],
      ['Ctrl Z, Ctrl Y', 'takes back, does again'],
    ],
  },
  {
    name: 'Feel and see',
    keys: [
      ['+ and −', 'better or worse, on an emotion lane'],
      ['Alt with + and −', 'more or less strongly'],
      ['Ctrl with the wheel', 'larger and smaller'],
      ['Space and drag, middle button', 'moves the map'],
      ['Ctrl while dragging a card', 'copies it'],
    ],
  },
];

export function KeyList() {
  const { desk } = useOpenMap();
  const close = (): void => desk.set({ open: undefined, focus: desk.state().focus + 1 });
  return (
    <section className="key-list" aria-label={t('Keys')}>
      <button type="button" className="button button-quiet button-icon" aria-label={t('Close')} onClick={close}>
        <X size={15} aria-hidden />
      </button>
      {groups.map((group) => (
        <div key={group.name}>
          <h3>{t(group.name)}</h3>
          <dl>
            {group.keys.map(([keys, what]) => (
              <div key={keys}>
                <dt>{t(keys)}</dt>
                <dd>{t(what)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}
