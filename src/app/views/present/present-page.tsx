/** Presenting a map: stage by stage from the keyboard, the page for the board at the end, all of it printable. */
import { ChevronLeft, ChevronRight, NotebookText, Printer, X } from 'lucide-react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { withHeard } from '../../../map/heard.ts';
import type { MeasuredMap } from '../../../map/map.ts';
import { originWords } from '../../../render/page.ts';
import { t } from '../../language/t.ts';
import { openMap } from '../../map/live-maps.ts';
import { useMeasures } from '../../queries.ts';
import { places } from '../../shell/places.ts';
import { BoardSlide } from './board-slide.tsx';
import { notesOf, slidesOf, type Slide } from './slides.ts';
import { StageSlideView } from './stage-slide.tsx';

const noMeasures = {};

function TitleSlide({ measured }: { measured: MeasuredMap }) {
  const { map } = measured;
  const who = map.personas.map((one) => [one.name, one.role].filter(Boolean).join(', '));
  return (
    <header className="present-title">
      <h1 dir="auto">{map.title}</h1>
      {map.scenario ? <p dir="auto">{map.scenario}</p> : null}
      <p className="soft">{originWords(measured)}</p>
      {who.length > 0 ? <p className="soft">{who.join(' · ')}</p> : null}
      {map.owner ? <p className="soft">{t('Owner: {owner}', { owner: map.owner })}</p> : null}
    </header>
  );
}

function Inside({ measured, slide }: { measured: MeasuredMap; slide: Slide }) {
  if (slide.kind === 'title') return <TitleSlide measured={measured} />;
  if (slide.kind === 'board') return <BoardSlide measured={measured} />;
  return <StageSlideView measured={measured} slide={slide} />;
}

const nameOf = (measured: MeasuredMap, slide: Slide): string => {
  if (slide.kind === 'title') return measured.map.title;
  return slide.kind === 'board' ? t('In short') : slide.stage.name;
};

function Notes({ measured, slide }: { measured: MeasuredMap; slide: Slide }) {
  const notes = slide.kind === 'stage' ? notesOf(measured, slide.stage, slide.columns) : [];
  return (
    <aside className="present-notes" aria-label={t('Speaker notes')}>
      <h3>{t('What it rests on')}</h3>
      {notes.length === 0 ? (
        <p className="soft">
          {slide.kind === 'stage'
            ? t('No figures and no sources on this stage yet.')
            : t('Notes stand beside each stage.')}
        </p>
      ) : null}
      <ul>
        {notes.map((note, at) => (
          // Notes have no ids, and two may read alike.
          <li key={`${at}`}>
            <b dir="auto">{note.about}</b> {note.words}
            {note.grey ? <span className="grey">{note.grey}</span> : null}
          </li>
        ))}
      </ul>
    </aside>
  );
}

interface Show {
  readonly at: number;
  readonly go: (to: number) => void;
  readonly leave: () => void;
}

function useShow(map: string, slides: number): Show {
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const wanted = Number(search.get('slide') ?? '1') - 1;
  const at = Math.min(Math.max(0, slides - 1), Math.max(0, Number.isFinite(wanted) ? Math.round(wanted) : 0));
  return useMemo(
    () => ({
      at,
      go: (to) => {
        const next = Math.min(slides - 1, Math.max(0, to));
        if (next !== at) setSearch({ slide: String(next + 1) }, { replace: true });
      },
      leave: () => void navigate(places.map(map)),
    }),
    [at, slides, setSearch, navigate, map],
  );
}

