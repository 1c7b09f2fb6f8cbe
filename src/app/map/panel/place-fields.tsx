/** What people say of a stage, a step and a lane. */
import type { Lane, Stage, Step } from '../../../map/map.ts';
import { lineKinds, type BlueprintLine } from '../../../map/map.ts';
import { newId } from '../../../lib/ids.ts';
import { Link } from 'react-router';
import { durationWords, parseDuration } from '../../durations.ts';
import { t } from '../../language/t.ts';
import { useWorkspace } from '../../queries.ts';
import { useOpenMap } from '../desk-context.ts';
import { useOwners } from './card-fields.tsx';
import { CheckField, ChooseField, TextField } from './fields.tsx';
import { extractRefused } from '../sub-journey.ts';

const orNull = (words: string): string | null => (words === '' ? null : words);

/** "3 d", "20 min": how long, as people say it. */
function TimeField(props: { label: string; seconds: number | undefined; keep: (seconds: number | null) => void }) {
  const { desk } = useOpenMap();
  return (
    <TextField
      label={props.label}
      value={props.seconds === undefined ? '' : durationWords(props.seconds)}
      placeholder={t('20 min, 3 days')}
      keep={(words) => {
        const seconds = words === '' ? null : parseDuration(words, 60);
        if (seconds === undefined)
          desk.notify(t('“{words}” is no time. Write it like 20 min, 2 h or 3 days.', { words }));
        else props.keep(seconds);
      }}
    />
  );
}

function SubJourney({ of, keep }: { of: string | undefined; keep: (map: string | null) => void }) {
  const { measured } = useOpenMap();
  const maps = useWorkspace().data?.maps.filter((one) => one.id !== measured.map.id) ?? [];
  const known = of === undefined || maps.some((one) => one.id === of);
  return (
    <>
      <ChooseField
        label={t('Shown in detail by the map')}
        value={of}
        none={t('none')}
        choices={[
          ...maps.map(({ id, title }) => ({ id, name: title })),
          ...(known ? [] : [{ id: of ?? '', name: t('a map that is not here') }]),
        ]}
        keep={keep}
      />
      {of !== undefined && known ? <Link to={`/maps/${of}`}>{t('Open that map')}</Link> : null}
    </>
  );
}

export function StageFields({ stage }: { stage: Stage }) {
  const { desk, measured } = useOpenMap();
  const owners = useOwners();
  const [only, ...others] = stage.steps;
  // Its step has no head of its own to select.
  const undivided = others.length === 0 && only?.name === stage.name ? only : undefined;
  return (
    <section>
      <h3>{t('Set by people')}</h3>
      <TextField
        label={t('Who owns this stage')}
        value={stage.owner ?? ''}
        placeholder={t('nobody')}
        list={owners}
        keep={(owner) => desk.run({ verb: 'edit-stage', id: stage.id, owner: orNull(owner) })}
        wanting={stage.owner ? undefined : t('Nobody owns this stage.')}
      />
      {undivided ? <StepSaid step={undivided} /> : null}
      <SubJourney
        of={stage.subJourney}
        keep={(subJourney) => desk.run({ verb: 'edit-stage', id: stage.id, subJourney })}
      />
      {stage.subJourney === undefined ? (
        <button
          type="button"
          className="button"
          disabled={extractRefused(desk, stage) !== undefined}
          onClick={() => desk.subs.extract(desk, measured.map.id, stage.id)}
        >
          {t('Extract to a sub-journey')}
        </button>
      ) : null}
    </section>
  );
}

/** What is said of a step: how long it takes, and whether customers make up their mind there. */
function StepSaid({ step }: { step: Step }) {
  const { desk } = useOpenMap();
  const set = (changes: object): void => {
    desk.run({ verb: 'edit-step', id: step.id, ...changes });
  };
  return (
    <>
      <div className="field-pair">
        <TimeField label={t('Takes')} seconds={step.takes} keep={(takes) => set({ takes })} />
        <TimeField label={t('Wait before it')} seconds={step.waitBefore} keep={(waitBefore) => set({ waitBefore })} />
      </div>
      <CheckField
        label={t('A moment of truth')}
        checked={step.momentOfTruth === true}
        keep={(on) => set({ momentOfTruth: on ? true : null })}
      />
    </>
  );
}

export function StepFields({ step }: { step: Step }) {
  const { desk } = useOpenMap();
  return (
    <section>
      <h3>{t('Set by people')}</h3>
      <StepSaid step={step} />
      <SubJourney
        of={step.subJourney}
        keep={(subJourney) => desk.run({ verb: 'edit-step', id: step.id, subJourney })}
      />
    </section>
  );
}

const lineNames: Readonly<Record<BlueprintLine['kind'], string>> = {
  interaction: 'Line of interaction below it',
  visibility: 'Line of visibility below it',
  'internal-interaction': 'Line of internal interaction below it',
};

export function LaneFields({ lane }: { lane: Lane }) {
  const { desk, measured } = useOpenMap();
  const { personas, lines = [] } = measured.map;
  const set = (changes: object): void => {
    desk.run({ verb: 'edit-lane', id: lane.id, ...changes });
  };
  return (
    <section>
      <h3>{t('Set by people')}</h3>
      <CheckField
        label={t('Pinned: stays in sight while the map is scrolled')}
        checked={lane.pinned === true}
        keep={(on) => set({ pinned: on ? true : null })}
      />
      {lane.kind === 'emotions' ? (
        <CheckField
          label={t('What we want it to feel like, not what it does today')}
          checked={lane.wanted === true}
          keep={(on) => set({ wanted: on ? true : null })}
        />
      ) : null}
      {personas.length > 0 ? (
        <ChooseField
          label={t('Whose lane it is')}
          value={lane.persona}
          none={t('everybody')}
          choices={personas.map(({ id, name }) => ({ id, name }))}
          keep={(persona) => set({ persona })}
        />
      ) : null}
      {lineKinds.map((kind) => {
        const line = lines.find((one) => one.kind === kind && one.below === lane.id);
        return (
          <CheckField
            key={kind}
            label={t(lineNames[kind])}
            checked={line !== undefined}
            keep={(on) =>
              desk.run(
                on || !line
                  ? { verb: 'add-line', id: newId('line'), kind, below: lane.id }
                  : { verb: 'delete-line', id: line.id },
              )
            }
          />
        );
      })}
    </section>
  );
}
