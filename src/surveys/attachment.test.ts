import { describe, expect, test } from 'vitest';
import { attach } from './attachment.ts';
import type { AttachmentRule } from './attachment-rules.ts';
import type { Answer, Response } from './response.ts';
import { nowhere, placesNamed, type Met, type Trigger, type Whereabouts } from './whereabouts.ts';

const hour = 3_600_000;
const noon = Date.UTC(2026, 2, 3, 12);

const satisfied = (more: Partial<Answer> = {}): Answer => ({
  question: 'How satisfied are you?',
  kind: 'csat',
  raw: '4',
  value: 4,
  scale: { min: 1, max: 5 },
  polarity: 'higher-is-better',
  ...more,
});

const answered = (more: Partial<Response> = {}): Response => ({
  id: 'r1',
  source: 'survey',
  row: 1,
  answers: [satisfied()],
  texts: [],
  properties: {},
  ...more,
});

const met = (touchpoint: string, hoursAgo: number, more: Partial<Met> = {}): Met => ({
  touchpoint,
  time: noon - hoursAgo * hour,
  facing: true,
  delivery: false,
  ...more,
});

const bakery = (events: readonly Met[] = [], triggers: Readonly<Record<string, Trigger>> = {}): Whereabouts => ({
  places: placesNamed({
    touchpoints: [
      { name: 'Pay', also: ['pays', 'Payment done'] },
      { name: 'Parcel arrives' },
      { name: 'Wi-Fi in the café' },
    ],
    stages: [{ id: 'stage_order', names: ['Order', 'Pay'] }],
  }),
  event: (id) => triggers[id],
  met: (customer, from, to) => (customer === 'Amara' ? events.filter((one) => one.time >= from && one.time <= to) : []),
  journeys: (customer) =>
    customer === 'Amara'
      ? [
          { journey: 7, begins: noon - 900 * hour },
          { journey: 8, begins: noon - 100 * hour },
        ]
      : [],
  journeyNamed: (id) => (id === 'order-8' ? 8 : undefined),
});

const amara = { customer: 'Amara', time: noon } as const;

