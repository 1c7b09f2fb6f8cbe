/** Takes the map away in any form the server can write. */
import { Download } from 'lucide-react';
import type { View } from '../../render/scene.ts';
import { ActionMenu, type Action } from '../controls/action-menu.tsx';

const forms = [
  { ending: 'svg', name: 'SVG picture', drawn: true },
  { ending: 'png', name: 'PNG picture', drawn: true },
  { ending: 'pdf', name: 'PDF to print', drawn: true },
  { ending: 'html', name: 'HTML page, works offline', drawn: true },
  { ending: 'journey.json', name: 'Journey file', drawn: false },
  { ending: 'mmd', name: 'Mermaid text', drawn: false },
  { ending: 'csv', name: 'CSV table', drawn: false },
] as const;

export function ExportMenu(props: { map: string; title: string; view: View; theme: 'light' | 'dark' }) {
  const base = `/api/maps/${encodeURIComponent(props.map)}/export`;
  const actions = forms.map((form): Action => {
    const query = form.drawn ? `?view=${props.view}&theme=${props.theme}` : '';
    return {
      id: form.ending,
      name: form.name,
      keys: `.${form.ending}`,
      href: `${base}.${form.ending}${query}`,
      download: `${props.title}.${form.ending}`,
    };
  });
  return (
    <ActionMenu label="Export this map" actions={actions}>
      <Download size={15} aria-hidden /> <span className="wide-only">Export</span>
    </ActionMenu>
  );
}
