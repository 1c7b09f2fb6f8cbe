/** One discovered journey in the overview: who, how far they come, whether they arrive, how long it takes. */
import { Button } from 'react-aria-components';
import { Link, useNavigate } from 'react-router';
import type { FoundJourney, MapSummary } from '../../server/api.ts';
import { useNotices } from '../controls/notices.tsx';
import { problemOf } from '../ask.ts';
import { useMakeMap } from '../queries.ts';
import { places } from '../shell/places.ts';
import { count, duration, percent, percentRange, qValue, sizeWords } from '../words.ts';
import { PathLine } from './path-line.tsx';
import { River, reachOf, reachWords } from './river.tsx';
import { t } from '../language/t.ts';
import { rich } from '../language/rich.tsx';
import { figure } from '../../render/wording.ts';

type Trait = FoundJourney['traits'][number];

/** "2.3" times as often. */
const times = (lift: number): string => (lift < 10 ? figure(lift, 1) : figure(Math.round(lift)));

function TraitLine({ trait }: { trait: Trait }) {
  return (
    <p>
      {rich('{property}: <b>{value}</b> for {share} of customers, {times} times as often as for everyone', {
        property: trait.property.replaceAll('_', ' '),
        value: trait.value,
        share: percent(trait.share),
        times: times(trait.lift),
      })}{' '}
      <span className="grey">
        n {count(trait.n)} · {qValue(trait.pAdjusted)}
      </span>
    </p>
  );
}

function MapLink({ source, journey, map }: { source: string; journey: FoundJourney; map: MapSummary | undefined }) {
  const make = useMakeMap();
  const navigate = useNavigate();
  const tell = useNotices();
  if (map) return <Link to={places.map(map.id)}>{t('Open the map')}</Link>;
  const press = (): void => {
    make.mutate(
      { source, journey: journey.id },
      {
        onSuccess: (made) => void navigate(places.map(made.id)),
        onError: (error) => tell(problemOf(error).title),
      },
    );
  };
  return (
    <Button className="link-button" isDisabled={make.isPending} onPress={press}>
      {make.isPending ? t('Drawing the map…') : t('Draw the map')}
    </Button>
  );
}

function Goal({ journey }: { journey: FoundJourney }) {
  const { converted } = journey;
  if (converted === undefined) return <p className="grey">{t('no goal known')}</p>;
  if (converted === null) return <p className="grey">{t('too few to show')}</p>;
  return (
    <p>
      <b className="figure">{percent(converted.hits / converted.n)}</b>
      <span className="grey">
        {percentRange(converted.low, converted.high)}
        <br />n {count(converted.n)}
      </span>
    </p>
  );
}

function Takes({ journey }: { journey: FoundJourney }) {
  const { duration: spent } = journey;
  if (spent === null) return <p className="grey">{t('too few to show')}</p>;
  return (
    <p>
      <b className="figure">{duration(spent.median)}</b>
      <span className="grey">
        {t('9 in 10 within')}
        <br />
        {duration(spent.p90)}
      </span>
    </p>
  );
}

function Reach({ journey, stages }: { journey: FoundJourney; stages: readonly string[] }) {
  const painful = new Set(journey.pains.filter((pain) => pain.kind === 'drop-off').map((pain) => pain.stage));
  return (
    <div className="reach">
      <River journey={journey} stages={stages} />
      <ol aria-hidden style={{ gridTemplateColumns: `repeat(${stages.length}, minmax(0, 1fr))` }}>
        {reachOf(journey, stages.length).map((one) => (
          <li key={one.stage} {...(painful.has(one.stage) ? { className: 'pain-word' } : {})}>
            <span className="reach-stage">{stages[one.stage]}</span>
            {one.share === null ? (one.nearly ? reachWords(one) : '–') : percent(one.share)}
          </li>
        ))}
      </ol>
    </div>
  );
}

export function JourneyRow(props: {
  source: string;
  journey: FoundJourney;
  stages: readonly string[];
  map: MapSummary | undefined;
  everyone?: boolean;
  named: (touchpoint: number) => string;
  /** There is another journey to set beside it. */
  comparable?: boolean;
}) {
  const { source, journey, stages, map } = props;
  const trait = journey.traits[0];
  const name = props.everyone ? t('All journeys') : journey.name;
  return (
    <li className={props.everyone ? 'journey journey-everyone' : 'journey'}>
      <div className="journey-who">
        <h2>{map ? <Link to={places.map(map.id)}>{name}</Link> : name}</h2>
        <p>
          {journey.share === null ? null : <strong>{percent(journey.share)} </strong>}
          <span className="soft">{sizeWords(journey)}</span>
        </p>
      </div>
      <Reach journey={journey} stages={stages} />
      <div className="journey-goal" data-label={t('Reached the goal')}>
        <Goal journey={journey} />
      </div>
      <div className="journey-takes" data-label={t('Takes')}>
        <Takes journey={journey} />
      </div>
      <div className="journey-trait">
        {trait && !props.everyone ? <TraitLine trait={trait} /> : null}
        <PathLine journey={journey} named={props.named} />
        <p className="journey-links">
          <MapLink source={source} journey={journey} map={map} />
          <Link to={places.paths(source, props.everyone ? undefined : journey.id)}>{t('See the paths')}</Link>
          {props.comparable ? <Link to={places.compare(source, journey.id)}>{t('Compare')}</Link> : null}
        </p>
      </div>
    </li>
  );
}
