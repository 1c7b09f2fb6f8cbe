/** The ways to begin a map: nothing, what one already has, or one of the templates. */
import { ClipboardPaste, FileUp, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { TemplateSummary } from '../../server/api.ts';
import { Bones } from '../controls/bones.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { t } from '../language/t.ts';
import { places } from '../shell/places.ts';
import { useTemplates } from './new-map-queries.ts';
import { Sketch } from './sketch.tsx';

function Way({ to, icon, name, about }: { to: string; icon: ReactNode; name: string; about: string }) {
  return (
    <Link className="new-way" to={to}>
      {icon}
      <span>
        <b>{name}</b>
        <span className="soft">{about}</span>
      </span>
    </Link>
  );
}

function Template({ template }: { template: TemplateSummary }) {
  return (
    <li>
      <Link className="new-template" to={places.newMapFrom(template.id)}>
        <Sketch scene={template.sketch} />
        <span className="new-template-words">
          <b>{template.title}</b>
          <span className="soft">{template.about}</span>
          <span className="grey">
            {t('{field} · {stages} stages, {steps} steps', {
              field: template.field,
              stages: template.stages.length,
              steps: template.steps,
            })}
          </span>
        </span>
      </Link>
    </li>
  );
}

export function Beginnings() {
  const templates = useTemplates();
  return (
    <>
      <nav className="new-ways" aria-label={t('Ways to begin')}>
        <Way
          to={places.newMapFrom('blank')}
          icon={<Square size={18} aria-hidden />}
          name={t('Blank map')}
          about={t('Five stages and the usual lanes, waiting for the first card.')}
        />
        <Way
          to={places.newMapFrom('paste')}
          icon={<ClipboardPaste size={18} aria-hidden />}
          name={t('Paste')}
          about={t('A range copied from a spreadsheet, or a Mermaid journey.')}
        />
        <Way
          to={places.bringMap}
          icon={<FileUp size={18} aria-hidden />}
          name={t('Import a file')}
          about={t('Excel, CSV, Mermaid, CJML, TheyDo or a journey file.')}
        />
      </nav>
      <section className="new-shelf" aria-label={t('Templates')}>
        <header>
          <h2>{t('Templates')}</h2>
          <p className="soft">
            {t('Complete examples to write over. Every feeling and figure in them is an assumption.')}
          </p>
        </header>
        {templates.error ? <TroubleNote error={templates.error} again={() => void templates.refetch()} /> : null}
        {templates.isPending ? <Bones widths={['100%', '100%']} height={180} /> : null}
        <ul className="new-templates">
          {templates.data?.map((one) => (
            <Template key={one.id} template={one} />
          ))}
        </ul>
      </section>
    </>
  );
}
