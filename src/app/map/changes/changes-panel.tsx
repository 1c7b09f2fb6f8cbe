/** What changed on the open map since a review: each line leads to its place. Signing off here makes it the next start. */
import { ArrowRight, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { JourneyMap } from '../../../map/map.ts';
import { SignOffForm } from '../../atlas/sign-off-form.tsx';
import { Bones } from '../../controls/bones.tsx';
import { Choose } from '../../controls/choose.tsx';
import { TroubleNote } from '../../controls/trouble-note.tsx';
import { t } from '../../language/t.ts';
import { useLiveState, useOpenMap } from '../desk-context.ts';
import type { Spot } from '../spots.ts';
import { changeGroups, howWords, type ChangeGroup, type ChangeLine } from './change-lines.ts';
import { useMapAt, useReviews, type Since } from './reviews.ts';

function Words({ line }: { line: ChangeLine }) {
  return (
    <>
      <span className={`change-how change-${line.how}`}>{howWords[line.how]}</span>
      <span className="change-name">{line.name}</span>
      {line.details.map((words) => (
        <span key={words} className="grey">
          {words}
        </span>
      ))}
    </>
  );
}

function Line({ line, jump }: { line: ChangeLine; jump: (spot: Spot) => void }) {
  const { spot } = line;
  if (!spot) {
    return (
      <li className="change">
        <Words line={line} />
      </li>
    );
  }
  return (
    <li>
      <button type="button" className="change change-jump" onClick={() => jump(spot)}>
        <Words line={line} />
        <ArrowRight size={14} aria-hidden />
      </button>
    </li>
  );
}

function Group({ group, jump }: { group: ChangeGroup; jump: (spot: Spot) => void }) {
  return (
    <section className="change-group">
      <h3>
        {group.title} <span className="grey">{group.lines.length}</span>
      </h3>
      <ul>
        {group.lines.map((line) => (
          <Line key={line.key} line={line} jump={jump} />
        ))}
      </ul>
    </section>
  );
}

function Changes({ before, map, jump }: { before: JourneyMap; map: JourneyMap; jump: (spot: Spot) => void }) {
  const groups = useMemo(() => changeGroups(before, map), [before, map]);
  const n = groups.reduce((sum, group) => sum + group.lines.length, 0);
  return (
    <>
      <output className="soft">{t('{n, plural, =0 {Nothing changed} one {# change} other {# changes}}', { n })}</output>
      {groups.map((group) => (
        <Group key={group.kind} group={group} jump={jump} />
      ))}
    </>
  );
}

function SinceChoice({ all, chosen, choose }: { all: readonly Since[]; chosen: Since; choose: (id: string) => void }) {
  if (all.length > 1) return <Choose label={t('Since')} choices={all} chosen={chosen.id} onChoose={choose} />;
  return <p>{t('Since {moment}', { moment: chosen.name })}</p>;
}

/** `jumped` is called after a jump, for those who show the panel over the map. */
export function ChangesPanel({ close, jumped }: { close: () => void; jumped?: () => void }) {
  const { desk, measured } = useOpenMap();
  const { saved } = useLiveState(desk);
  const { map } = measured;
  const all = useReviews(map, saved);
  const [wish, setWish] = useState<string>();
  const chosen = all?.find((one) => one.id === wish) ?? all?.[0];
  const before = useMapAt(map.id, chosen?.id);
  const jump = (spot: Spot): void => {
    desk.select(spot, true);
    jumped?.();
  };
  return (
    <div className="gaps changes">
      <header className="gaps-head">
        <h2>{t('What changed')}</h2>
        <Button className="button button-quiet button-icon" aria-label={t('Close the changes')} onPress={close}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      {chosen && all ? <SinceChoice all={all} chosen={chosen} choose={setWish} /> : null}
      {all === undefined || (chosen && before.isPending) ? (
        <Bones widths={['100%', '80%', '100%']} height={20} />
      ) : null}
      {before.error ? <TroubleNote error={before.error} /> : null}
      {before.data ? <Changes before={before.data} map={map} jump={jump} /> : null}
      {all?.length === 0 ? (
        <p>
          {t(
            'Nothing to compare with yet. When somebody signs the map off, or its first review is planned, it is kept as it stands; what changes after that shows here.',
          )}
        </p>
      ) : null}
      <SignOffForm map={map} heading={t('Reviewed?')} />
    </div>
  );
}
