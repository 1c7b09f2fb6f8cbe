/** The three lines of the blueprint: which lane each runs below, set and taken away in one place. */
import { Rows3, Trash2 } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { newId } from '../../lib/ids.ts';
import { lineKinds, type BlueprintLine } from '../../map/map.ts';
import { blueprintRows, lineTitles, type LineKind } from '../../render/blueprint-bands.ts';
import { Choose } from '../controls/choose.tsx';
import { t } from '../language/t.ts';
import { useOpenMap } from '../map/desk-context.ts';

/** The lane a line would usually run below: the last shown before it on the drawing. */
function usualPlace(
  rows: ReturnType<typeof blueprintRows>,
  kind: LineKind,
  lanes: readonly { id: string }[],
): string | undefined {
  const at = rows.findIndex((row) => row.kind === 'line' && row.line === kind);
  const above = rows.slice(0, Math.max(0, at)).findLast((row) => row.kind === 'lane');
  return above?.kind === 'lane' ? above.lane.id : lanes[0]?.id;
}

function LineRow({ kind, line }: { kind: LineKind; line: BlueprintLine }) {
  const { desk, measured } = useOpenMap();
  const lanes = measured.map.lanes.map((lane) => ({ id: lane.id, name: lane.name }));
  return (
    <div className="line-row">
      <Choose
        label={t('{line} runs below', { line: t(lineTitles[kind]) })}
        choices={lanes}
        chosen={line.below}
        onChoose={(below) => below !== line.below && desk.run({ verb: 'move-line', id: line.id, below })}
      />
      <Button
        className="button button-icon button-quiet"
        aria-label={t('Delete the {line}', { line: t(lineTitles[kind]) })}
        onPress={() => desk.run({ verb: 'delete-line', id: line.id })}
      >
        <Trash2 size={14} aria-hidden />
      </Button>
    </div>
  );
}

export function BlueprintLines() {
  const { desk, measured } = useOpenMap();
  const { map } = measured;
  const rows = blueprintRows(map);
  const lines = map.lines ?? [];
  const missing = lineKinds.filter((kind) => !lines.some((line) => line.kind === kind));
  const add = (kinds: readonly LineKind[]): void => {
    const edits = kinds.flatMap((kind) => {
      const below = usualPlace(rows, kind, map.lanes);
      return below === undefined ? [] : [{ verb: 'add-line' as const, id: newId('line'), kind, below }];
    });
    desk.run(...edits);
  };
  return (
    <DialogTrigger>
      <Button className="button">
        <Rows3 size={15} aria-hidden /> {t('Lines')}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="pick" aria-label={t('Lines of the blueprint')}>
          {lines.length === 0 ? (
            <p className="soft">
              {t('The lines stand where they usually run. Set them to move each where your service parts.')}
            </p>
          ) : null}
          {lineKinds.flatMap((kind) =>
            lines.filter((line) => line.kind === kind).map((line) => <LineRow key={line.id} kind={kind} line={line} />),
          )}
          {lines.length === 0 && map.lanes.length > 0 ? (
            <Button className="button" onPress={() => add(lineKinds)}>
              {t('Set all three')}
            </Button>
          ) : (
            missing.map((kind) => (
              <Button key={kind} className="button" onPress={() => add([kind])}>
                {t('Add the {line}', { line: t(lineTitles[kind]) })}
              </Button>
            ))
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
