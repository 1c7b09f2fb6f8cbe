/** How a place feels: each who tells of it with its figure, and where it lies far from what was declared. */
import { disagrees } from '../../../map/disagreement.ts';
import type { Card, JourneyMap, Step } from '../../../map/map.ts';
import type { Measure, MeasureRef } from '../../../map/measure.ts';
import { disagreementWords } from '../../../render/feeling-voices.ts';
import { useOpenMap } from '../desk-context.ts';
import { t } from '../../language/t.ts';
import { AnswersBehindFigure } from './answers-behind.tsx';
import { MeasureBlock } from './measure-block.tsx';

export const isFelt = ({ ask }: MeasureRef): boolean => ask === 'feeling' || ask === 'nps';

const isTold = (measure: Measure | undefined): boolean =>
  measure !== undefined && (measure.value !== null || measure.suppressed === true);

/** Blocks of everything that was told; one line where nobody was asked. */
export function FeelingsTold({ refs, source }: { refs: readonly MeasureRef[]; source: string | undefined }) {
  const { measured } = useOpenMap();
  const told = refs.filter((ref) => isTold(measured.measures[ref.id]));
  if (refs.length === 0) return null;
  if (told.length === 0) return <p className="unmeasured">{t('Nobody was asked how this feels.')}</p>;
  return (
    <div className="felt-list">
      {told.map((ref) => {
        const measure = measured.measures[ref.id];
        const opens = ref.by !== 'strain' && measure?.suppressed !== true;
        return (
          <div key={ref.id} className="felt">
            <dl>
              <MeasureBlock refer={ref} measure={measure} source={source} />
            </dl>
            {opens ? <AnswersBehindFigure refer={ref} /> : null}
          </div>
        );
      })}
    </div>
  );
}

/** The blend a step asks for, as it was answered. */
function blendAt(step: Step | undefined, measures: Readonly<Record<string, Measure>>): Measure | undefined {
  const ref = step?.measures?.find((one) => one.ask === 'feeling' && (one.by ?? 'blend') === 'blend');
  return ref && measures[ref.id];
}

function declaredAt({ lanes, cards }: JourneyMap, step: string): Card[] {
  const felt = new Set(lanes.filter((lane) => lane.kind === 'emotions' && lane.wanted !== true).map((lane) => lane.id));
  return cards.filter((card) => card.step === step && felt.has(card.lane) && card.valence !== undefined);
}

/** Says so where what was declared at a step lies more than a step of the scale beyond what was measured there. */
export function FarApart({ step }: { step: Step | undefined }) {
  const { map, measures } = useOpenMap().measured;
  const measure = blendAt(step, measures);
  if (!step || !measure) return null;
  return declaredAt(map, step.id)
    .filter((card) => disagrees(card.valence ?? 0, measure))
    .map((card) => (
      <p className="far-apart" key={card.id}>
        {disagreementWords(card.valence ?? 0, measure)}
      </p>
    ));
}

/** Every part may be fine and the journey not, or the other way round. */
export function WholeBesideParts({ refs }: { refs: readonly MeasureRef[] }) {
  const { measures } = useOpenMap().measured;
  const told = (by: MeasureRef['by']): Measure | undefined => {
    const ref = refs.find((one) => one.ask === 'feeling' && one.by === by);
    return ref && measures[ref.id];
  };
  const [whole, parts] = [told('survey'), told('touchpoints')];
  if (whole?.high !== undefined && parts?.low !== undefined && whole.high < parts.low) {
    return (
      <p className="far-apart">
        {t(
          'The journey as a whole is rated lower than its touchpoints: each may be fine, and the way between them not.',
        )}
      </p>
    );
  }
  if (whole?.low !== undefined && parts?.high !== undefined && whole.low > parts.high) {
    return <p className="far-apart">{t('The journey as a whole is rated higher than its touchpoints.')}</p>;
  }
  return null;
}
