/** The facts about a card or stage that people set: how sure, how it feels, who owns it. */
import { useState } from 'react';
import { Input, Label, Slider, SliderThumb, SliderTrack, TextField } from 'react-aria-components';
import { cellStates, type Card, type Stage } from '../../../map/map.ts';
import { valence } from '../../../render/wording.ts';
import { Choose } from '../../controls/choose.tsx';
import { useOpenMap } from '../desk-context.ts';

const stateWords = {
  assumption: { name: 'An assumption', hint: 'somebody’s opinion' },
  cited: { name: 'Cited', hint: 'from a source' },
  measured: { name: 'Measured', hint: 'from the log' },
} as const;

/** A line of text that is kept when it is left or Enter is pressed. */
function KeptField(props: { label: string; value: string; placeholder: string; keep: (value: string) => void }) {
  const [typed, setTyped] = useState(props.value);
  const keep = (): void => {
    if (typed.trim() !== props.value) props.keep(typed.trim());
  };
  return (
    <TextField className="field" value={typed} onChange={setTyped} onBlur={keep}>
      <Label>{props.label}</Label>
      <Input
        className="input"
        placeholder={props.placeholder}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
    </TextField>
  );
}

export function OwnerField({ stage }: { stage: Stage }) {
  const { desk } = useOpenMap();
  return (
    <section>
      <KeptField
        key={stage.owner}
        label="Who owns this stage"
        value={stage.owner ?? ''}
        placeholder="nobody"
        keep={(owner) => desk.run({ verb: 'edit-stage', id: stage.id, owner: owner === '' ? null : owner })}
      />
      {stage.owner ? null : <p className="pain-word">Nobody owns this stage.</p>}
    </section>
  );
}

function FeelingField({ card }: { card: Card }) {
  const { desk } = useOpenMap();
  const [shown, setShown] = useState(card.valence ?? 0);
  return (
    <Slider
      className="slider"
      minValue={-2}
      maxValue={2}
      step={0.5}
      value={shown}
      onChange={(value) => setShown(Array.isArray(value) ? (value[0] ?? 0) : value)}
      onChangeEnd={() => desk.run({ verb: 'edit-card', id: card.id, valence: shown })}
    >
      <Label>How it feels, as declared</Label>
      <output>{card.valence === undefined ? 'not set' : valence(shown)}</output>
      <SliderTrack className="track">
        <SliderThumb className="thumb" />
      </SliderTrack>
    </Slider>
  );
}

export function CardFields({ card, emotion }: { card: Card; emotion: boolean }) {
  const { desk } = useOpenMap();
  return (
    <section>
      <h3>Set by people</h3>
      {emotion ? <FeelingField key={card.valence} card={card} /> : null}
      <Choose
        label="How sure are we"
        choices={cellStates.map((id) => ({ id, ...stateWords[id] }))}
        chosen={card.state ?? 'assumption'}
        onChoose={(state) => desk.run({ verb: 'edit-card', id: card.id, state })}
      />
      {card.state === 'cited' ? (
        <KeptField
          key={card.citation}
          label="Source"
          value={card.citation ?? ''}
          placeholder="an address, a study, a document"
          keep={(citation) => desk.run({ verb: 'edit-card', id: card.id, citation: citation === '' ? null : citation })}
        />
      ) : null}
    </section>
  );
}
