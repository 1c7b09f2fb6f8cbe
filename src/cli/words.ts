/** Numbers as people read them in a terminal: 12,340 · 37 % · 3.2 d. */

export function count(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `37 %`; one decimal below 10 %, `< 0.1 %` for what is tiny but not nothing. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return '< 0.1 %';
  return `${value < 10 && value % 1 !== 0 ? value.toFixed(1) : Math.round(value)} %`;
}

const unitsOfTime: readonly (readonly [number, string])[] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
];

/** `45 s`, `12 min`, `3.2 d`. */
export function span(seconds: number): string {
  for (const [size, name] of unitsOfTime) {
    if (seconds >= size) return `${round(seconds / size)} ${name}`;
  }
  return `${round(seconds)} s`;
}

/** `1 journey`, `1,200 journeys`. */
export function counted(value: number, one: string, many: string = `${one}s`): string {
  return `${count(value)} ${Math.round(value) === 1 ? one : many}`;
}

function round(value: number): string {
  return value >= 10 || value % 1 === 0 ? count(value) : value.toFixed(1);
}
