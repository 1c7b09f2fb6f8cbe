/** Every template is whole, valid, our own, and leaves only the gaps it means to teach. */
import { describe, expect, test } from 'vitest';
import { parseJourneyFile, printJourneyFile } from '../file.ts';
import { isRefusal } from '../../lib/refusal.ts';
import { countsByRule, lint } from '../lint/lint.ts';
import type { JourneyMap, LaneKind } from '../map.ts';
import { looseEnds } from '../references.ts';
import { IntlMessageFormat } from 'intl-messageformat';
import german from './de.json' with { type: 'json' };
import { mapInLanguage, templateInLanguage, templateMapIn } from './in-language.ts';
import { templateMap, type Template } from './template.ts';
import { templates } from './templates.ts';

const every: readonly LaneKind[] = [
  'goals',
  'actions',
  'touchpoints',
  'thoughts',
  'emotions',
  'pains',
  'opportunities',
  'solutions',
  'metrics',
];

const stepsOf = (map: JourneyMap): readonly JourneyMap['stages'][number]['steps'][number][] =>
  map.stages.flatMap((stage) => stage.steps);
const inKind = (map: JourneyMap, kind: LaneKind): JourneyMap['cards'] => {
  const lanes = new Set(map.lanes.filter((lane) => lane.kind === kind).map((lane) => lane.id));
  return map.cards.filter((card) => lanes.has(card.lane));
};

/** Texts of a template that are sentences of its own: names of touchpoints and single words may be shared. */
function sentences(template: Template): string[] {
  const map = templateMap(template);
  const { personas } = map;
  const told = personas.flatMap((one) => [
    one.summary ?? '',
    ...(one.goals ?? []),
    ...(one.needs ?? []),
    ...(one.frustrations ?? []),
    ...(one.quotes ?? []),
    ...Object.values(one.empathy ?? {}).flat(),
  ]);
  const cards = map.cards.filter((card) => card.lane !== 'touchpoints').map((card) => card.text);
  return [map.scenario ?? '', template.about, ...told.map(String), ...cards].filter((text) => /\s/.test(text));
}

test('there are at least twelve, each with its own id and title', () => {
  expect(templates.length).toBeGreaterThanOrEqual(12);
  expect(new Set(templates.map((one) => one.id)).size).toBe(templates.length);
  expect(new Set(templates.map((one) => one.title)).size).toBe(templates.length);
  expect(templates.some((one) => one.kind === 'service-blueprint')).toBe(true);
});

test('no two templates share a sentence, and none says one twice', () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const template of templates) {
    for (const text of sentences(template)) {
      const known = seen.get(text.toLowerCase());
      if (known !== undefined) twice.push(`${known}, ${template.id}: ${text}`);
      seen.set(text.toLowerCase(), template.id);
    }
  }
  expect(twice).toEqual([]);
});