describe('where an answer belongs', () => {
  test('the tag of the row counts before the event that triggered it, and that before the time', () => {
    const where = bakery([met('Parcel arrives', 1)], { e1: { ...met('Pay', 3), customer: 'Amara' } });
    const whole = (more: Partial<Response>) => attach(answered({ ...amara, ...more }), where).whole;
    expect(whole({ touchpoint: 'Parcel arrives', event: 'e1' })).toEqual({
      to: 'touchpoint',
      touchpoint: 'Parcel arrives',
      by: 'tag',
    });
    expect(whole({ event: 'e1' })).toEqual({ to: 'touchpoint', touchpoint: 'Pay', by: 'event' });
    expect(whole({ event: 'not there' })).toMatchObject({ touchpoint: 'Parcel arrives', by: 'window' });
  });

  test('the journey is that of the trigger, however late the answer comes; the customer may go by another name', () => {
    const e1 = { ...met('Pay', 300), customer: 'Amara' };
    const late = (customer: string) => attach(answered({ customer, time: noon, event: 'e1' }), bakery([], { e1 }));
    expect(late('Amara')).toMatchObject({ journey: 7, whole: { touchpoint: 'Pay', by: 'event' } });
    expect(late('amara@example.org')).toMatchObject({ journey: 7, whole: { touchpoint: 'Pay', by: 'event' } });
    expect(attach(answered({ event: 'e1' }), bakery([], { e1 }))).toMatchObject({ journey: 7 });
  });

  test('an id that leads to what another customer did is a mistake and does not count', () => {
    const e1 = { ...met('Pay', 3), customer: 'Bo' };
    const where = bakery([met('Parcel arrives', 1)], { e1 });
    expect(attach(answered({ ...amara, event: 'e1' }), where).whole).toMatchObject({ by: 'window' });
    expect(attach(answered({ event: 'e9' }), where).whole).toEqual({ to: 'unassigned', why: 'unknown-event' });
  });

  test('a touchpoint taken from the words of a question is no tag: where nobody knows it, the answer goes with its row', () => {
    const wait = (touchpoint: string, guessed: boolean, more: Partial<Response>) => {
      const answer = satisfied({ touchpoint, ...(guessed ? { guessed: true } : {}) });
      return attach(answered({ answers: [answer], ...more }), bakery([met('Parcel arrives', 1)])).answers[0];
    };
    expect(wait('Courier', true, { touchpoint: 'Pay' })).toMatchObject({ touchpoint: 'Pay', by: 'tag' });
    expect(wait('Courier', true, { stage: 'Order' })).toMatchObject({ stage: 'stage_order' });
    expect(wait('Parcel arrives', true, { touchpoint: 'Pay' })).toMatchObject({
      touchpoint: 'Parcel arrives',
      by: 'question',
    });
    expect(wait('Courier', true, { touchpoint: 'Packing desk' })).toMatchObject({ tag: 'Packing desk' });
    expect(wait('Courier', true, amara)).toMatchObject({ touchpoint: 'Parcel arrives', by: 'window' });
    expect(wait('Courier', true, {})).toMatchObject({ why: 'unknown-touchpoint', tag: 'Courier' });
    expect(wait('Courier', false, { touchpoint: 'Pay' })).toMatchObject({ why: 'unknown-touchpoint', tag: 'Courier' });
  });

  test('a tag is known by any name of the place: another case, an event of the log, without its hyphen', () => {
    const tagged = (touchpoint: string) => attach(answered({ touchpoint }), bakery()).whole;
    expect(tagged('PAY')).toMatchObject({ touchpoint: 'Pay' });
    expect(tagged('Payment done')).toMatchObject({ touchpoint: 'Pay' });
    expect(tagged('wifi in the cafe')).toMatchObject({ touchpoint: 'Wi-Fi in the café' });
    expect(tagged('Order')).toEqual({ to: 'stage', stage: 'stage_order', by: 'tag' });
  });

  test('an answer about a touchpoint of its own goes there, the rest of the row elsewhere', () => {
    const found = attach(
      answered({ ...amara, answers: [satisfied({ touchpoint: 'parcel_arrives' }), satisfied()] }),
      bakery(),
    );
    expect(found.answers).toEqual([
      { to: 'touchpoint', touchpoint: 'Parcel arrives', by: 'tag' },
      { to: 'whole', by: 'journey' },
    ]);
    expect(found.journey).toBe(8);
  });

  test('the window is 24 hours, 72 after a delivery; what customers never see does not count', () => {
    const at = (...events: Met[]) => attach(answered(amara), bakery(events)).whole;
    expect(at(met('Pay', 24))).toMatchObject({ touchpoint: 'Pay', by: 'window' });
    expect(at(met('Pay', 25))).toEqual({ to: 'whole', by: 'journey' });
    expect(at(met('Parcel arrives', 71, { delivery: true }), met('Pay', 30))).toMatchObject({
      touchpoint: 'Parcel arrives',
    });
    expect(at(met('Pay', 3), met('Stock counted', 1, { facing: false }))).toMatchObject({ touchpoint: 'Pay' });
  });

  test('what fits nowhere waits, and says why', () => {
    const why = (more: Partial<Response>) => attach(answered(more), bakery()).whole;
    expect(why({ touchpoint: 'Packing desk', ...amara })).toEqual({
      to: 'unassigned',
      why: 'unknown-touchpoint',
      tag: 'Packing desk',
    });
    expect(why({ stage: 'Afterwards' })).toMatchObject({ why: 'unknown-stage', tag: 'Afterwards' });
    expect(why({})).toMatchObject({ why: 'no-customer' });
    expect(why({ customer: 'Stranger', time: noon })).toMatchObject({ why: 'unknown-customer' });
    expect(why({ customer: 'Amara' })).toMatchObject({ why: 'no-time' });
    expect(why({ customer: 'Amara', time: noon - 2000 * hour })).toMatchObject({ why: 'before-events' });
  });

  test('a journey that is named is the journey, whatever the time', () => {
    expect(attach(answered({ journey: 'order-8' }), bakery())).toMatchObject({ journey: 8, whole: { to: 'whole' } });
  });

  test('where no log and no map is known, each tag names a touchpoint of its own', () => {
    const found = attach(answered({ answers: [satisfied({ touchpoint: 'Cleanliness' }), satisfied()] }), nowhere);
    expect(found.answers).toMatchObject([{ touchpoint: 'Cleanliness' }, { to: 'whole' }]);
  });
});

