/** The moves between touchpoints as a drawing: nodes are buttons, the width of a line is how often it is walked. */
import { memo, useMemo } from 'react';
import type { Graph } from '../../server/api.ts';
import { scrolls } from '../controls/scrolls.ts';
import { compact, duration } from '../words.ts';
import { layGraph, nodeHeight, pathOf, pointOn, nodeWidth, type LaidEdge, type StageOrder } from './graph-layout.ts';

/** What is looked at: a touchpoint with all its moves, or one move. */
export type Look = { readonly node: number } | { readonly from: number; readonly to: number };

function touches(look: Look | undefined, { edge }: LaidEdge): boolean {
  if (!look) return false;
  if ('node' in look) return edge.from === look.node || edge.to === look.node;
  return edge.from === look.from && edge.to === look.to;
}

/** Close to the far end when a touchpoint is looked at, so that the labels of its moves stand apart. */
function labelPlace(look: Look | undefined, { edge, curve }: LaidEdge): { x: number; y: number } {
  if (!look || !('node' in look) || edge.from === edge.to) return pointOn(curve, 0.5);
  return pointOn(curve, look.node === edge.from ? 0.72 : 0.28);
}

function EdgeLabel({ laid, look }: { laid: LaidEdge; look: Look | undefined }) {
  const { count, medianSeconds, to } = laid.edge;
  const time = to === -2 || medianSeconds === 0 ? '' : ` · ${duration(medianSeconds)}`;
  const { x, y } = labelPlace(look, laid);
  return (
    <text className="edge-label" x={x} y={y - laid.width / 2 - 4}>
      {compact(count)}
      {time}
    </text>
  );
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
          {looked.map((edge) => (
            <EdgeLabel key={`${edge.edge.from} ${edge.edge.to}`} laid={edge} look={look} />
          ))}
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
            {node.code < 0 ? null : <span className="grey">{compact(node.count)} times</span>}
          </button>
        ))}
      </div>
    </section>
  );
});
