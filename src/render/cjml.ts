/**
 * Maps as CJML 2.0 (Customer Journey Modelling Language, SINTEF; Halvorsrud, Haugstveit, Pultier 2016): touchpoints in
 * order, each a communication between two actors over a channel or an action of one; planned and actual apart.
 */
import { channels, type Card, type Channel, type JourneyMap, type MeasuredMap, type Stage } from '../map/map.ts';
import { contentIds, type Fresh } from '../map/content-ids.ts';
import { channelOf } from '../map/channel-words.ts';
import { escaped, plain } from '../map/rich-text.ts';
import { isRefusal, refusal, type Refusal } from '../lib/refusal.ts';
import type { ReadMaps } from './map-files.ts';
import type { Lost } from './map-forms.ts';
import { touchpointOf } from './reading.ts';
import { element, parseXml, printXml, type XmlElement } from './xml.ts';

const company = 'company';
const customer = 'customer';

/** A journey as it should be is planned; one as it is, actual. */
const isPlanned = (map: JourneyMap): boolean => map.kind === 'future-state';

const customerLanes = new Set(['actions', 'touchpoints']);
const companyLanes = new Set(['frontstage', 'backstage', 'support', 'employee']);

interface Row {
  readonly card: Card;
  readonly stage: Stage;
  readonly words: string;
  /** Missing of an action. */
  readonly channel?: Channel;
  readonly byCompany: boolean;
}

function rowsOf(map: JourneyMap): Row[] {
  const kinds = new Map(map.lanes.map((lane) => [lane.id, lane.kind]));
  const held = (card: Card): boolean => {
    const kind = kinds.get(card.lane) ?? 'free';
    return customerLanes.has(kind) || companyLanes.has(kind);
  };
  return map.stages.flatMap((stage) =>
    stage.steps.flatMap((step) =>
      map.lanes.flatMap((lane) =>
        map.cards
          .filter((card) => card.step === step.id && card.lane === lane.id && held(card))
          .map((card): Row => {
            const touchpoint = touchpointOf(map, card);
            const channel = card.channel ?? touchpoint?.channel;
            const words = plain(card.text) || touchpoint?.name || '';
            const byCompany = companyLanes.has(lane.kind);
            const meets = lane.kind === 'touchpoints';
            return { card, stage, words, byCompany, ...(meets ? { channel: channel ?? 'other' } : {}) };
          }),
      ),
    ),
  );
}

/** The feeling declared for the step of a card: CJML knows experience of one person at a touchpoint, in actual journeys. */
function feltAt(map: JourneyMap, step: string): Card[] {
  const lanes = new Set(map.lanes.filter((lane) => lane.kind === 'emotions').map((lane) => lane.id));
  return map.cards.filter((card) => card.step === step && lanes.has(card.lane) && card.valence !== undefined);
}

const words = (name: string, text: string | undefined): XmlElement | undefined =>
  text === undefined || text === '' ? undefined : element(name, {}, text);

function touchpointElement(map: JourneyMap, row: Row, prefix: string, felt: readonly Card[]): XmlElement {
  const { card, stage, channel, byCompany } = row;
  const who = (name: string, actor: string): XmlElement =>
    element(name, {}, element('refersTo', { actorIDref: actor }), element('label', {}, row.words));
  const experience = felt.map((one) =>
    element(
      'experience',
      { value: one.valence },
      words('actor', map.personas.find(({ id }) => id === one.persona)?.name),
      words('comment', plain(one.text)),
    ),
  );
  const common = [
    element('touchpointID', {}, card.id),
    words('label', row.words),
    words('phase', stage.name),
    words('step', map.stages.flatMap(({ steps }) => steps).find(({ id }) => id === card.step)?.name),
  ];
  if (channel === undefined)
    return element(`${prefix}Action`, {}, ...common, who('initiator', byCompany ? company : customer), ...experience);
  return element(
    `${prefix}CommunicationPoint`,
    {},
    ...common,
    who('initiator', byCompany ? company : customer),
    who('receiver', byCompany ? customer : company),
    element('channel', {}, element('channelName', {}, channel)),
    ...experience,
  );
}

/** What CJML holds of a map; everything else is told by `lossOf`. */
export function toCjml({ map }: MeasuredMap): string {
  const planned = isPlanned(map);
  const prefix = planned ? 'planned' : 'actual';
  const told = new Set<string>();
  const touchpoints = rowsOf(map).map((row) => {
    // Experience stands once a step, and only in journeys that happened.
    const felt = planned || told.has(row.card.step) ? [] : feltAt(map, row.card.step);
    told.add(row.card.step);
    return touchpointElement(map, row, prefix, felt);
  });
  const end = map.personas[0]?.name ?? 'Customer';
  const root = element(
    'CJML',
    { version: '2.0' },
    element(
      `${prefix}Journey`,
      {},
      element('journeyID', {}, map.id),
      element('journeyName', {}, map.title),
      words('description', map.summary),
      element(
        'actors',
        {},
        element('endUser', {}, element('actorID', {}, customer), element('actorName', {}, end)),
        element(
          'serviceProvider',
          {},
          element('actorID', {}, company),
          element('companyName', {}, map.owner ?? 'Company'),
        ),
      ),
      element('touchpoints', {}, ...touchpoints),
    ),
  );
  return printXml(root);
}

