/** What stands in one cell of a pasted or read table: each bullet or line of it is one card. */

const bullet = /^\s*(?:[•·▪▫◦‣●○■□➢➤►▶✓✔☐☑✗✘*–—-]|\d{1,2}[.)]|[a-z]\))\s+/;

/** The items of a cell, without their bullets; a line without a bullet below one with a bullet goes on with it. */
export function itemsOf(cell: string): string[] {
  const lines = cell
    .replace(/\r\n?|\v|\u2028|\u2029/g, '\n')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .flatMap((line) => ((line.match(/[•▪●■➢►]\s/g)?.length ?? 0) > 1 ? line.split(/(?=[•▪●■➢►]\s)/) : [line]))
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');
  const bulleted = lines.some((line) => bullet.test(line));
  const items: string[] = [];
  for (const line of lines) {
    const goesOn = bulleted && !bullet.test(line) && items.length > 0;
    if (goesOn) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else items.push(line.replace(bullet, '').trim());
  }
  return items.filter((item) => item !== '');
}
