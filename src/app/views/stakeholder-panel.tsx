/** One stakeholder in fields: who it is, how near, how much it matters, and what it gives to whom. */
import { Plus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Edit } from '../../map/edits/edits.ts';
import type { Stakeholder } from '../../map/map.ts';
import { ringNames, ringOf } from '../../render/stakeholder-layout.ts';
import { sideNames } from '../../render/stakeholders.ts';
import { Choose } from '../controls/choose.tsx';
import { t } from '../language/t.ts';
import { useOpenMap } from '../map/desk-context.ts';

type Side = Stakeholder['side'];
type Fields = Omit<Extract<Edit, { verb: 'edit-stakeholder' }>, 'verb' | 'id'>;
const sides: readonly Side[] = ['customer', 'company', 'partner', 'public'];
const scores = ['', '1', '2', '3', '4', '5'] as const;

interface WordsProps {
  readonly label: string;
  readonly text: string;
  readonly keep: (text: string) => void;
}

/** Begins anew when somebody else changes the text. */
const Words = (props: WordsProps) => <Typed key={props.text} {...props} />;

/** A text that is kept when one leaves the field or presses Enter. */
function Typed(props: WordsProps) {
  const [text, setText] = useState(props.text);
  const keep = (): void => {
    if (text.trim() !== props.text) props.keep(text.trim());
  };
  return (
    <label className="field">
      <span className="label">{props.label}</span>
      <input
        className="input"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') keep();
          if (event.key === 'Escape') setText(props.text);
        }}
      />
    </label>
  );
}

function ScoreChoice(props: { label: string; value: number | undefined; set: (value: number | null) => void }) {
  return (
    <Choose
      label={props.label}
      choices={scores.map((id) => ({ id, name: id === '' ? t('not scored') : id }))}
      chosen={
        (scores as readonly string[]).includes(String(props.value ?? ''))
          ? (String(props.value ?? '') as (typeof scores)[number])
          : ''
      }
      onChoose={(id) => props.set(id === '' ? null : Number(id))}
    />
  );
}

function Gives({ one, all }: { one: Stakeholder; all: readonly Stakeholder[] }) {
  const { desk } = useOpenMap();
  const gives = one.gives ?? [];
  const others = all.filter((other) => other.id !== one.id).map((other) => ({ id: other.id, name: other.name }));
  const set = (next: Stakeholder['gives']): boolean =>
    desk.run({ verb: 'edit-stakeholder', id: one.id, gives: next ?? [] });
  const first = others[0];
  return (
    <fieldset className="gives">
      <legend className="label">{t('Gives')}</legend>
      {gives.map((gift, at) => (
        // What is given has no id; its place is its name.
        <div className="gift" key={`${at}`}>
          <Words
            label={t('What')}
            text={gift.what}
            keep={(what) => set(gives.map((other, index) => (index === at ? { ...other, what } : other)))}
          />
          <Choose
            label={t('To')}
            choices={others}
            chosen={gift.to}
            onChoose={(to) => set(gives.map((other, index) => (index === at ? { ...other, to } : other)))}
          />
          <Button
            className="button button-icon button-quiet"
            aria-label={t('Take “{what}” away', { what: gift.what })}
            onPress={() => set(gives.filter((_, index) => index !== at))}
          >
            <Trash2 size={14} aria-hidden />
          </Button>
        </div>
      ))}
      {first ? (
        <Button className="button" onPress={() => set([...gives, { to: first.id, what: t('something') }])}>
          <Plus size={14} aria-hidden /> {t('Add what it gives')}
        </Button>
      ) : null}
    </fieldset>
  );
}

export function StakeholderPanel({ one, close }: { one: Stakeholder; close: () => void }) {
  const { desk, measured } = useOpenMap();
  const edit = (fields: Fields): boolean => desk.run({ verb: 'edit-stakeholder', id: one.id, ...fields });
  const remove = (): void => {
    if (desk.run({ verb: 'delete-stakeholder', id: one.id })) close();
  };
  return (
    <section className="side-panel" aria-label={t('Stakeholder')}>
      <header>
        <h2>{one.name}</h2>
        <Button className="button button-icon button-quiet" aria-label={t('Close')} onPress={close}>
          <X size={15} aria-hidden />
        </Button>
      </header>
      <Words label={t('Name')} text={one.name} keep={(name) => edit({ name })} />
      <Words label={t('Role')} text={one.role ?? ''} keep={(role) => edit({ role: role || null })} />
      <Choose
        label={t('Side')}
        choices={sides.map((id) => ({ id, name: t(sideNames[id]) }))}
        chosen={one.side}
        onChoose={(side) => edit({ side })}
      />
      <Choose
        label={t('Ring')}
        choices={(['0', '1', '2', '3'] as const)
          .slice(one.side === 'customer' && one.ring === undefined ? 0 : 1)
          .map((id) => ({ id, name: t(ringNames[Number(id)] ?? '') }))}
        chosen={String(ringOf(one)) as '0' | '1' | '2' | '3'}
        onChoose={(id) => edit({ ring: id === '0' ? null : Number(id) })}
      />
      <ScoreChoice label={t('Influence')} value={one.influence} set={(influence) => edit({ influence })} />
      <ScoreChoice label={t('Interest')} value={one.interest} set={(interest) => edit({ interest })} />
      <Words label={t('Note')} text={one.note ?? ''} keep={(note) => edit({ note: note || null })} />
      <Gives one={one} all={measured.map.stakeholders ?? []} />
      <Button className="button button-danger" onPress={remove}>
        {t('Delete')}
      </Button>
    </section>
  );
}
