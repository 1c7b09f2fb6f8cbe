/** BringPage. */
export function BringPage() {
  return null;
}
