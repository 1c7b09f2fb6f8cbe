/** Pictures dragged from the desktop onto a cell. Any other file is for the page around the map. */
import type { Desk } from '../desk.ts';
import { dropPictures, picturesIn } from '../picture-files.ts';
import { spotInCell } from '../spots.ts';
import { placeAt, type Ground } from './place.ts';

const onlyPictures = (data: DataTransfer | null): boolean => {
  const files = [...(data?.items ?? [])].filter((item) => item.kind === 'file');
  return files.length > 0 && files.every((item) => item.type.startsWith('image/'));
};

/** Takes such drags before the page does, so that it does not offer to read them as a log. */
export function takePictures(desk: Desk, ground: Ground, signal: AbortSignal): void {
  const over = (event: DragEvent): void => {
    if (!onlyPictures(event.dataTransfer)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const drop = (event: DragEvent): void => {
    if (!event.dataTransfer || !onlyPictures(event.dataTransfer)) return;
    over(event);
    const grid = ground.grid();
    const place = placeAt(ground, { x: event.clientX, y: event.clientY });
    const lane = grid?.lanes[place.row]?.id;
    const step = grid?.columns[place.column]?.step.id;
    const spot = grid && lane !== undefined && step !== undefined ? spotInCell(grid, lane, step, Infinity) : undefined;
    void dropPictures(desk, picturesIn(event.dataTransfer), spot);
  };
  for (const kind of ['dragenter', 'dragover', 'dragleave'] as const)
    window.addEventListener(kind, over, { signal, capture: true });
  window.addEventListener('drop', drop, { signal, capture: true });
}
