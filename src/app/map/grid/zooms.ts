/** The sizes the buttons lead through. */
export const zooms = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6, 2] as const;

export const bounded = (zoom: number): number => Math.max(zooms[0], Math.min(2, zoom));

export function nextZoom(zoom: number, way: 1 | -1): number {
  const next = way === 1 ? zooms.find((one) => one > zoom + 0.01) : zooms.findLast((one) => one < zoom - 0.01);
  return next ?? zoom;
}
