/** The questions one form asks, inline: no second window. */
import { Checkbox } from 'react-aria-components';
import type { WriteOptions } from '../../render/map-forms.ts';
import { Choose } from '../controls/choose.tsx';
import { t } from '../language/t.ts';
import type { FormOffer } from './export-forms.ts';

type Change = (change: Partial<WriteOptions>) => void;

const flags = {
  title: 'Title',
  logo: 'Logo',
  legend: 'Key',
  date: 'Date of today',
  version: 'Version',
  tiled: 'In its own size on many pages, with crop marks',
} as const;

function Tick({ name, options, change }: { name: keyof typeof flags; options: WriteOptions; change: Change }) {
  return (
    <Checkbox className="tick" isSelected={options[name]} onChange={(on) => change({ [name]: on })}>
      <span className="tick-box" aria-hidden />
      {t(flags[name])}
    </Checkbox>
  );
}

export function ExportOptions({ offer, options, change }: { offer: FormOffer; options: WriteOptions; change: Change }) {
  const { asks } = offer;
  const ticks = (['title', 'logo', 'legend', 'date', 'version'] as const).filter((name) => asks.includes(name));
  return (
    <div className="export-options">
      {asks.includes('scale') ? (
        <Choose
          label={t('Size')}
          choices={(['1', '2', '3', '4'] as const).map((id) => ({ id, name: t('{id} times', { id }) }))}
          chosen={String(options.scale) as '1' | '2' | '3' | '4'}
          onChoose={(id) => change({ scale: Number(id) })}
        />
      ) : null}
      {asks.includes('paper') ? (
        <Choose
          label={t('Paper')}
          choices={[
            { id: 'drawing', name: t('As large as the drawing') },
            { id: 'A4', name: t('A4, landscape') },
            { id: 'A3', name: t('A3, landscape') },
            { id: 'A0', name: t('A0, landscape') },
          ]}
          chosen={options.paper}
          onChoose={(paper) => change({ paper })}
        />
      ) : null}
      {asks.includes('tiled') && options.paper !== 'drawing' ? (
        <Tick name="tiled" options={options} change={change} />
      ) : null}
      {asks.includes('table') ? (
        <Choose
          label={t('Table')}
          choices={[
            { id: 'long', name: t('One row a card') },
            { id: 'wide', name: t('Stages across, lanes down') },
          ]}
          chosen={options.table}
          onChoose={(table) => change({ table })}
        />
      ) : null}
      {asks.includes('diagram') ? (
        <Choose
          label={t('Diagram')}
          choices={[
            { id: 'auto', name: t('Journey, or timeline without feelings') },
            { id: 'timeline', name: t('Timeline') },
            { id: 'quadrantChart', name: t('Quadrants of opportunities') },
          ]}
          chosen={options.diagram === 'journey' ? 'auto' : options.diagram}
          onChoose={(diagram) => change({ diagram })}
        />
      ) : null}
      {asks.includes('comments') && options.diagram !== 'quadrantChart' ? (
        <Choose
          label={t('Comments for reading it again')}
          choices={[
            { id: 'auto', name: t('As long as Mermaid draws it') },
            { id: 'always', name: t('Always') },
            { id: 'never', name: t('None') },
          ]}
          chosen={options.comments}
          onChoose={(comments) => change({ comments })}
        />
      ) : null}
      {ticks.length > 0 ? (
        <fieldset className="export-ticks">
          <legend>{t('On the picture')}</legend>
          {ticks.map((name) => (
            <Tick key={name} name={name} options={options} change={change} />
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
