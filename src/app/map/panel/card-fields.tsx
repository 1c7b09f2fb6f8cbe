/** Everything that people can say of a card, the fields its kind of lane needs first. */
import { cellStates, channels, progresses, type Card, type Evidence, type Kpi, type Lane } from '../../../map/map.ts';
import { Evidence as EvidenceShape, Kpi as KpiShape } from '../../../map/map.ts';
import type { Edit } from '../../../map/edits/edits.ts';
import { valence as valenceWords } from '../../../render/wording.ts';
import { t } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import { useOpenMap } from '../desk-context.ts';
import { pictureAddress } from '../pictures.ts';
import { evidenceWords, progressWords } from './card-words.ts';
import { CheckField, ChooseField, More, NumberField, ScoreField, TextField } from './fields.tsx';

const stateWords = {
  assumption: { name: 'An assumption', hint: 'somebody’s opinion' },
  cited: { name: 'Cited', hint: 'from a source' },
  measured: { name: 'Measured', hint: 'from the log' },
} as const;

type Changes = Omit<Extract<Edit, { verb: 'edit-card' }>, 'verb' | 'id'>;

/** Writes fields of a card. */
export const changing =
  (desk: Desk, card: Card) =>
  (changes: Changes): void => {
    desk.run({ verb: 'edit-card', id: card.id, ...changes });
  };

const orNull = (words: string): string | null => (words === '' ? null : words);

/** Names of everybody who owns something on the map, to choose from. */
export function useOwners(): string[] {
  const { map } = useOpenMap().measured;
  const all = [map.owner, ...map.stages.map((one) => one.owner), ...map.cards.map((one) => one.owner)];
  return [...new Set(all.filter((one) => one !== undefined))].sort();
}

function EvidenceFields({ card }: { card: Card }) {
  const { desk } = useOpenMap();
  const change = changing(desk, card);
  const set = (changes: { [K in keyof Evidence]?: Evidence[K] | null }): void => {
    const next = Object.entries({ ...card.evidence, ...changes }).filter(([, value]) => value !== null && value !== '');
    const parsed = EvidenceShape.safeParse(Object.fromEntries(next));
    if (parsed.success) change({ evidence: next.length === 0 ? null : parsed.data });
    else desk.notify(t('That is no evidence as it can be kept: {why}', { why: parsed.error.issues[0]?.message ?? '' }));
  };
  return (
    <>
      <TextField
        label={t('Source')}
        value={card.citation ?? ''}
        placeholder={t('a study, a document, a person')}
        keep={(citation) => change({ citation: orNull(citation) })}
      />
      <ChooseField
        label={t('Kind of evidence')}
        value={card.evidence?.kind}
        choices={Object.entries(evidenceWords).map(([id, name]) => ({
          id: id as keyof typeof evidenceWords,
          name: t(name),
        }))}
        keep={(kind) => set({ kind })}
      />
      <div className="field-pair">
        <NumberField
          label={t('People or answers (n)')}
          value={card.evidence?.n}
          min={0}
          step={1}
          keep={(n) => set({ n: n === null ? null : Math.round(n) })}
        />
        <TextField
          label={t('Gathered on')}
          type="date"
          value={card.evidence?.on ?? ''}
          keep={(on) => set({ on: orNull(on) })}
        />
      </div>
      <TextField
        label={t('Address')}
        type="url"
        placeholder="https://"
        value={card.evidence?.url ?? ''}
        keep={(url) => set({ url: orNull(url) })}
      />
    </>
  );
}

function StateFields({ card }: { card: Card }) {
  const { desk } = useOpenMap();
  const change = changing(desk, card);
  const said = card.citation ?? card.evidence;
  return (
    <section>
      <h3>{t('How sure are we')}</h3>
      <ChooseField
        label={t('State')}
        value={card.state}
        choices={cellStates.map((id) => ({ id, name: t(stateWords[id].name), hint: t(stateWords[id].hint) }))}
        keep={(state) => change({ state })}
      />
      {card.state === 'cited' ? (
        <EvidenceFields card={card} />
      ) : (
        <More title={t('Source and evidence')} open={said !== undefined}>
          <EvidenceFields card={card} />
        </More>
      )}
    </section>
  );
}

function FeelingFields({ card }: { card: Card }) {
  const { desk } = useOpenMap();
  const change = changing(desk, card);
  return (
    <section>
      <h3>{t('How it feels, as declared')}</h3>
      <fieldset className="field score-field">
        <legend className="label">{t('From bad to good')}</legend>
        <div className="scores">
          {[-2, -1, 0, 1, 2].map((value) => (
            <button
              key={value}
              type="button"
              className="score"
              aria-pressed={card.valence === value}
              onClick={() => change({ valence: card.valence === value ? null : value })}
            >
              {valenceWords(value)}
            </button>
          ))}
        </div>
      </fieldset>
      <ScoreField
        label={t('How strongly')}
        value={card.intensity}
        from={t('hardly')}
        to={t('overwhelming')}
        keep={(intensity) => change({ intensity })}
      />
    </section>
  );
}

const worthLanes = new Set(['pains', 'gains', 'opportunities', 'solutions', 'insights']);

