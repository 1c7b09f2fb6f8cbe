/** One discovered journey in the overview: who, how far they come, whether they arrive, how long it takes. */
import { Button } from 'react-aria-components';
import { Link, useNavigate } from 'react-router';
import type { FoundJourney, MapSummary } from '../../server/api.ts';
import { useNotices } from '../controls/notices.tsx';
import { problemOf } from '../ask.ts';
import { useMakeMap } from '../queries.ts';
import { places } from '../shell/places.ts';
import { count, duration, many, percent, percentRange, qValue } from '../words.ts';
import { River, reachOf } from './river.tsx';

type Trait = FoundJourney['traits'][number];

/** "2.3 times as often" */
const times = (lift: number): string => `${lift < 10 ? lift.toFixed(1) : Math.round(lift)} times as often`;

function TraitLine({ trait }: { trait: Trait }) {
  return (
    <p>
      {trait.property.replaceAll('_', ' ')}: <strong>{trait.value}</strong> for {percent(trait.share)} of customers,{' '}
      {times(trait.lift)} as for everyone{' '}
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
  if (map) return <Link to={places.map(map.id)}>Open the map</Link>;
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
      {make.isPending ? 'Drawing the map…' : 'Draw the map'}
    </Button>
  );
}

function Goal({ journey }: { journey: FoundJourney }) {
  const { converted } = journey;
  if (!converted) return <p className="grey">no goal known</p>;
  if (converted.n < 10) return <p className="grey">fewer than 10 journeys</p>;
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
  if (spent.n === 0) return <p className="grey">not measured</p>;
  return (
    <p>
      <b className="figure">{duration(spent.median)}</b>
      <span className="grey">
        9 in 10 within
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
            {one.share === null ? '–' : percent(one.share)}
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
}) {
  const { source, journey, stages, map } = props;
  const trait = journey.traits[0];
  return (
    <li className={props.everyone ? 'journey journey-everyone' : 'journey'}>
      <div className="journey-who">
        <h2>{map ? <Link to={places.map(map.id)}>{journey.name}</Link> : journey.name}</h2>
        <p>
          <strong>{percent(journey.share)}</strong>{' '}
          <span className="soft">
            {many(journey.journeys, 'journey')} of {many(journey.customers, 'customer')}
          </span>
        </p>
      </div>
      <Reach journey={journey} stages={stages} />
      <div className="journey-goal" data-label="Reached the goal">
        <Goal journey={journey} />
      </div>
      <div className="journey-takes" data-label="Takes">
        <Takes journey={journey} />
      </div>
      <div className="journey-trait">
        {trait && !props.everyone ? <TraitLine trait={trait} /> : null}
        <p className="journey-links">
          <MapLink source={source} journey={journey} map={map} />
          <Link to={places.paths(source, props.everyone ? undefined : journey.id)}>See the paths</Link>
        </p>
      </div>
    </li>
  );
}
