import { expect, test } from 'vitest';
import { isRefusal } from '../lib/refusal.ts';
import { parseJourneyFile, printJourneyFile } from './file.ts';
import { freshCopy } from './fresh-copy.ts';
import { looseEnds } from './references.ts';
import { saasOnboarding } from './templates/saas-onboarding.ts';
import { templateMap } from './templates/template.ts';
import { templates } from './templates/templates.ts';

/** Every id in a value, wherever it stands. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === 'id' && typeof one === 'string' ? [one] : idsIn(one)));
}

test.each(templates.map((one) => [one.id, templateMap(one)] as const))(
  'a copy of %s is whole and shares no id',
  (_, map) => {
    const copy = freshCopy(map);
    const before = new Set(idsIn(map));
    expect(idsIn(copy).filter((id) => before.has(id))).toEqual([]);
    expect(idsIn(copy)).toHaveLength(idsIn(map).length);
    expect(looseEnds(copy)).toEqual([]);
    const file = parseJourneyFile(printJourneyFile(copy));
    expect(isRefusal(file) ? file : undefined).toBeUndefined();
  },
);

test('a copy says what the original says, in the same places', () => {
  const map = templateMap(saasOnboarding);
  const copy = freshCopy(map);
  const places = ({ stages, lanes, cards, touchpoints }: typeof map) =>
    cards.map((card) => [
      card.text,
      lanes.find((lane) => lane.id === card.lane)?.name,
      stages.flatMap((stage) => stage.steps).find((step) => step.id === card.step)?.name,
      touchpoints.find((one) => one.id === card.touchpoint)?.name,
    ]);
  expect(places(copy)).toEqual(places(map));
});

test('every part of a map is renamed, with what names it', () => {
  const map = {
    ...templateMap(saasOnboarding),
    signOffs: [{ id: 'signed', by: 'Nadia', on: '2026-11-01' }],
    stakeholders: [
      { id: 'shop', name: 'Shop', side: 'company' as const, gives: [{ to: 'buyer', what: 'Bread' }] },
      { id: 'buyer', name: 'Buyer', side: 'customer' as const },
    ],
    paths: [{ id: 'walk', name: 'Most', touchpoints: ['pricing', 'signup'], persona: 'ines-team-lead' }],
    views: [{ id: 'v', name: 'Pains', view: 'grid' as const, hiddenLanes: ['goals'], personas: ['ines-team-lead'] }],
  };
  const copy = freshCopy(map);
  expect(looseEnds(copy)).toEqual([]);
  expect(copy.signOffs).toBeUndefined();
  expect(copy.stakeholders?.[0]?.gives?.[0]?.to).toBe(copy.stakeholders?.[1]?.id);
  expect(copy.views?.[0]?.hiddenLanes).toEqual([copy.lanes[0]?.id]);
  expect(copy.paths?.[0]?.persona).toBe(copy.personas[0]?.id);
});
