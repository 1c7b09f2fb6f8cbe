/** A drawing of the render room on the page: the same primitives as the files, with records that can be selected. */
import { createContext, Fragment, memo, use } from 'react';
import { palette, type PaintName } from '../../render/palette.ts';
import type { GroupItem, ImageItem, Item, Scene, TextItem } from '../../render/scene.ts';
import { printPath, tipWords } from '../../render/svg.ts';
import { inOwnDirection } from '../../render/text.ts';

interface Drawn {
  readonly theme: Scene['theme'];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (record: string) => void;
}

/** A drawing whose parts can be selected is a group of them, not one picture. */
const asGroup = { role: 'group' } as const;

const DrawnContext = createContext<Drawn>({ theme: 'light', selected: new Set(), onSelect: () => undefined });

const faces = { sans: 'var(--text)', serif: 'var(--title)' } as const;

function usePainted(item: Exclude<Item, GroupItem | TextItem | ImageItem>) {
  const { theme } = use(DrawnContext);
  const paint = (name: PaintName | undefined): string => (name ? palette[theme][name] : 'none');
  return {
    fill: paint(item.fill),
    stroke: paint(item.stroke),
    strokeWidth: item.stroke ? (item.strokeWidth ?? 1) : undefined,
    strokeDasharray: item.dash?.join(' '),
    opacity: item.opacity,
  };
}

function Shape({ item }: { item: Exclude<Item, GroupItem | TextItem | ImageItem> }) {
  const painted = usePainted(item);
  if (item.kind === 'rect') {
    return <rect x={item.x} y={item.y} width={item.width} height={item.height} rx={item.radius} {...painted} />;
  }
  if (item.kind === 'line') return <line x1={item.x1} y1={item.y1} x2={item.x2} y2={item.y2} {...painted} />;
  if (item.kind === 'circle') return <circle cx={item.cx} cy={item.cy} r={item.r} {...painted} />;
  const ends = item.round ? ({ strokeLinejoin: 'round', strokeLinecap: 'round' } as const) : {};
  return <path d={printPath(item.steps)} {...painted} {...ends} />;
}

function Words({ item }: { item: TextItem }) {
  const { theme } = use(DrawnContext);
  return (
    <text
      x={item.x}
      y={item.y}
      fontFamily={faces[item.face ?? 'sans']}
      fontSize={item.size}
      fontWeight={item.weight ?? 400}
      fontStyle={item.italic ? 'italic' : undefined}
      textAnchor={item.anchor}
      fill={palette[theme][item.fill]}
      transform={item.rotate ? `rotate(${item.rotate} ${item.x} ${item.y})` : undefined}
    >
      {inOwnDirection(item.text)}
    </text>
  );
}

function wordsIn(item: GroupItem): string {
  const words = item.items.map((one) => (one.kind === 'text' ? one.text : one.kind === 'group' ? wordsIn(one) : ''));
  return words.filter(Boolean).join(' ');
}

/** What is seen, then the evidence behind it. */
function heard(item: GroupItem): string {
  const evidence = item.tip ? tipWords(item.tip) : (item.label ?? '');
  return [wordsIn(item), evidence].filter(Boolean).join('. ') || item.role;
}

function Record({ item, record }: { item: GroupItem; record: string }) {
  const { selected, onSelect } = use(DrawnContext);
  return (
    <a
      className="record"
      href={`#${record}`}
      data-record={record}
      data-role={item.role}
      aria-current={selected.has(record)}
      aria-label={heard(item)}
      onClick={(event) => {
        event.preventDefault();
        onSelect(record);
      }}
    >
      {item.tip ? <title>{tipWords(item.tip)}</title> : null}
      {item.box ? (
        <rect
          className="record-frame"
          x={item.box.x - 3}
          y={item.box.y - 3}
          width={item.box.width + 6}
          height={item.box.height + 6}
          rx={8}
        />
      ) : null}
      <Items items={item.items} />
    </a>
  );
}

/** Groups that hold others with records are no single thing to select. */
const holdsRecords = (item: GroupItem): boolean =>
  item.items.some((one) => one.kind === 'group' && (one.record !== undefined || holdsRecords(one)));

function Items({ items }: { items: readonly Item[] }) {
  return items.map((item, index) => {
    // A scene is drawn anew as a whole; its items have no other name than their place.
    const key = `${index}`;
    if (item.kind === 'text') {
      // The space parts the lines of a text for those who listen; nobody sees it.
      return (
        <Fragment key={key}>
          <Words item={item} />{' '}
        </Fragment>
      );
    }
    if (item.kind === 'image') {
      const { x, y, width, height } = item;
      return (
        <image key={key} {...{ x, y, width, height }} href={item.href} preserveAspectRatio="xMidYMid slice">
          <title>{item.alt}</title>
        </image>
      );
    }
    if (item.kind !== 'group') return <Shape key={key} item={item} />;
    if (item.record !== undefined && !holdsRecords(item)) return <Record key={key} item={item} record={item.record} />;
    return (
      <g key={key}>
        <Items items={item.items} />
      </g>
    );
  });
}

/** Parts of a drawing inside another picture; nothing of them can be selected. */
export function ScenePieces({ items, theme }: { items: readonly Item[]; theme: Scene['theme'] }) {
  return (
    <DrawnContext value={{ theme, selected: nobody, onSelect: () => undefined }}>
      <Items items={items.map(unlinked)} />
    </DrawnContext>
  );
}

const nobody: ReadonlySet<string> = new Set();

function unlinked(item: Item): Item {
  if (item.kind !== 'group') return item;
  const { record, ...rest } = item;
  void record;
  return rest;
}

export const SceneView = memo(function SceneView(props: {
  scene: Scene;
  zoom: number;
  selected: ReadonlySet<string>;
  onSelect: (record: string) => void;
}) {
  const { scene, zoom, selected, onSelect } = props;
  return (
    <DrawnContext value={{ theme: scene.theme, selected, onSelect }}>
      <svg
        className="scene"
        {...asGroup}
        aria-label={`${scene.title}. ${scene.desc}`}
        viewBox={`0 0 ${scene.width} ${scene.height}`}
        width={scene.width * zoom}
        height={scene.height * zoom}
      >
        <Items items={scene.items} />
      </svg>
    </DrawnContext>
  );
});