function useKeys(show: Show, slides: number, notes: () => void): void {
  useEffect(() => {
    const ahead = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const keys: Readonly<Record<string, () => void>> = {
      [ahead]: () => show.go(show.at + 1),
      [back]: () => show.go(show.at - 1),
      ArrowDown: () => show.go(show.at + 1),
      ArrowUp: () => show.go(show.at - 1),
      PageDown: () => show.go(show.at + 1),
      PageUp: () => show.go(show.at - 1),
      Home: () => show.go(0),
      End: () => show.go(slides - 1),
      Escape: show.leave,
      n: notes,
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const onButton = event.target instanceof Element && event.target.closest('button, a') !== null;
      const act = event.key === ' ' && !onButton ? () => show.go(show.at + (event.shiftKey ? -1 : 1)) : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [show, slides, notes]);
}

function Dots({ measured, slides, show }: { measured: MeasuredMap; slides: readonly Slide[]; show: Show }) {
  return (
    <nav className="present-dots" aria-label={t('Slides')}>
      <Button
        className="button button-icon button-quiet"
        aria-label={t('Back')}
        isDisabled={show.at === 0}
        onPress={() => show.go(show.at - 1)}
      >
        <ChevronLeft size={18} aria-hidden />
      </Button>
      <ol>
        {slides.map((slide, at) => (
          <li key={slide.kind === 'stage' ? slide.stage.id : slide.kind}>
            <button
              type="button"
              aria-label={t('{at} of {of}: {name}', { at: at + 1, of: slides.length, name: nameOf(measured, slide) })}
              title={nameOf(measured, slide)}
              {...(at === show.at ? { 'aria-current': 'step' as const } : {})}
              onClick={() => show.go(at)}
            />
          </li>
        ))}
      </ol>
      <Button
        className="button button-icon button-quiet"
        aria-label={t('Next')}
        isDisabled={show.at === slides.length - 1}
        onPress={() => show.go(show.at + 1)}
      >
        <ChevronRight size={18} aria-hidden />
      </Button>
    </nav>
  );
}

function Stage({ measured }: { measured: MeasuredMap }) {
  const slides = useMemo(() => slidesOf(measured), [measured]);
  const show = useShow(measured.map.id, slides.length);
  const [noted, setNoted] = useState(false);
  const notes = useMemo(() => () => setNoted((now) => !now), []);
  useKeys(show, slides.length, notes);
  const now = slides[show.at];
  return (
    <div className="present" data-notes={noted || undefined}>
      <header className="present-bar">
        <span className="soft cut">{measured.map.title}</span>
        <Button className="button button-quiet" aria-label={t('Notes')} aria-pressed={noted} onPress={notes}>
          <NotebookText size={15} aria-hidden /> <span className="wide-only">{t('Notes')}</span>
        </Button>
        <Button className="button button-quiet" aria-label={t('Print')} onPress={() => window.print()}>
          <Printer size={15} aria-hidden /> <span className="wide-only">{t('Print')}</span>
        </Button>
        <Button className="button button-quiet" aria-label={t('Leave')} onPress={show.leave}>
          <X size={15} aria-hidden /> <span className="wide-only">{t('Leave')}</span>
        </Button>
      </header>
      <main className="present-stage">
        {slides.map((slide, at) => (
          <article
            key={slide.kind === 'stage' ? slide.stage.id : slide.kind}
            className="slide"
            data-kind={slide.kind}
            data-shown={at === show.at || undefined}
            aria-hidden={at !== show.at}
          >
            <Inside measured={measured} slide={slide} />
          </article>
        ))}
      </main>
      {noted && now ? <Notes measured={measured} slide={now} /> : null}
      <output className="unseen">
        {now ? t('{at} of {of}: {name}', { at: show.at + 1, of: slides.length, name: nameOf(measured, now) }) : ''}
      </output>
      <Dots measured={measured} slides={slides} show={show} />
    </div>
  );
}

export function PresentPage() {
  const id = useParams().map ?? '';
  const desk = useMemo(() => openMap(id), [id]);
  const { map, connection } = useSyncExternalStore(desk.subscribe, desk.state);
  const measures = useMeasures(id);
  const answered = measures.data?.measures ?? noMeasures;
  const measured = useMemo(() => map && withHeard({ map, measures: answered }), [map, answered]);
  useEffect(() => {
    document.title = map ? `${map.title} – Sojourn` : 'Sojourn';
  }, [map]);
  if (connection === 'ended') return <p className="present-wait">{t('This map cannot be opened.')}</p>;
  if (!measured) return <p className="present-wait soft">{t('Opening the map')}</p>;
  return <Stage measured={measured} />;
}
