/** The moves between touchpoints as a drawing: nodes are buttons, the width of a line is how often it is walked. */
import { memo, useMemo, useRef, useState } from 'react';
import type { Graph } from '../../server/api.ts';
import { scrolls } from '../controls/scrolls.ts';
import { useGestures, useWidth, useZoom, ZoomButtons } from '../controls/zoom.tsx';
import { count as inWords, duration, many } from '../words.ts';
import {
  endCode,
  layGraph,
  nodeHeight,
  pathOf,
  pointOn,
  startCode,
  type GraphEdge,
  type LaidEdge,
  type LaidGraph,
  type LaidNode,
  type StageOrder,
} from './graph-layout.ts';
import { t } from '../language/t.ts';

/** What is looked at: a touchpoint with all its moves, or one move. */
export type Look = { readonly node: number } | { readonly from: number; readonly to: number };

function touches(look: Look | undefined, { edge }: LaidEdge): boolean {
  if (!look) return false;
  if ('node' in look) return edge.from === look.node || edge.to === look.node;
  return edge.from === look.from && edge.to === look.to;
}

/** "5,455 · 49 min": how often a move is made and how long it takes in the middle. */
function moveWords({ count, about, medianSeconds, from, to }: GraphEdge): string {
  const timed = from !== startCode && to !== endCode;
  const often = about ? t('about {n}', { n: inWords(count) }) : inWords(count);
  return timed ? `${often} · ${duration(medianSeconds)}` : often;
}

function EdgeLabel({ laid }: { laid: LaidEdge }) {
  // In the space before the first column it passes, where no touchpoint stands.
  const first = laid.curves[0];
  if (!first) return null;
  const { x, y } = pointOn(first, 0.5);
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
  if (after) return <span className="node-move">→ {moveWords(after)}</span>;
  if (before) return <span className="node-move">{moveWords(before)} →</span>;
  return node.code < 0 || node.count === null ? null : <span className="grey">{many(node.count, 'time')}</span>;
}

interface Seen {
  readonly laid: LaidGraph;
  /** What is pointed at, or else what is selected. */
  readonly look: Look | undefined;
  /** Held by a press or by the keyboard. */
  readonly selected: Look | undefined;
  readonly onPoint: (look: Look | undefined) => void;
  readonly onLook: (look: Look | undefined) => void;
}

function Edges({ laid, look, onPoint, onLook }: Seen) {
  return (
    <svg width={laid.width} height={laid.height} aria-hidden>
      {laid.edges.map((edge) => {
        const own = { from: edge.edge.from, to: edge.edge.to };
        return (
          <g key={`${own.from} ${own.to}`} className={touches(look, edge) ? 'edge edge-looked' : 'edge'}>
            <path d={pathOf(edge.curves)} strokeWidth={edge.width} data-back={edge.back || undefined} />
            <path
              className="edge-reach"
              d={pathOf(edge.curves)}
              onPointerEnter={() => onPoint(own)}
              onPointerLeave={() => onPoint(undefined)}
              onClick={() => onLook(own)}
            />
          </g>
        );
      })}
      {look && 'from' in look
        ? laid.edges
            .filter((edge) => touches(look, edge))
            .map((edge) => <EdgeLabel key={`${edge.edge.from} ${edge.edge.to}`} laid={edge} />)
        : null}
    </svg>
  );
}

function Nodes({ laid, look, selected, onPoint, onLook }: Seen) {
  const looked = laid.edges.filter((edge) => touches(look, edge));
  return laid.nodes.map((node) => (
    <button
      key={node.code}
      type="button"
      className="graph-node"
      title={node.name}
      data-end={node.code < 0 || undefined}
      aria-pressed={selected !== undefined && 'node' in selected && selected.node === node.code}
      style={{ left: node.x, top: node.y, width: node.width, height: nodeHeight }}
      onFocus={() => onLook({ node: node.code })}
      onPointerEnter={() => onPoint({ node: node.code })}
      onPointerLeave={() => onPoint(undefined)}
      onClick={() => onLook({ node: node.code })}
    >
      <span className="node-name">{node.name}</span>
      <NodeFigure node={node} looked={look && 'node' in look && look.node !== node.code ? looked : []} />
    </button>
  ));
}

/** The drawing reaches from edge to edge of the page, and is never so small that it cannot be read. */
const fitted = (room: number, width: number): number => Math.min(1, Math.max(0.75, room / Math.max(1, width)));

export const GraphPicture = memo(function GraphPicture(props: {
  graph: Graph;
  stages: readonly StageOrder[];
  look: Look | undefined;
  onLook: (look: Look | undefined) => void;
}) {
  const { graph, stages, look, onLook } = props;
  const frame = useRef<HTMLElement>(null);
  const room = useWidth(frame);
  const [pointed, onPoint] = useState<Look>();
  const laid = useMemo(() => layGraph(graph, stages, room), [graph, stages, room]);
  const zoom = useZoom(fitted(room, laid.width));
  useGestures(frame, zoom.by);
  const seen = { laid, look: pointed ?? look, selected: look, onPoint, onLook };
  const scale = zoom.zoom;
  return (
    <div className="graph-place">
      <section
        className="graph-frame"
        ref={frame}
        aria-label={t('Moves between touchpoints, scrolls both ways')}
        {...scrolls}
      >
        <div className="graph-room" style={{ width: laid.width * scale, height: laid.height * scale }}>
          <div
            className="graph"
            data-looking={seen.look ? '' : undefined}
            style={{ width: laid.width, height: laid.height, transform: `scale(${scale})` }}
          >
            {laid.stages.map((stage) => (
              <h3 key={stage.x} title={stage.name} style={{ left: stage.x, width: stage.width }}>
                {stage.name}
              </h3>
            ))}
            <Edges {...seen} />
            <Nodes {...seen} />
          </div>
        </div>
      </section>
      <ZoomButtons zoom={zoom} />
    </div>
  );
});