function WorthFields({ card }: { card: Card }) {
  const { desk } = useOpenMap();
  const change = changing(desk, card);
  return (
    <section>
      <h3>{t('What it is worth')}</h3>
      <ScoreField
        label={t('Value for customers')}
        value={card.customerValue}
        from={t('little')}
        to={t('much')}
        keep={(customerValue) => change({ customerValue })}
      />
      <ScoreField
        label={t('Value for the business')}
        value={card.businessValue}
        from={t('little')}
        to={t('much')}
        keep={(businessValue) => change({ businessValue })}
      />
      <ScoreField
        label={t('Effort')}
        value={card.effort}
        from={t('little')}
        to={t('much')}
        keep={(effort) => change({ effort })}
      />
      <ChooseField
        label={t('Progress')}
        value={card.progress}
        choices={progresses.map((id) => ({ id, name: t(progressWords[id]) }))}
        keep={(progress) => change({ progress })}
      />
      <TextField
        label={t('Ticket')}
        value={card.ticket ?? ''}
        placeholder={t('address or number')}
        keep={(ticket) => change({ ticket: orNull(ticket) })}
      />
      {card.ticket && /^https?:\/\//i.test(card.ticket) ? (
        <a href={card.ticket} target="_blank" rel="noreferrer noopener">
          {t('Open the ticket')}
        </a>
      ) : null}
    </section>
  );
}

const kpiKinds = KpiShape.shape.kind.options;

function KpiFields({ card }: { card: Card }) {
  const { desk } = useOpenMap();
  const change = changing(desk, card);
  const set = (changes: { [K in keyof Kpi]?: Kpi[K] | null }): void => {
    const next = Object.entries({ kind: 'other', ...card.kpi, ...changes }).filter(
      ([, value]) => value !== null && value !== '',
    );
    const parsed = KpiShape.safeParse(Object.fromEntries(next));
    if (parsed.success) change({ kpi: parsed.data });
  };
  const { kpi } = card;
  return (
    <section>
      <h3>{t('Metric')}</h3>
      <ChooseField
        label={t('What is counted')}
        value={kpi?.kind}
        choices={kpiKinds.map((id) => ({ id, name: t(id) }))}
        keep={(kind) => (kind === null ? change({ kpi: null }) : set({ kind }))}
      />
      <div className="field-pair">
        <NumberField
          label={t('Target')}
          value={kpi?.target}
          keep={(target) => set({ target })}
          wanting={kpi && kpi.target === undefined ? t('No target yet.') : undefined}
        />
        <NumberField label={t('Said to be now')} value={kpi?.declared} keep={(declared) => set({ declared })} />
      </div>
      <div className="field-pair">
        <TextField label={t('Unit')} value={kpi?.unit ?? ''} keep={(unit) => set({ unit: orNull(unit) })} />
        <ChooseField
          label={t('Better is')}
          value={kpi?.better}
          choices={[
            { id: 'higher', name: t('higher') },
            { id: 'lower', name: t('lower') },
          ]}
          keep={(better) => set({ better })}
        />
      </div>
    </section>
  );
}

function PictureFields({ card }: { card: Card }) {
  const { desk } = useOpenMap();
  const change = changing(desk, card);
  const { picture } = card;
  if (!picture) return null;
  return (
    <section>
      <h3>{t('Picture')}</h3>
      <img className="panel-picture" src={pictureAddress(picture)} alt={picture.alt} />
      <TextField
        label={t('What it shows, for those who cannot see it')}
        value={picture.alt}
        lines={2}
        keep={(alt) => change({ picture: { ...picture, alt } })}
        wanting={picture.alt === '' ? t('Nobody said yet what it shows.') : undefined}
      />
      <button type="button" className="button button-quiet" onClick={() => change({ picture: null })}>
        {t('Take the picture away')}
      </button>
    </section>
  );
}

function WhoFields({ card }: { card: Card }) {
  const { desk, measured } = useOpenMap();
  const owners = useOwners();
  const change = changing(desk, card);
  const { personas } = measured.map;
  return (
    <section>
      <h3>{t('Who and when')}</h3>
      <TextField
        label={t('Owner')}
        value={card.owner ?? ''}
        placeholder={t('nobody')}
        list={owners}
        keep={(owner) => change({ owner: orNull(owner) })}
      />
      {personas.length > 0 ? (
        <ChooseField
          label={t('Persona')}
          value={card.persona}
          none={t('everybody')}
          choices={personas.map(({ id, name }) => ({ id, name }))}
          keep={(persona) => change({ persona })}
        />
      ) : null}
      <ChooseField
        label={t('Channel')}
        value={card.channel}
        choices={channels.map((id) => ({ id, name: t(id) }))}
        keep={(channel) => change({ channel })}
      />
      <TextField
        label={t('To be looked at again by')}
        type="date"
        value={card.reviewBy ?? ''}
        keep={(reviewBy) => change({ reviewBy: orNull(reviewBy) })}
      />
      <NumberField
        label={t('Steps it covers')}
        value={card.span ?? 1}
        min={1}
        step={1}
        keep={(span) => change({ span: span === null || span <= 1 ? null : Math.round(span) })}
      />
      <CheckField
        label={t('May be used on other maps: what is changed here changes there')}
        checked={card.shared === true}
        keep={(shared) => change({ shared: shared ? true : null })}
      />
    </section>
  );
}

export function CardFields({ card, lane }: { card: Card; lane: Lane | undefined }) {
  const kind = lane?.kind ?? 'free';
  return (
    <>
      {kind === 'emotions' || kind === 'employee' ? <FeelingFields card={card} /> : null}
      {kind === 'metrics' ? <KpiFields card={card} /> : null}
      {worthLanes.has(kind) ? <WorthFields card={card} /> : null}
      <PictureFields card={card} />
      <StateFields card={card} />
      <WhoFields card={card} />
    </>
  );
}
