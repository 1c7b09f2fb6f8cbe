/** Puts a map together from a drafted Mermaid text: the text says what there is, comments of ours the rest. */
import type { Card, JourneyMap, Lane, Persona, Stage, Step } from '../map/map.ts';
import type { Lost } from './map-forms.ts';
import type { Draft, DraftStep } from './mermaid-draft.ts';
import { paired, type StageNote, type StepNote } from './mermaid-notes.ts';
import { scoredOf } from './mermaid-score.ts';
import { mermaidName, shown } from './mermaid-text.ts';
import { pruned } from './pruned.ts';

type MakeId = (kind: string, ...parts: readonly string[]) => string;

const list = <T>(value: unknown): T[] => (Array.isArray(value) ? ([...value] as T[]) : []);

export class MapBuilder {
  readonly lost: Lost[] = [];
  readonly #draft: Draft;
  readonly #makeId: MakeId;
  readonly #kept: Partial<JourneyMap>;
  readonly #lanes: Lane[];
  readonly #personas: Persona[];
  readonly #cards: Card[] = [];
  #made = 0;

  constructor(draft: Draft, makeId: MakeId) {
    this.#draft = draft;
    this.#makeId = makeId;
    this.#kept = (draft.head?.map ?? {}) as Partial<JourneyMap>;
    this.#lanes = list<Lane>(this.#kept.lanes);
    this.#personas = list<Persona>(this.#kept.personas);
  }

