/** One stage, large and calm: its name, how it feels, what happens, what hurts, what people say, what we will do. */
import type { LaneKind, MeasuredMap } from '../../../map/map.ts';
import { allFeelings, feelingAt } from '../../../render/feeling.ts';
import { columnsOf, readStage, shownValue } from '../../../render/reading.ts';
import { count, inQuotes, measureWords, valence } from '../../../render/wording.ts';
import { t } from '../../language/t.ts';
import { Face } from './face.tsx';
import { cardsOfStage, wordsOfCard, type Slide } from './slides.ts';

type StageSlide = Extract<Slide, { kind: 'stage' }>;

/** More than this is no slide any more; the rest is counted. */
const most = 4;

function Cards(props: {
  measured: MeasuredMap;
  slide: StageSlide;
  title: string;
  kinds: readonly LaneKind[];
  tone?: string;
}) {
  const { measured, slide } = props;
  const cards = cardsOfStage(measured, slide.columns, props.kinds).filter((card) => wordsOfCard(measured, card) !== '');
  if (cards.length === 0) return null;
  return (
    <section className="present-block" data-tone={props.tone}>
      <h3>{props.title}</h3>
      <ul>
        {cards.slice(0, most).map((card) => (
          <li key={card.id} dir="auto">
            {wordsOfCard(measured, card)}
          </li>
        ))}
      </ul>
      {cards.length > most ? <p className="soft">{t('and {n} more', { n: cards.length - most })}</p> : null}
    </section>
  );
}

function Figures({ measured, slide }: { measured: MeasuredMap; slide: StageSlide }) {
  const reading = readStage(measured, slide.stage);
  const asked = [
    ['journeys', reading.journeys],
    ['share', reading.share],
    ['time-in', reading.time],
    ['wait-before', reading.wait],
    ['drop-off', reading.dropOff],
  ] as const;
  const words = asked.flatMap(([ask, measure]) =>
    measure && shownValue(measure) !== undefined ? [measureWords(ask, measure)] : [],
  );
  if (words.length === 0) return null;
  return <p className="present-figures">{words.join(' · ')}</p>;
}

function Feels({ measured, slide }: { measured: MeasuredMap; slide: StageSlide }) {
  const series = allFeelings(measured);
  const names = new Map(columnsOf(measured.map).map((column) => [column.index, column.step.name]));
  const felt = slide.columns.flatMap((column) => {
    const found = feelingAt(series, column.index);
    return found && found.point.from <= column.index ? [{ column, ...found }] : [];
  });
  const seen = new Set<unknown>();
  const own = felt.filter(({ point }) => !seen.has(point) && seen.add(point));
  if (own.length === 0) return <p className="soft">{t('How this feels is not measured.')}</p>;
  return (
    <ul className="present-feels">
      {own.map(({ column, series: one, point }) => (
        <li key={column.step.id}>
          <Face value={point.value} />
          <b>{valence(point.value)}</b>
          <span className="soft">
            {[
              slide.columns.length > 1 ? (names.get(column.index) ?? '') : '',
              ['Measured', 'Declared'].includes(one.name) ? '' : one.name,
              point.measure ? t('measured, n {n}', { n: count(point.measure.n) }) : t('declared'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Quotes({ measured, slide }: { measured: MeasuredMap; slide: StageSlide }) {
  const quotes = cardsOfStage(measured, slide.columns, ['quotes']).slice(0, 2);
  return quotes.map((card) => (
    <blockquote key={card.id} dir="auto">
      {inQuotes(wordsOfCard(measured, card))}
    </blockquote>
  ));
}

export function StageSlideView({ measured, slide }: { measured: MeasuredMap; slide: StageSlide }) {
  const at = measured.map.stages.indexOf(slide.stage) + 1;
  const named = slide.stage.steps.filter((step) => step.name !== slide.stage.name);
  return (
    <>
      <header className="present-head">
        <p className="soft">{t('Stage {at} of {of}', { at, of: measured.map.stages.length })}</p>
        <h2 dir="auto">{slide.stage.name}</h2>
        {named.length > 0 ? <p className="present-steps">{named.map((step) => step.name).join(' · ')}</p> : null}
        <Figures measured={measured} slide={slide} />
        <p className={slide.stage.owner ? 'soft' : 'nobody'}>
          {slide.stage.owner ? t('Owner: {owner}', { owner: slide.stage.owner }) : t('Owner: nobody')}
        </p>
      </header>
      <Feels measured={measured} slide={slide} />
      <Quotes measured={measured} slide={slide} />
      <div className="present-blocks">
        <Cards {...{ measured, slide }} title={t('What happens')} kinds={['actions']} />
        <Cards {...{ measured, slide }} title={t('What hurts')} kinds={['pains']} tone="pain" />
        <Cards {...{ measured, slide }} title={t('What is good')} kinds={['gains', 'moments-of-truth']} />
        <Cards
          {...{ measured, slide }}
          title={t('What we could do')}
          kinds={['opportunities', 'solutions']}
          tone="good"
        />
      </div>
    </>
  );
}
