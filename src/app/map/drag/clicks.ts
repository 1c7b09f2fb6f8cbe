/** A press on the grid that stays in place: selects, adds to the selection, begins to type. */
import type { Desk } from '../desk.ts';
import type { Spot } from '../spots.ts';

/** The spot an element of the grid stands for. */
export function spotOf(element: Element | null | undefined): Spot | undefined {
  const key = element?.closest<HTMLElement>('[data-spot]')?.dataset.spot;
  if (key === undefined) return undefined;
  const [kind, rest] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
  if (kind === 'cell') {
    const [lane = '', step = ''] = rest.split('\n');
    return { kind, lane, step };
  }
  return kind === 'card' || kind === 'stage' || kind === 'step' || kind === 'lane' ? { kind, id: rest } : undefined;
}

const cellOf = (target: Element): { lane: string; step: string } | undefined => {
  const [lane, step] = target.closest<HTMLElement>('[data-cell]')?.dataset.cell?.split('\n') ?? [];
  return lane === undefined || step === undefined ? undefined : { lane, step };
};

export function onClick(desk: Desk, event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || target.closest('textarea, .lane-fold, .tail-head')) return;
  const cell = cellOf(target);
  if (target.closest('[data-add]') && cell) return desk.draft(cell.lane, cell.step);
  const command = event.ctrlKey || event.metaKey;
  const href = target.closest<HTMLElement>('[data-href]')?.dataset.href;
  if (href !== undefined && command) {
    window.open(href, '_blank', 'noopener,noreferrer');
    return;
  }
  const spot = spotOf(target);
  if (!spot) return;
  if (event.shiftKey && desk.selected) desk.stretch(spot);
  else if (command && spot.kind === 'card') desk.toggle(spot.id);
  else desk.select(spot, true);
}

export function onDoubleClick(desk: Desk, event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || target.closest('textarea, .lane-fold, .tail-head, [data-add]')) return;
  const spot = spotOf(target);
  const cell = cellOf(target);
  if (spot) desk.type(spot);
  else if (cell) desk.draft(cell.lane, cell.step);
}
