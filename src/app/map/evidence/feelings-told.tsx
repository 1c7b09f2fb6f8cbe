/** How a place feels: each who tells of it with its figure, and where it lies far from what was declared. */
import type { Measure, MeasureRef } from '../../../map/measure.ts';
import { allFeelings } from '../../../render/feeling.ts';
import { disagreementsOf, disagreementTold } from '../../../render/feeling-voices.ts';
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

/**
 * Says so where what was declared lies more than a step of the scale beyond what was measured there: of the stage or
 * step by its id, or of the card that declared it.
 */
export function FarApart({ of }: { of: string | undefined }) {
  const { measured } = useOpenMap();
  const apart = disagreementsOf(allFeelings(measured)).filter(
    (one) => one.measured.record === of || one.declared.card?.id === of,
  );
  return apart.map((one) => (
    <p className="far-apart" key={`${one.declared.from} ${one.declared.card?.id ?? ''}`}>
      {disagreementTold(one)}
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
