/** Ctrl K: type some words of what you want to do or where you want to go. */
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { t } from '../../language/t.ts';
import { useWorkspace } from '../../queries.ts';
import { places } from '../../shell/places.ts';
import { mapViews } from '../../views/map-views.ts';
import { useOpenMap } from '../desk-context.ts';
import { allCommands, matching, type Command } from './commands.ts';

const most = 40;
/** The field keeps the focus and says which line is meant, which no list of the browser can. */
/** It scrolls, so it can also be reached by itself. */
const asList = { role: 'listbox', tabIndex: 0 } as const;
const asOption = { role: 'option' } as const;

function useCommands(): Command[] {
  const { desk, measured } = useOpenMap();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const { data } = useWorkspace();
  return useMemo(() => {
    const show = (view: string): void => {
      const next = new URLSearchParams(search);
      next.set('view', view);
      setSearch(next);
    };
    const visit = (map: string): void => void navigate(places.map(map));
    const maps = data?.maps.filter((one) => one.id !== measured.map.id) ?? [];
    return allCommands(desk, { views: mapViews, maps, show, visit });
  }, [desk, measured, data, search, setSearch, navigate]);
}

export function Palette() {
  const { desk } = useOpenMap();
  const commands = useCommands();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const found = useMemo(() => matching(commands, typed, most), [commands, typed]);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const close = (): void => desk.set({ open: undefined, focus: desk.state().focus + 1 });
  const choose = (command: Command | undefined): void => {
    if (!command) return;
    close();
    command.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way) setAt((now) => (now + way + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') choose(found[at]);
    else if (event.key === 'Escape' || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) close();
    else return;
    event.preventDefault();
  };
  const keys = { onKeyDown: onKey };
  return (
    <search className="palette" aria-label={t('Commands')}>
      <input
        ref={field}
        className="input"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        aria-label={t('What do you want to do?')}
        placeholder={t('Type what you want to do, or words of a stage, lane or card')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        onBlur={(event) => {
          if (!event.currentTarget.closest('.palette')?.contains(event.relatedTarget)) desk.set({ open: undefined });
        }}
      />
      <div {...asList} id={`${id}-list`} ref={list} aria-label={t('Commands')} {...keys}>
        {found.map((command, index) => (
          <PaletteLine key={command.id} id={`${id}-${index}`} command={command} here={index === at} choose={choose} />
        ))}
      </div>
      {found.length === 0 ? <p className="grey">{t('Nothing here is called that. Try other words.')}</p> : null}
    </search>
  );
}

function PaletteLine(props: { id: string; command: Command; here: boolean; choose: (command: Command) => void }) {
  const { command } = props;
  const hands = {
    // The field keeps the focus; a press is told before it would be lost.
    onPointerDown: (event: React.PointerEvent): void => event.preventDefault(),
    onClick: () => props.choose(command),
  };
  return (
    <div {...asOption} className="palette-line" id={props.id} aria-selected={props.here} {...hands}>
      <span>{command.name}</span>
      {command.keys ? <kbd>{command.keys}</kbd> : null}
      <span className="grey">{command.group}</span>
    </div>
  );
}
