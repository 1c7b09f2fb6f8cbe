/** A map with its answers as a file, in every form we can write. */
import type { MeasuredMap } from '../../map/map.ts';
import { writeMapFile } from '../../render/map-files.ts';
import { formFacts, type MapForm, type WriteOptions } from '../../render/map-forms.ts';
import type { ExportedFile } from '../services.ts';

export async function exportMap(measured: MeasuredMap, form: MapForm, options: WriteOptions): Promise<ExportedFile> {
  const { content } = await writeMapFile([measured], form, options);
  return { name: `${nameOf(measured.map.title)}.${form}`, type: formFacts[form].type, body: content };
}

/** A file name of a title: no sign a file system minds, not too long. */
function nameOf(title: string): string {
  const plain = title
    .replace(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (
    [...plain]
      .slice(0, 80)
      .join('')
      .replace(/^\.+|\.+$/g, '') || 'journey map'
  );
}
