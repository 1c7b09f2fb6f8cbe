/** BringingPage. */
export function BringingPage() {
  return null;
}
