/** What every part of a map asks of the answers about it, without anybody writing it down: how it felt there. */
import type { JourneyMap, MeasuredMap, Stage, Step } from './map.ts';
import type { MeasureRef, Measures, Teller } from './measure.ts';

/** By the id of the stage, step or touchpoint that asks; `whole` is the journey itself. */
export interface HeardQuestions {
  readonly whole: readonly MeasureRef[];
  readonly stages: ReadonlyMap<string, readonly MeasureRef[]>;
  readonly steps: ReadonlyMap<string, readonly MeasureRef[]>;
  readonly touchpoints: ReadonlyMap<string, readonly MeasureRef[]>;
}

/** What stands for the event of a log in a question about a part of the map itself. */
export const partOf = (kind: 'step' | 'touchpoint', id: string): string => `${kind} ${id}`;

const mark = 'heard';

/**
 * The questions of a map, each about answers that name its parts. Their `source` is the map: `stage` is an id of its
 * stages, `events` name its parts (`partOf`). Places whose feelings are asked of a log ask nothing else. The only step
 * of a stage asks what the stage asks; of several, each asks about the touchpoints that stand on it alone.
 */
export function heardQuestions(map: JourneyMap): HeardQuestions {
  const { stages, touchpoints, questions } = map;
  const asking = asker(map.id);
  const open = (refs: readonly MeasureRef[] | undefined): boolean => !refs?.some((ref) => ref.ask === 'feeling');
  const stepRefs = (stage: Stage, { id }: Step): MeasureRef[] =>
    asking(['step', id], stage.steps.length === 1 ? { stage: stage.id } : { events: [partOf('step', id)] });
  return {
    whole: open(questions) ? asking(['whole'], {}) : [],
    stages: byId(
      stages.filter((one) => open(one.measures)).map((one) => [one.id, asking(['stage', one.id], { stage: one.id })]),
    ),
    steps: byId(
      stages.flatMap((stage) =>
        stage.steps.filter((one) => open(one.measures)).map((one) => [one.id, stepRefs(stage, one)] as const),
      ),
    ),
    touchpoints: byId(
      touchpoints
        .filter((one) => open(one.measures))
        .map(({ id }) => [id, asking(['touchpoint', id], { events: [partOf('touchpoint', id)] })]),
    ),
  };
}

const byId = (refs: Iterable<readonly [string, readonly MeasureRef[]]>): ReadonlyMap<string, readonly MeasureRef[]> =>
  new Map(refs);

const ofPart: readonly Teller[] = ['blend', 'survey', 'text'];
const ofWhole: readonly Teller[] = ['survey', 'touchpoints', 'text'];

/** A net promoter score is one of all its answers; that of the relation stands beside that of the touchpoints. */
function asker(source: string) {
  return ([kind, id]: readonly [string, string?], about: Pick<MeasureRef, 'stage' | 'events'>): MeasureRef[] => {
    const name = [mark, kind, ...(id === undefined ? [] : [id])].join(' ');
    const whole = kind === 'whole';
    const felt = (whole ? ofWhole : ofPart).map((by): MeasureRef => ({
      id: `${name} feeling ${by}`,
      ask: 'feeling',
      by,
      source,
      ...about,
    }));
    const nps: MeasureRef = { id: `${name} nps`, ask: 'nps', source, ...about };
    return whole ? [...felt, nps, { ...nps, id: `${name} nps touchpoints`, by: 'touchpoints' }] : [...felt, nps];
  };
}

/** All of them as one list. */
export function heardRefs(map: JourneyMap): MeasureRef[] {
  const { whole, stages, steps, touchpoints } = heardQuestions(map);
  return [whole, ...stages.values(), ...steps.values(), ...touchpoints.values()].flat();
}

const heardIn = new WeakMap<Measures, boolean>();

function isHeard(measures: Measures): boolean {
  const known = heardIn.get(measures) ?? Object.keys(measures).some((id) => id.startsWith(`${mark} `));
  heardIn.set(measures, known);
  return known;
}

type Asking = { readonly measures?: MeasureRef[] | undefined };

/** Parts that were given their questions, by the part as it was and the answers: what did not change stays the same. */
const given = new WeakMap<Measures, WeakMap<object, object>>();

/** The map with the questions on it that were answered, to be drawn; never to be kept. Without any, what was given. */
export function withHeard<Of extends MeasuredMap>(measured: Of): Of {
  const { map, measures } = measured;
  if (!isHeard(measures)) return measured;
  const asked = heardQuestions(map);
  const known = given.get(measures) ?? new WeakMap<object, object>();
  given.set(measures, known);
  const once = <Part extends object>(part: Part, make: () => Part): Part => {
    const found = (known.get(part) as Part | undefined) ?? make();
    known.set(part, found);
    return found;
  };
  const answered = (refs: readonly MeasureRef[] | undefined): MeasureRef[] =>
    (refs ?? []).filter((ref) => measures[ref.id] !== undefined);
  const asks = <Part extends Asking>(part: Part, refs: readonly MeasureRef[] | undefined): Part => {
    const more = answered(refs);
    return more.length === 0 ? part : { ...part, measures: [...(part.measures ?? []), ...more] };
  };
  const whole = answered(asked.whole);
  return {
    ...measured,
    map: once(map, () => ({
      ...map,
      ...(whole.length > 0 ? { questions: [...(map.questions ?? []), ...whole] } : {}),
      stages: map.stages.map((stage) =>
        once(stage, () => ({
          ...asks(stage, asked.stages.get(stage.id)),
          steps: stage.steps.map((step) => asks(step, asked.steps.get(step.id))),
        })),
      ),
      touchpoints: map.touchpoints.map((one) => once(one, () => asks(one, asked.touchpoints.get(one.id)))),
    })),
  };
}
