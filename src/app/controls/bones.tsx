/** The quiet outline of what is about to appear. */
import { t } from '../language/t.ts';

/** Lines of the given widths (CSS lengths), as tall as text. */
export function Bones({ widths, height = 14 }: { widths: readonly string[]; height?: number }) {
  return (
    <output style={{ display: 'grid', gap: 12 }}>
      <span className="unseen">{t('Loading')}</span>
      {widths.map((width, index) => (
        // The lines never change places, so their position is their name.
        <span className="bone" key={`${index}-${width}`} style={{ width, height }} />
      ))}
    </output>
  );
}
