/** Numbers in sentences. */

/** "34 %", "3.4 %" below ten. */
export function percent(share: number): string {
  const points = share * 100;
  return `${points >= 10 || points === 0 ? Math.round(points) : points.toFixed(1)} %`;
}

/** "1,250 journeys". */
export function inWords(n: number, thing = 'journey'): string {
  return `${grouped(n)} ${thing}${n === 1 ? '' : 's'}`;
}

/** Thousands apart, the same on every machine. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
