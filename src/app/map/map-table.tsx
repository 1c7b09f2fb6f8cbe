/** The map as a plain table: one row a step, one column a lane, for reading, listening and copying. */
import type { JourneyMap, Lane } from '../../map/map.ts';
import { answers, columnsOf, shownLanes, type Column } from '../../render/reading.ts';
import { measureWords, valence } from '../../render/wording.ts';
import { scrolls } from '../controls/scrolls.ts';
import { useDeskState, useOpenMap } from './desk-context.ts';

function Cards({ lane, column }: { lane: Lane; column: Column }) {
  const { desk, measured } = useOpenMap();
  const { spot } = useDeskState(desk);
  const cards = measured.map.cards.filter((card) => card.lane === lane.id && card.step === column.step.id);
  if (cards.length === 0) return lane.kind === 'emotions' ? <span className="silent">not measured</span> : null;
  return (
    <ul>
      {cards.map((card) => (
        <li key={card.id}>
          <button
            type="button"
            className="table-card"
            aria-pressed={spot?.kind === 'card' && spot.id === card.id}
            onClick={() => desk.select({ kind: 'card', id: card.id })}
          >
            {card.text}
            {card.valence === undefined ? '' : ` ${valence(card.valence)}`}
          </button>
          {answers(measured, card.measures).map(({ ref, measure }) => (
            <span className="grey" key={ref.id}>
              {measureWords(ref.ask, measure)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function StageFigures({ column }: { column: Column }) {
  const { measured } = useOpenMap();
  return answers(measured, column.stage.measures).map(({ ref, measure }) => (
    <span className="grey" key={ref.id}>
      {measureWords(ref.ask, measure)}
    </span>
  ));
}

export function MapTable({ map }: { map: JourneyMap }) {
  const columns = columnsOf(map);
  const lanes = shownLanes(map);
  return (
    <section className="table-frame" aria-label="Table, scrolls both ways" {...scrolls}>
      <table className="map-table">
        <caption className="unseen">{map.title}</caption>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Step</th>
            {lanes.map((lane) => (
              <th scope="col" key={lane.id}>
                {lane.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const first = column.stage.steps[0] === column.step;
            return (
              <tr key={column.step.id} data-first={first || undefined}>
                {first ? (
                  <th scope="rowgroup" rowSpan={column.stage.steps.length}>
                    {column.stage.name}
                    <StageFigures column={column} />
                  </th>
                ) : null}
                <th scope="row">{column.step.name}</th>
                {lanes.map((lane) => (
                  <td key={lane.id}>
                    <Cards lane={lane} column={column} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
