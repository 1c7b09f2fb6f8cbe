/** The lines of a list that is pasted as names or cards. */

/** Without empty lines and without the signs in front of them. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–·]|\d{1,3}[.)])\s+/, '').trim())
    .filter(Boolean);
}
