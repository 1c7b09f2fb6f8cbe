/** MapPage. */
export function MapPage() {
  return null;
}