  #id(kind: string, name: string): string {
    this.#made += 1;
    return this.#makeId(kind, name, String(this.#made));
  }

  /** A map that is not checked yet: what came from comments may be anything. */
  build(fallbackTitle: string): JourneyMap {
    const { head, title } = this.#draft;
    const stages = this.#stages();
    const map: JourneyMap = {
      ...this.#kept,
      id: this.#kept.id ?? this.#id('map', fallbackTitle),
      title: this.#words(title, this.#kept.title) ?? fallbackTitle,
      kind: this.#kept.kind ?? 'current-state',
      ...this.#summary(),
      personas: this.#personas,
      stages: stages.length > 0 ? stages : [this.#emptyStage()],
      lanes: this.#lanes,
      cards: inOrder(this.#cards, head?.order),
      touchpoints: list(this.#kept.touchpoints),
    };
    return head ? pruned(map) : map;
  }

  /** What the text says; the kept words where it says the same. */
  #words(raw: string | undefined, kept: string | undefined): string | undefined {
    if (raw === undefined) return kept;
    return kept !== undefined && mermaidName(kept) === raw ? kept : shown(raw);
  }

  #summary(): { summary?: string } {
    const summary = this.#words(this.#draft.description, this.#kept.summary);
    return summary === undefined || summary === '' ? {} : { summary };
  }

  #emptyStage(): Stage {
    this.lost.push({ what: 'The diagram holds no section and no task, so the map has one empty stage' });
    return { id: this.#id('stage', ''), name: 'Start', steps: [{ id: this.#id('step', ''), name: 'Start' }] };
  }

  #stages(): Stage[] {
    const { stages } = this.#draft;
    const notes = stages.flatMap(({ note }) => (note ? [note] : []));
    const stageNotes = paired(stages, notes, (note: StageNote) => mermaidName(note.stage.name));
    const drawn = stages.flatMap((stage) => stage.steps.filter((step) => step.undrawn !== true));
    const stepNotes = this.#stepNotes(drawn);
    return stages.map((draft) => {
      const note = stageNotes.get(draft);
      const steps = draft.steps.flatMap((step) => this.#step(step, stepNotes));
      const name = this.#words(draft.raw, note?.stage.name) || (note ? '' : 'Start');
      const kept = note?.stage ?? { id: this.#id('stage', draft.raw) };
      return { ...kept, name, steps: steps.length > 0 ? steps : [{ id: this.#id('step', draft.raw), name }] };
    });
  }

  #stepNotes(drawn: readonly DraftStep[]): Map<DraftStep, StepNote> {
    const attached = this.#draft.stages.flatMap((stage) => stage.steps.flatMap(({ note }) => (note ? [note] : [])));
    const all = [...attached, ...this.#draft.strays];
    const found = paired(drawn, all, (note) => mermaidName(note.step.name));
    const used = new Set(found.values());
    for (const stage of this.#draft.stages) {
      for (const step of stage.steps) {
        if (step.undrawn && step.note && !used.has(step.note)) found.set(step, step.note);
      }
    }
    const left = new Set(found.values());
    for (const note of all) if (!left.has(note)) this.#sayGone(note);
    return found;
  }

  #sayGone({ step, cards }: StepNote): void {
    const many = cards.length === 0 ? '' : cards.length === 1 ? ' and its card' : ` and its ${cards.length} cards`;
    this.lost.push({ what: `The step is no longer in the text; it${many} were left out`, where: step.name });
  }

  #step(draft: DraftStep, notes: ReadonlyMap<DraftStep, StepNote>): Step[] {
    const note = notes.get(draft);
    if (draft.undrawn) {
      if (!note) return [];
      this.#cards.push(...(note.cards as Card[]));
      return [note.step as Step];
    }
    const id = note?.step.id ?? this.#id('step', draft.raw);
    const name = this.#words(draft.raw, note?.step.name) ?? '';
    const before = (note?.cards ?? []) as Card[];
    const cards = draft.task === undefined ? this.#met(id, draft, note, before) : this.#felt(id, draft, note, before);
    this.#cards.push(...cards);
    return [{ ...note?.step, id, name }];
  }

  /** The cards of a task: as they were kept, or with the score and people the text gives now. */
  #felt(step: string, draft: DraftStep, note: StepNote | undefined, before: readonly Card[]): Card[] {
    const data = draft.task ?? '';
    if (note?.task === data) return [...before];
    const scored = scoredOf(data, draft.raw, draft.line);
    this.lost.push(...scored.lost);
    const { valence, people } = scored;
    if (valence === undefined) return [...before];
    const lane = this.#lane('emotions', 'Feelings');
    const declared = before.filter((card) => card.lane === lane && card.valence !== undefined);
    const others = before.filter((card) => !declared.includes(card));
    const samePeople = note?.task !== undefined && sameList(scoredOf(note.task, '', 0).people, people);
    if (samePeople && declared.length > 0) return [...others, ...declared.map((card) => ({ ...card, valence }))];
    const wanted = people.length > 0 ? people : [undefined];
    return [
      ...others,
      ...wanted.map((name): Card => {
        const persona = name === undefined ? {} : { persona: this.#persona(name) };
        const known = declared.find((card) => card.persona === persona.persona);
        return { ...(known ?? { id: this.#id('card', draft.raw), lane, step, text: '' }), valence, ...persona };
      }),
    ];
  }

  /** The cards of a period: each new event becomes one, those whose event is gone go. */
  #met(step: string, draft: DraftStep, note: StepNote | undefined, before: readonly Card[]): Card[] {
    const written = note?.events ?? [];
    if (sameList(written, draft.events)) return [...before];
    const gone = new Set(written.filter((event) => !draft.events.includes(event)));
    const names = new Map(list<{ id: string; name: string }>(this.#kept.touchpoints).map((one) => [one.id, one.name]));
    const stays = before.filter((card) => {
      const text = typeof card.text === 'string' && card.text !== '' ? card.text : names.get(card.touchpoint ?? '');
      return text === undefined || !gone.has(mermaidName(text));
    });
    const added = draft.events.filter((event) => !written.includes(event));
    if (added.length === 0) return stays;
    const lane = this.#lane('touchpoints', 'Touchpoints');
    return [...stays, ...added.map((event) => ({ id: this.#id('card', event), lane, step, text: shown(event) }))];
  }

  #lane(kind: 'emotions' | 'touchpoints', name: string): string {
    const known = this.#lanes.find((lane) => lane.kind === kind);
    if (known) return known.id;
    const made = { id: this.#id('lane', kind), kind, name };
    this.#lanes.push(made);
    return made.id;
  }

  #persona(name: string): string {
    const known = this.#personas.find((one) => one.name === name);
    if (known) return known.id;
    const made = { id: this.#id('persona', name), name };
    this.#personas.push(made);
    return made.id;
  }
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

/** `order` holds the place each card had; cards that came since go last. */
function inOrder(cards: readonly Card[], order: readonly number[] | undefined): Card[] {
  if (order?.length !== cards.length) return [...cards];
  return cards
    .map((card, at) => ({ card, place: order[at] ?? at }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ card }) => card);
}