describe('relation and occasion', () => {
  const recommend = (question: string): Answer => ({
    question,
    kind: 'nps',
    raw: '9',
    value: 9,
    scale: { min: 0, max: 10 },
    polarity: 'higher-is-better',
  });
  const paid = bakery([met('Pay', 3)], { e1: { ...met('Pay', 3), customer: 'Amara' } });
  const placed = (answers: readonly Answer[], more: Partial<Response> = {}, where = paid) =>
    attach(answered({ ...amara, answers: [...answers], ...more }), where);

  test('would you recommend us, asked on no occasion, is about the relation, whatever was met last', () => {
    const found = placed([recommend('How likely are you to recommend us?'), satisfied()], {
      texts: [{ question: 'Why?', text: 'Paid in a minute' }],
    });
    expect(found.answers).toEqual([
      { to: 'whole', by: 'question' },
      { to: 'touchpoint', touchpoint: 'Pay', by: 'window' },
    ]);
    expect(found.whole).toMatchObject({ touchpoint: 'Pay' });
  });

  test('what was written beside it alone explains it, and goes with it', () => {
    const found = placed([recommend('nps')], { texts: [{ question: 'Why?', text: 'Always fresh' }] });
    expect(found.whole).toEqual({ to: 'whole', by: 'question' });
  });

  test('asked about an occasion, it belongs there: by its tag, its event, or its words', () => {
    const of = (question: string, more: Partial<Response> = {}) => placed([recommend(question)], more).answers[0];
    expect(of('nps', { touchpoint: 'Parcel arrives' })).toMatchObject({ touchpoint: 'Parcel arrives', by: 'tag' });
    expect(of('nps', { event: 'e1' })).toMatchObject({ touchpoint: 'Pay', by: 'event' });
    for (const words of ['After your last order, would you recommend us?', 'tNPS', 'Nach Ihrer Bestellung: NPS']) {
      expect(of(words)).toMatchObject({ touchpoint: 'Pay', by: 'window' });
    }
  });

  test('a question that says it asks about the relation does so in any row', () => {
    for (const words of ['relationship_nps', 'rNPS', 'Beziehungs-NPS']) {
      expect(placed([recommend(words)], { touchpoint: 'Pay' }).answers).toEqual([{ to: 'whole', by: 'question' }]);
    }
  });

  test('who is not in the log waits: nobody knows of which relation they speak', () => {
    expect(placed([recommend('nps')], { customer: 'Stranger' }).answers[0]).toMatchObject({ why: 'unknown-customer' });
  });

  test('on a map without a log, what names no place waits, unless no row does', () => {
    const drawn: Whereabouts = { places: bakery().places ?? placesNamed({ touchpoints: [], stages: [] }) };
    expect(attach(answered(), drawn).whole).toEqual({ to: 'unassigned', why: 'no-tag' });
    expect(attach(answered(), { ...drawn, untagged: true }).whole).toEqual({ to: 'whole', by: 'journey' });
    expect(attach(answered({ answers: [recommend('NPS')] }), drawn).whole).toEqual({ to: 'whole', by: 'question' });
  });
});

describe('rules that people make', () => {
  const topic: AttachmentRule = {
    id: 'rule_1',
    when: { column: 'topic', is: 'delivery' },
    to: { touchpoint: 'Parcel arrives' },
  };
  const crushed: AttachmentRule = { id: 'rule_2', when: { text: 'crushed' }, to: { stage: 'stage_order' } };
  const question: AttachmentRule = {
    id: 'rule_3',
    when: { question: 'How satisfied are you?' },
    to: { whole: true },
  };

  test('a column with a value, words of a text, a question: the first that fits decides', () => {
    const rules = [topic, crushed];
    const row = answered({ properties: { topic: 'Delivery ' }, texts: [{ question: 'Why?', text: 'All CRUSHED.' }] });
    expect(attach(row, bakery(), rules).whole).toEqual({
      to: 'touchpoint',
      touchpoint: 'Parcel arrives',
      by: 'rule',
      rule: 'rule_1',
    });
    expect(attach(row, bakery(), rules.toReversed()).whole).toMatchObject({ to: 'stage', stage: 'stage_order' });
  });

  test('a rule about a question moves its answers alone', () => {
    const found = attach(answered({ ...amara, touchpoint: 'Pay' }), bakery(), [question]);
    expect(found.whole).toMatchObject({ touchpoint: 'Pay' });
    expect(found.answers).toEqual([{ to: 'whole', by: 'rule', rule: 'rule_3' }]);
  });

  test('what was put where nothing is any more waits again', () => {
    const row = answered({ properties: { topic: 'delivery' }, texts: [{ question: 'Why?', text: 'crushed' }] });
    const bare: Whereabouts = { places: placesNamed({ touchpoints: [], stages: [] }) };
    expect(attach(row, bare, [topic]).whole).toEqual({
      to: 'unassigned',
      why: 'unknown-touchpoint',
      tag: 'Parcel arrives',
    });
    expect(attach(row, bare, [crushed]).whole).toMatchObject({ to: 'unassigned', why: 'unknown-stage' });
  });

  test('a stage is meant by its id, so renaming it moves nothing', () => {
    const row = answered({ texts: [{ question: 'Why?', text: 'crushed' }] });
    const renamed: Whereabouts = {
      places: placesNamed({ touchpoints: [], stages: [{ id: 'stage_order', names: ['Buying'] }] }),
    };
    expect(attach(row, renamed, [crushed])).toEqual(attach(row, bakery(), [crushed]));
  });
});
