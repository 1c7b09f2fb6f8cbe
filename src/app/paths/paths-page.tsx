/** PathsPage. */
export function PathsPage() {
  return null;
}