const child = (of: XmlElement, ...names: readonly string[]): XmlElement | undefined =>
  of.children.find((one) => names.includes(one.name));
const said = (of: XmlElement, ...names: readonly string[]): string => child(of, ...names)?.text ?? '';

/** Refused `bad-xml`, `hostile-xml` or `no-journey`, with the line. */
export function readCjml(text: string, title: string): ReadMaps | Refusal {
  const root = parseXml(text);
  if (isRefusal(root)) return root;
  if (root.name !== 'CJML') return otherXml(root);
  const journeys = root.children.filter((one) => /^(actual|planned)Journey$/.test(one.name));
  if (journeys.length === 0)
    return refusal('no-journey', 'This CJML file holds neither a planned nor an actual journey.', {
      place: { line: root.line },
    });
  const lost: Lost[] = [];
  if (root.attributes.version !== '2.0')
    lost.push({
      what: `This is CJML ${root.attributes.version ?? 'without a version'}; it was read as 2.0`,
      line: root.line,
    });
  const fresh = contentIds(text);
  const maps = journeys.map((journey) => new CjmlReader(journey, fresh, lost).map(title));
  return {
    maps: maps.map((map) => ({ map, measures: {} })),
    format: 'CJML 2.0',
    matched: maps.map(
      (map) =>
        `“${map.title}”, ${map.kind === 'future-state' ? 'planned' : 'actual'}: ${map.stages.length} phases, ${map.cards.length} cards of its touchpoints`,
    ),
    lost,
  };
}

function otherXml(root: XmlElement): Refusal {
  const fixes: Readonly<Record<string, string>> = {
    log: 'This is a log of events (XES): bring it by Import, and its journeys are discovered.',
    svg: 'A picture holds no map; bring the file it was drawn from.',
    html: 'A page holds no map; bring the journey file.',
    definitions: 'BPMN describes processes, not journeys.',
  };
  return refusal('unknown-form', `This XML is a “${root.name}”, not a CJML journey.`, {
    ...(fixes[root.name] === undefined ? {} : { fix: fixes[root.name] }),
    place: { line: root.line },
  });
}

class CjmlReader {
  readonly #journey: XmlElement;
  readonly #fresh: Fresh;
  readonly #lost: Lost[];
  readonly #actors = new Map<string, { name: string; company: boolean }>();
  readonly #ids = new Set<string>();
  readonly #map: JourneyMap;
  readonly #lanes = new Map<string, string>();

