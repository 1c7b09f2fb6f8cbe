/** How far something is; runs to and fro when nobody can know. */
import { ProgressBar } from 'react-aria-components';

/** `share` in [0, 1], null when the end is not known. */
export function Bar({ label, share }: { label: string; share: number | null }) {
  return (
    <ProgressBar aria-label={label} {...(share === null ? { isIndeterminate: true } : { value: share * 100 })}>
      <span className="bar-track">
        {share === null ? <span className="unknown" /> : <span style={{ width: `${share * 100}%` }} />}
      </span>
    </ProgressBar>
  );
}
