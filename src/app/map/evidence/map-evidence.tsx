/** What stands out on the map as a whole: its pains with their figures, who it is about, where it came from. */
import type { Card, Persona } from '../../../map/map.ts';
import { answers } from '../../../render/reading.ts';
import { count, figure, measureWords, period, share } from '../../../render/wording.ts';
import { plain } from '../../../map/rich-text.ts';
import { useOpenMap } from '../desk-context.ts';
import { FeelingsTold, isFelt, WholeBesideParts } from './feelings-told.tsx';
import { MapAnswersSection } from './map-answers.tsx';
import { MapFields } from '../panel/map-fields.tsx';
import { heard, t } from '../../language/t.ts';
import { rich } from '../../language/rich.tsx';

function PainLine({ card }: { card: Card }) {
  const { desk, measured, measuring } = useOpenMap();
  const grounds = answers(measured, card.measures).map(({ ref, measure }) => measureWords(ref.ask, measure));
  return (
    <li>
      <button type="button" className="finding" onClick={() => desk.select({ kind: 'card', id: card.id }, true)}>
        {plain(card.text)}
      </button>
      <span className="grey">{grounds.join(' · ') || (measuring ? t('measuring…') : t('not measured'))}</span>
    </li>
  );
}

function PersonaLines({ persona }: { persona: Persona }) {
  return (
    <>
      <p>
        <strong>{persona.name}</strong> {persona.summary}
      </p>
      {persona.traits?.slice(0, 4).map((trait) => (
        <p className="grey" key={`${trait.property}=${trait.value}`}>
          {rich('{property}: <b>{value}</b> {share}, {lift} times as often as everyone · n {n}', {
            property: trait.property.replaceAll('_', ' '),
            value: trait.value,
            share: share(trait.share),
            lift: figure(trait.lift, 1),
            n: count(trait.n),
          })}
        </p>
      ))}
    </>
  );
}

/** What would tell of few people is not known here. */
const told = (number: number | undefined): string => (number === undefined ? '–' : count(number));

function OriginLines() {
  const { origin } = useOpenMap().measured.map;
  if (!origin) return null;
  return (
    <section>
      <h3>{t('Where it comes from')}</h3>
      <p className="soft">
        {t('{journeys} journeys of {customers} customers in {logs}, {period}; {cut}.', {
          journeys: told(origin.journeys),
          customers: told(origin.customers),
          logs: origin.logs.join(', '),
          period: period(origin.from, origin.to),
          cut: heard(origin.cut),
        })}
      </p>
    </section>
  );
}

/** The journey as a whole, and beside it its touchpoints. */
function WholeFeelings() {
  const { map, measures } = useOpenMap().measured;
  const refs = (map.questions ?? []).filter((ref) => isFelt(ref) && typeof measures[ref.id]?.value === 'number');
  if (refs.length === 0) return null;
  return (
    <section>
      <h3>{t('How the journey feels')}</h3>
      <WholeBesideParts refs={refs} />
      <FeelingsTold refs={refs} source={undefined} />
    </section>
  );
}

export function MapEvidence() {
  const { map } = useOpenMap().measured;
  const painLanes = new Set(map.lanes.filter((lane) => lane.kind === 'pains').map((lane) => lane.id));
  const pains = map.cards.filter((card) => painLanes.has(card.lane));
  return (
    <>
      <header>
        <p className="grey">{t('The whole map')}</p>
        <h2>{t('What stands out')}</h2>
      </header>
      {pains.length > 0 ? (
        <ul className="findings">
          {pains.slice(0, 8).map((card) => (
            <PainLine key={card.id} card={card} />
          ))}
        </ul>
      ) : (
        <p className="soft">
          {t('No pains are noted yet. Select a cell, a stage or a card to see what is known about it.')}
        </p>
      )}
      <WholeFeelings />
      <MapAnswersSection />
      {map.personas.length > 0 ? (
        <section>
          <h3>{t('Who')}</h3>
          {map.personas.map((persona) => (
            <PersonaLines key={persona.id} persona={persona} />
          ))}
        </section>
      ) : null}
      <div className="panel-fields">
        <MapFields />
      </div>
      <OriginLines />
    </>
  );
}