  constructor(journey: XmlElement, fresh: Fresh, lost: Lost[]) {
    this.#journey = journey;
    this.#fresh = fresh;
    this.#lost = lost;
    const given = said(journey, 'journeyID');
    this.#map = {
      id: /^[\w-]{1,120}$/.test(given) ? given : fresh('map'),
      title: '',
      kind: journey.name === 'plannedJourney' ? 'future-state' : 'current-state',
      personas: [],
      stages: [],
      lanes: [],
      cards: [],
      touchpoints: [],
    };
  }

  map(title: string): JourneyMap {
    const map = this.#map;
    map.title = said(this.#journey, 'journeyName', 'name', 'title') || title;
    const summary = said(this.#journey, 'description');
    if (summary !== '') map.summary = summary;
    for (const actor of child(this.#journey, 'actors')?.children ?? []) this.#readActor(actor);
    for (const one of child(this.#journey, 'touchpoints')?.children ?? []) this.#readTouchpoint(one);
    if (map.stages.length === 0)
      map.stages.push({
        id: this.#fresh('stage'),
        name: 'Journey',
        steps: [{ id: this.#fresh('step'), name: 'Journey' }],
      });
    return map;
  }

  #readActor(actor: XmlElement): void {
    const id = said(actor, 'actorID') || actor.attributes.actorID || '';
    const isCompany = actor.name !== 'endUser';
    const name = said(actor, 'actorName', 'companyName', 'name') || (isCompany ? 'Company' : 'Customer');
    this.#actors.set(id, { name, company: isCompany });
    if (!isCompany) this.#map.personas.push({ id: this.#fresh('persona'), name });
    else if (this.#map.owner === undefined && name !== 'Company') this.#map.owner = name;
  }

  /** An actor that is named but not there is said, never made up. */
  #actor(of: XmlElement | undefined): { name: string; company: boolean } | undefined {
    const refers = of && child(of, 'refersTo');
    const id = refers?.attributes.actorIDref;
    if (refers === undefined || id === undefined) return undefined;
    const found = this.#actors.get(id);
    if (!found) this.#lost.push({ what: `It names the actor “${id}”, which is not in the file`, line: refers.line });
    return found;
  }

  #step(phase: string, step: string): string {
    const { stages } = this.#map;
    const name = phase || stages.at(-1)?.name || 'Journey';
    if (stages.at(-1)?.name !== name) stages.push({ id: this.#fresh('stage'), name, steps: [] });
    const stage = stages.at(-1);
    const last = stage?.steps.at(-1);
    if (last && last.name === step) return last.id;
    const made = { id: this.#fresh('step'), name: step };
    stage?.steps.push(made);
    return made.id;
  }

  #lane(kind: 'actions' | 'touchpoints' | 'frontstage' | 'emotions', name: string): string {
    const known = this.#lanes.get(kind);
    if (known) return known;
    const id = this.#fresh('lane');
    this.#map.lanes.push({ id, kind, name });
    this.#lanes.set(kind, id);
    return id;
  }

  #readTouchpoint(one: XmlElement): void {
    const isAction = /Action$|^action$/i.test(one.name);
    if (!isAction && !/CommunicationPoint$|touchpoint$/i.test(one.name)) {
      this.#lost.push({ what: `“${one.name}” is nothing CJML 2.0 knows as a touchpoint`, line: one.line });
      return;
    }
    const [initiator, receiver] = [child(one, 'initiator'), child(one, 'receiver')];
    const from = this.#actor(initiator);
    this.#actor(receiver);
    const label =
      said(one, 'label', 'touchpointName', 'name') || said(initiator ?? one, 'label') || said(receiver ?? one, 'label');
    const step = this.#step(said(one, 'phase', 'phaseName'), said(one, 'step') || label || 'Touchpoint');
    const given = said(one, 'touchpointID');
    const free = /^.{1,120}$/.test(given) && !this.#ids.has(given);
    const id = free ? given : this.#fresh('card');
    this.#ids.add(id);
    if (isAction) {
      const lane = from?.company ? this.#lane('frontstage', 'What we do') : this.#lane('actions', 'Actions');
      this.#map.cards.push({ id, lane, step, text: escaped(label) });
    } else this.#communication(one, { id, step, label, company: from?.company === true });
    for (const felt of one.children.filter(({ name }) => name === 'experience')) this.#readFeeling(felt, step);
  }

  #communication(one: XmlElement, at: { id: string; step: string; label: string; company: boolean }): void {
    const name = said(child(one, 'channel') ?? one, 'channelName') || child(one, 'channel')?.text || '';
    const channel = channels.find((known) => known === name) ?? channelOf(name);
    if (channel === undefined && name !== '')
      this.#lost.push({ what: `“${name}” is no channel we know; “other” was taken`, where: at.label, line: one.line });
    if (at.company) {
      const lane = this.#lane('frontstage', 'What we do');
      this.#map.cards.push({ id: at.id, lane, step: at.step, text: escaped(at.label), channel: channel ?? 'other' });
      return;
    }
    const lane = this.#lane('touchpoints', 'Touchpoints');
    const key = (touchpoint: { name: string; channel: string }): string => `${touchpoint.channel} ${touchpoint.name}`;
    const made = { id: '', name: at.label || 'Touchpoint', channel: channel ?? ('other' as const) };
    const known = this.#map.touchpoints.find((touchpoint) => key(touchpoint) === key(made));
    const touchpoint = known?.id ?? this.#fresh('touchpoint');
    if (!known) this.#map.touchpoints.push({ ...made, id: touchpoint });
    this.#map.cards.push({ id: at.id, lane, step: at.step, text: '', touchpoint });
  }

  #readFeeling(felt: XmlElement, step: string): void {
    const valence = Number(felt.attributes.value);
    if (felt.attributes.value === undefined || Number.isNaN(valence) || Math.abs(valence) > 2) {
      this.#lost.push({ what: `“${felt.attributes.value ?? ''}” is no feeling from −2 to +2`, line: felt.line });
      return;
    }
    if (this.#map.kind === 'future-state')
      this.#lost.push({
        what: 'CJML knows experience in actual journeys only; this one was kept all the same',
        line: felt.line,
      });
    const persona = this.#map.personas.find(({ name }) => name === said(felt, 'actor'));
    const lane = this.#lane('emotions', 'Feelings');
    const text = escaped(said(felt, 'comment'));
    this.#map.cards.push({
      id: this.#fresh('card'),
      lane,
      step,
      text,
      valence,
      ...(persona ? { persona: persona.id } : {}),
    });
  }
}
