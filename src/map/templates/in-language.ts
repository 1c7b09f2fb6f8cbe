/** What a new map begins with, in the language of the person who begins it: words change, ids stay. */
import { sayIn, type Language, type Say } from '../../lib/language.ts';
import type { JourneyMap } from '../map.ts';
import german from './de.json' with { type: 'json' };
import { templateMap, type Template } from './template.ts';

const voices: Readonly<Record<Language, Say>> = { en: sayIn('en', {}), de: sayIn('de', german) };

/** Fields that hold ids, kinds and units: what programs read, not people. */
const coded: ReadonlySet<string> = new Set(
  'id kind lane step from to below channel channels persona touchpoint state progress status language better unit'.split(
    ' ',
  ),
);

function said(value: unknown, say: Say): unknown {
  if (typeof value === 'string') return say(value);
  if (Array.isArray(value)) return value.map((one: unknown) => said(one, say));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coded.has(key) ? one : said(one, say)]));
}

/** A map of ours, such as a template or a blank one, with every text in `language`. Pure. */
export function mapInLanguage(map: JourneyMap, language: Language): JourneyMap {
  if (language === 'en') return map;
  return { ...(said(map, voices[language]) as JourneyMap), language };
}

/** What a template says of itself to whoever chooses. */
export function templateInLanguage(
  template: Template,
  language: Language,
): Pick<Template, 'title' | 'about' | 'field'> {
  const say = voices[language];
  return { title: say(template.title), about: say(template.about), field: say(template.field) };
}

export const templateMapIn = (template: Template, language: Language): JourneyMap =>
  mapInLanguage(templateMap(template), language);
