/** A field to find things by their words, for the bars above lists. */
import { Search } from 'lucide-react';

export function SearchBox(props: { label: string; words: string; onType: (words: string) => void }) {
  return (
    <label className="atlas-search">
      <Search size={15} aria-hidden />
      <input
        className="input"
        type="search"
        placeholder={props.label}
        aria-label={props.label}
        value={props.words}
        onChange={(event) => props.onType(event.target.value)}
      />
    </label>
  );
}
