/** What a pasted text may become, each way with what it would add; nothing happens before one is chosen. */
import { isRefusal } from '../../../lib/refusal.ts';
import { waysToPaste, type PasteChoice, type PasteWay } from '../../../map/paste.ts';
import { heard, t } from '../../language/t.ts';
import { useDesk, useOpenMap } from '../desk-context.ts';
import { takeChoice } from './paste.ts';

const wayWords: Readonly<Record<PasteWay, string>> = {
  one: 'One card with all of it',
  along: 'One card a line, along the steps',
  here: 'One card a line, all in this cell',
  grid: 'Into the cells from here, to the right and down',
  map: 'As stages, steps and lanes, with their heads',
};

function addsWords({ adds, below }: PasteChoice): string {
  const parts = [
    adds.cards > 0 ? t('{n, plural, one {# card} other {# cards}}', { n: adds.cards }) : '',
    adds.stages > 0 ? t('{n, plural, one {# stage} other {# stages}}', { n: adds.stages }) : '',
    adds.steps > 0 ? t('{n, plural, one {# step} other {# steps}}', { n: adds.steps }) : '',
    adds.lanes > 0 ? t('{n, plural, one {# lane} other {# lanes}}', { n: adds.lanes }) : '',
  ].filter(Boolean);
  const lost =
    below > 0
      ? ` ${t('{n, plural, one {# cell reaches} other {# cells reach}} below the last lane and would be left out.', { n: below })}`
      : '';
  return `${t('Adds {what}.', { what: parts.join(', ') || t('nothing') })}${lost}`;
}

/** How the heads of the table were understood. */
function Understood({ choice }: { choice: PasteChoice }) {
  const { table } = choice;
  if (!table) return null;
  return (
    <p className="grey">
      {t('Stages: {stages}. Lanes: {lanes}.', {
        stages: table.map.stages.map((one) => one.name).join(', '),
        lanes: table.map.lanes.map((one) => one.name).join(', '),
      })}
    </p>
  );
}

export function PasteChoices() {
  const { desk, measured } = useOpenMap();
  const pasted = useDesk(desk, (state) => state.pasted);
  if (!pasted) return null;
  const ways = waysToPaste(measured.map, pasted.at, pasted.text);
  const close = (): void => desk.set({ pasted: undefined, focus: desk.state().focus + 1 });
  return (
    <section className="paste-choices" aria-label={t('What was pasted')}>
      <h3>{t('This is a table. Where should it go?')}</h3>
      {isRefusal(ways) ? (
        <p>
          {heard(ways.message)} {heard(ways.fix ?? '')}
        </p>
      ) : (
        ways.map((choice, at) => (
          <div key={choice.way} className="paste-way">
            <button
              type="button"
              className={at === 0 ? 'button button-main' : 'button'}
              onClick={() => {
                desk.set({ pasted: undefined });
                takeChoice(desk, choice, pasted.at);
              }}
            >
              {t(wayWords[choice.way])}
            </button>
            <p className="grey">{addsWords(choice)}</p>
            <Understood choice={choice} />
          </div>
        ))
      )}
      <button type="button" className="button button-quiet" onClick={close}>
        {t('Not at all')}
      </button>
    </section>
  );
}
