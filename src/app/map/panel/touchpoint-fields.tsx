/** The touchpoint of a card: picked from the register of the map or made, with what people say of it. */
import { newId } from '../../../lib/ids.ts';
import { channels, type Card, type Touchpoint } from '../../../map/map.ts';
import { plain } from '../../../map/rich-text.ts';
import { answer } from '../../../render/reading.ts';
import { figure, valence as valenceWords } from '../../../render/wording.ts';
import { t } from '../../language/t.ts';
import { useOpenMap } from '../desk-context.ts';
import { changing, useOwners } from './card-fields.tsx';
import { ChooseField, More, ScoreField, TextField } from './fields.tsx';

const orNull = (words: string): string | null => (words === '' ? null : words);

/** How far what is measured stays behind what is wanted. */
function Gap({ touchpoint }: { touchpoint: Touchpoint }) {
  const { measured } = useOpenMap();
  const feeling = answer(measured, touchpoint.measures, 'feeling');
  const value = feeling && !feeling.suppressed ? feeling.value : null;
  if (value === null) return <p className="grey">{t('How it feels is not measured.')}</p>;
  if (touchpoint.target === undefined) return null;
  const gap = touchpoint.target - value;
  return (
    <p className={gap > 0 ? 'pain-word' : 'grey'}>
      {gap > 0
        ? t('Measured {value}, {gap} below what is wanted (n {n}).', {
            value: valenceWords(value),
            gap: figure(gap, 1),
            n: feeling?.n ?? 0,
          })
        : t('Measured {value}, as good as wanted (n {n}).', { value: valenceWords(value), n: feeling?.n ?? 0 })}
    </p>
  );
}

function Register({ touchpoint }: { touchpoint: Touchpoint }) {
  const { desk } = useOpenMap();
  const owners = useOwners();
  const set = (changes: object): void => {
    desk.run({ verb: 'edit-touchpoint', id: touchpoint.id, ...changes });
  };
  return (
    <>
      <TextField label={t('Name of the touchpoint')} value={touchpoint.name} keep={(name) => set({ name })} />
      <ChooseField
        label={t('Channel')}
        value={touchpoint.channel}
        choices={channels.map((id) => ({ id, name: t(id) }))}
        keep={(channel) => channel && set({ channel })}
      />
      <TextField
        label={t('Who owns this touchpoint')}
        value={touchpoint.owner ?? ''}
        placeholder={t('nobody')}
        list={owners}
        keep={(owner) => set({ owner: orNull(owner) })}
        wanting={touchpoint.owner ? undefined : t('Nobody owns this touchpoint.')}
      />
      <ScoreField
        label={t('Impact on the journey')}
        value={touchpoint.impact}
        from={t('little')}
        to={t('decides it')}
        keep={(impact) => set({ impact })}
      />
      <ChooseField
        label={t('What it should feel like')}
        value={
          touchpoint.target === undefined ? undefined : (String(touchpoint.target) as '-2' | '-1' | '0' | '1' | '2')
        }
        choices={(['-2', '-1', '0', '1', '2'] as const).map((id) => ({ id, name: valenceWords(Number(id)) }))}
        keep={(target) => set({ target: target === null ? null : Number(target) })}
      />
      <Gap touchpoint={touchpoint} />
      <More title={t('Events, review and note')} open={false}>
        <TextField
          label={t('Names in the log, one a line')}
          lines={2}
          value={(touchpoint.events ?? []).join('\n')}
          keep={(words) => {
            const events = words
              .split('\n')
              .map((one) => one.trim())
              .filter(Boolean);
            set({ events: events.length === 0 ? null : events });
          }}
        />
        <TextField
          label={t('To be looked at again by')}
          type="date"
          value={touchpoint.reviewBy ?? ''}
          keep={(reviewBy) => set({ reviewBy: orNull(reviewBy) })}
        />
        <TextField
          label={t('Note')}
          lines={2}
          value={touchpoint.note ?? ''}
          keep={(note) => set({ note: orNull(note) })}
        />
      </More>
    </>
  );
}

export function TouchpointFields({ card, first }: { card: Card; first: boolean }) {
  const { desk, measured } = useOpenMap();
  const { touchpoints } = measured.map;
  const touchpoint = touchpoints.find((one) => one.id === card.touchpoint);
  const make = (): void => {
    const id = newId('touchpoint');
    const name = plain(card.text).split('\n')[0]?.slice(0, 200) || t('New touchpoint');
    desk.run(
      { verb: 'add-touchpoint', id, name, channel: card.channel ?? 'other' },
      { verb: 'edit-card', id: card.id, touchpoint: id },
    );
  };
  return (
    <section>
      <h3>{t('Touchpoint')}</h3>
      <ChooseField
        label={t('Touchpoint of this card')}
        value={card.touchpoint}
        none={t('none')}
        choices={touchpoints.map(({ id, name, channel }) => ({ id, name, hint: t(channel) }))}
        keep={(id) => changing(desk, card)({ touchpoint: id })}
      />
      {touchpoint ? (
        <Register touchpoint={touchpoint} />
      ) : first ? (
        <button type="button" className="button" onClick={make}>
          {t('Make a touchpoint of it')}
        </button>
      ) : null}
    </section>
  );
}
