/** The same moves in words: beside the drawing for what is looked at, and as a whole list. */
import { Link, useParams } from 'react-router';
import type { Graph } from '../../server/api.ts';
import { count, duration, many } from '../words.ts';
import { endCode, startCode, type GraphEdge } from './graph-layout.ts';
import type { Look } from './graph-picture.tsx';
import { t } from '../language/t.ts';
import { places } from '../shell/places.ts';

export function nameIn(graph: Graph, code: number): string {
  if (code === startCode) return t('Start');
  if (code === endCode) return t('End');
  return graph.nodes.find((node) => node.code === code)?.name ?? t('Unknown');
}

const byCount = (a: GraphEdge, b: GraphEdge): number => b.count - a.count || a.from - b.from || a.to - b.to;

/** Start and End stand beside what was logged, so no time passes to or from them. */
const timed = (edge: GraphEdge): boolean => edge.from !== startCode && edge.to !== endCode;

/** Rounded numbers say so. */
const oftenWords = ({ about }: GraphEdge, number: number): string =>
  about ? t('about {n}', { n: count(number) }) : count(number);

function MoveLine({ name, edge }: { name: string; edge: GraphEdge }) {
  return (
    <li>
      <span>{name}</span>
      <span className="right">{oftenWords(edge, edge.count)}</span>
      {timed(edge) ? (
        <span className="grey">
          half within {duration(edge.medianSeconds)}, 9 in 10 within {duration(edge.p90Seconds)}
        </span>
      ) : null}
    </li>
  );
}

function NodeWords({ graph, code }: { graph: Graph; code: number }) {
  const source = useParams().source ?? '';
  const node = graph.nodes.find((one) => one.code === code);
  const after = graph.edges.filter((edge) => edge.from === code).sort(byCount);
  const before = graph.edges.filter((edge) => edge.to === code).sort(byCount);
  return (
    <>
      <header>
        <p className="grey">{node?.channel ?? 'Journeys'}</p>
        <h2>{nameIn(graph, code)}</h2>
        {node ? (
          <p className="soft">
            {node.count === null || node.journeys === null
              ? t('too few to show')
              : t(
                  '{times, plural, one {# time} other {# times}} in {journeys, plural, one {# journey} other {# journeys}}',
                  { times: node.count, journeys: node.journeys },
                )}{' '}
            <Link to={places.touchpoint(source, node.name)}>{t('All about it')}</Link>
          </p>
        ) : null}
      </header>
      {after.length > 0 ? (
        <section>
          <h3>{code === startCode ? t('Journeys start with') : t('Right after it')}</h3>
          <ul className="moves">
            {after.map((edge) => (
              <MoveLine key={edge.to} name={nameIn(graph, edge.to)} edge={edge} />
            ))}
          </ul>
        </section>
      ) : null}
      {before.length > 0 ? (
        <section>
          <h3>{code === endCode ? t('Journeys end with') : t('Right before it')}</h3>
          <ul className="moves">
            {before.map((edge) => (
              <MoveLine key={edge.from} name={nameIn(graph, edge.from)} edge={edge} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function EdgeWords({ graph, edge }: { graph: Graph; edge: GraphEdge }) {
  return (
    <>
      <header>
        <p className="grey">{t('Move')}</p>
        <h2>
          {nameIn(graph, edge.from)} → {nameIn(graph, edge.to)}
        </h2>
      </header>
      <p>
        <strong>{edge.about ? t('about {n}', { n: many(edge.count, 'time') }) : many(edge.count, 'time')}</strong> by{' '}
        {many(edge.customers, 'customer')}.
      </p>
      {timed(edge) ? (
        <p>
          Half of them within <strong>{duration(edge.medianSeconds)}</strong>, nine in ten within{' '}
          {duration(edge.p90Seconds)}.
        </p>
      ) : null}
    </>
  );
}

export function LookWords({ graph, look }: { graph: Graph; look: Look }) {
  if ('node' in look) return <NodeWords graph={graph} code={look.node} />;
  const edge = graph.edges.find((one) => one.from === look.from && one.to === look.to);
  return edge ? <EdgeWords graph={graph} edge={edge} /> : null;
}

export function GraphList({ graph }: { graph: Graph }) {
  return (
    <table className="plain-table">
      <caption className="unseen">{t('Moves between touchpoints, most frequent first')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('From')}</th>
          <th scope="col">{t('To')}</th>
          <th scope="col" className="right">
            {t('Times')}
          </th>
          <th scope="col" className="right wide-only">
            {t('Customers')}
          </th>
          <th scope="col" className="right">
            {t('Half within')}
          </th>
          <th scope="col" className="right wide-only">
            {t('9 in 10 within')}
          </th>
        </tr>
      </thead>
      <tbody>
        {graph.edges.toSorted(byCount).map((edge) => (
          <tr key={`${edge.from} ${edge.to}`}>
            <td>{nameIn(graph, edge.from)}</td>
            <td>{nameIn(graph, edge.to)}</td>
            <td className="right">{oftenWords(edge, edge.count)}</td>
            <td className="right wide-only">{oftenWords(edge, edge.customers)}</td>
            <td className="right">{timed(edge) ? duration(edge.medianSeconds) : '–'}</td>
            <td className="right wide-only">{timed(edge) ? duration(edge.p90Seconds) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
