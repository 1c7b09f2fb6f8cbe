/** The moves between touchpoints as a drawing: nodes are buttons, the width of a line is how often it is walked. */
import { memo, useMemo } from 'react';
import type { Graph } from '../../server/api.ts';
import { scrolls } from '../controls/scrolls.ts';
import { compact, duration } from '../words.ts';
import {
  endCode,
  layGraph,
  nodeHeight,
  nodeWidth,
  pathOf,
  pointOn,
  startCode,
  type GraphEdge,
  type LaidEdge,
  type LaidNode,
  type StageOrder,
} from './graph-layout.ts';

/** What is looked at: a touchpoint with all its moves, or one move. */
export type Look = { readonly node: number } | { readonly from: number; readonly to: number };

function touches(look: Look | undefined, { edge }: LaidEdge): boolean {
  if (!look) return false;
  if ('node' in look) return edge.from === look.node || edge.to === look.node;
  return edge.from === look.from && edge.to === look.to;
}

/** "5,455 · 49 min": how often a move is made and how long it takes in the middle. */
function moveWords({ count, medianSeconds, from, to }: GraphEdge): string {
  const timed = from !== startCode && to !== endCode;
  return timed ? `${compact(count)} · ${duration(medianSeconds)}` : compact(count);
}

function EdgeLabel({ laid }: { laid: LaidEdge }) {
  const { x, y } = pointOn(laid.curve, 0.5);
  return (
    <text className="edge-label" x={x} y={y - laid.width / 2 - 4}>
      {moveWords(laid.edge)}
    </text>
  );
}

/** What a touchpoint says under its name: how often it occurs, or its move from or to the one that is looked at. */
function NodeFigure({ node, looked }: { node: LaidNode; looked: readonly LaidEdge[] }) {
  const after = looked.find(({ edge }) => edge.to === node.code)?.edge;
  const before = looked.find(({ edge }) => edge.from === node.code)?.edge;
  if (after) return <span className="node-move">then {moveWords(after)}</span>;
  if (before) return <span className="node-move">before {moveWords(before)}</span>;
  return node.code < 0 ? null : <span className="grey">{compact(node.count)} times</span>;
}

export const GraphPicture = memo(function GraphPicture(props: {
  graph: Graph;
  stages: readonly StageOrder[];
  look: Look | undefined;
  onLook: (look: Look | undefined) => void;
}) {
  const { graph, stages, look, onLook } = props;
  const laid = useMemo(() => layGraph(graph, stages), [graph, stages]);
  const looked = laid.edges.filter((edge) => touches(look, edge));
  return (
    <section className="graph-frame" aria-label="Moves between touchpoints, scrolls both ways" {...scrolls}>
      <div className="graph" data-looking={look ? '' : undefined} style={{ width: laid.width, height: laid.height }}>
        {laid.stages.map((stage) => (
          <h3 key={stage.name} style={{ left: stage.x, width: stage.width }}>
            {stage.name}
          </h3>
        ))}
        <svg width={laid.width} height={laid.height} aria-hidden>
          {laid.edges.map((edge) => (
            <g key={`${edge.edge.from} ${edge.edge.to}`} className={touches(look, edge) ? 'edge edge-looked' : 'edge'}>
              <path d={pathOf(edge.curve)} strokeWidth={edge.width} data-back={edge.back || undefined} />
              <path
                className="edge-reach"
                d={pathOf(edge.curve)}
                onPointerEnter={() => onLook({ from: edge.edge.from, to: edge.edge.to })}
              />
            </g>
          ))}
          {look && 'from' in look
            ? looked.map((edge) => <EdgeLabel key={`${edge.edge.from} ${edge.edge.to}`} laid={edge} />)
            : null}
        </svg>
        {laid.nodes.map((node) => (
          <button
            key={node.code}
            type="button"
            className="graph-node"
            data-end={node.code < 0 || undefined}
            aria-pressed={look !== undefined && 'node' in look && look.node === node.code}
            style={{ left: node.x, top: node.y, width: nodeWidth, height: nodeHeight }}
            onFocus={() => onLook({ node: node.code })}
            onPointerEnter={() => onLook({ node: node.code })}
            onClick={() => onLook({ node: node.code })}
          >
            <span className="node-name">{node.name}</span>
            <NodeFigure node={node} looked={look && 'node' in look && look.node !== node.code ? looked : []} />
          </button>
        ))}
      </div>
    </section>
  );
});