describe.each(templates.map((one) => [one.id, one] as const))('%s', (_, template) => {
  const map = templateMap(template);

  test('is a valid journey file without loose ends', () => {
    const file = parseJourneyFile(printJourneyFile(map));
    expect(isRefusal(file) ? file : undefined).toBeUndefined();
    expect(looseEnds(map)).toEqual([]);
  });

  test('has five to seven stages with ten to sixteen steps', () => {
    expect(map.stages.length).toBeGreaterThanOrEqual(5);
    expect(map.stages.length).toBeLessThanOrEqual(7);
    expect(stepsOf(map).length).toBeGreaterThanOrEqual(10);
    expect(stepsOf(map).length).toBeLessThanOrEqual(16);
  });

  test('has example content in every lane, and a touchpoint in every step', () => {
    for (const lane of map.lanes) {
      expect([lane.name, map.cards.filter((card) => card.lane === lane.id).length > 2]).toEqual([lane.name, true]);
    }
    expect(map.lanes.map((lane) => lane.kind)).toEqual(expect.arrayContaining([...every]));
    const met = new Set(inKind(map, 'touchpoints').map((card) => card.step));
    expect(stepsOf(map).filter((step) => !met.has(step.id))).toEqual([]);
  });

  test('calls every card an assumption and names no evidence', () => {
    expect(map.cards.filter((card) => card.state !== 'assumption')).toEqual([]);
    expect(map.cards.filter((card) => card.citation ?? card.evidence ?? card.measures)).toEqual([]);
    expect(map.summary).toContain('assumption');
  });

  test('has a persona with empathy, dips, a moment of truth, and touchpoints with impact and target', () => {
    const [persona] = map.personas;
    expect(Object.values(persona?.empathy ?? {}).every((words) => Array.isArray(words) && words.length > 0)).toBe(true);
    expect(Object.keys(persona?.empathy ?? {})).toHaveLength(4);
    const felt = inKind(map, 'emotions').map((card) => card.valence ?? 0);
    expect(felt.filter((value) => value <= -1).length).toBeGreaterThanOrEqual(1);
    expect(felt.filter((value) => value >= 1).length).toBeGreaterThanOrEqual(1);
    expect(stepsOf(map).some((step) => step.momentOfTruth)).toBe(true);
    expect(map.touchpoints.filter((one) => one.impact === undefined || one.target === undefined)).toEqual([]);
  });

  test('leads from pain points over scored opportunities to solutions and metrics with targets', () => {
    for (const kind of ['raises', 'solved-by', 'validated-by'] as const) {
      expect(map.links?.filter((link) => link.kind === kind).length).toBeGreaterThanOrEqual(3);
    }
    const scored = inKind(map, 'opportunities').filter((card) => card.effort !== undefined);
    expect(scored.length).toBeGreaterThanOrEqual(3);
    expect(new Set(scored.map((card) => `${card.effort} ${card.customerValue}`)).size).toBeGreaterThan(2);
  });

  test('breaks just the rules it means to teach', () => {
    expect(Object.keys(countsByRule(lint(map, {}, { today: '2026-11-21' }))).toSorted()).toEqual(
      template.teaches.toSorted(),
    );
  });
});

/** Texts of a map that people read; what two languages spell alike is left out by the caller. */
function textsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['id', 'kind', 'channel', 'unit', 'language'].includes(key) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, Array.isArray(value) ? key : name));
}

describe.each(templates.map((one) => [one.id, one] as const))('%s in German', (_, template) => {
  const english = templateMap(template);
  const map = templateMapIn(template, 'de');
  const words: Readonly<Record<string, string>> = german;

  test('has German for every sentence, and says so of itself', () => {
    const sentences = [...textsOf(english), template.title, template.about, template.field].filter((text) =>
      /\p{L}{2}.* /u.test(text),
    );
    expect(sentences.filter((text) => !(text in words))).toEqual([]);
    expect(map.language).toBe('de');
    const about = templateInLanguage(template, 'de');
    expect([about.about, about.title].filter((text) => text === template.about || text === template.title)).toEqual([]);
  });

  test('is the same map under the same ids, valid, with the same gaps', () => {
    const shape = (one: JourneyMap) => ({
      stages: one.stages.map((stage) => [stage.id, stage.steps.map((step) => [step.id, step.takes])]),
      cards: one.cards.map(({ text: _text, owner: _owner, ...rest }) => ({ ...rest, kpi: rest.kpi?.kind })),
      touchpoints: one.touchpoints.map(({ id, channel, impact, target }) => [id, channel, impact, target]),
      links: one.links,
    });
    expect(shape(map)).toEqual(shape(english));
    expect(isRefusal(parseJourneyFile(printJourneyFile(map)))).toBe(false);
    expect(Object.keys(countsByRule(lint(map, {}, { today: '2026-11-21' }))).toSorted()).toEqual(
      template.teaches.toSorted(),
    );
  });
});

test('every German text can be said, and English stays as it is written', () => {
  for (const text of Object.values(german)) expect(() => new IntlMessageFormat(text, 'de')).not.toThrow();
  const [first] = templates;
  const map = first && templateMap(first);
  expect(map && mapInLanguage(map, 'en') === map).toBe(true);
});
