/** What somebody has chosen to begin a map with, before they are asked whose journey it is. */
import type { Language } from '../../lib/language.ts';
import { untitled, type JourneyFile } from '../../map/map.ts';
import type { TemplateSummary } from '../../server/api.ts';

export type Seed =
  | { readonly kind: 'blank' }
  | { readonly kind: 'template'; readonly template: TemplateSummary }
  | { readonly kind: 'file'; readonly file: JourneyFile };

/** What was answered; an empty answer is a skipped question. */
export interface Answers {
  readonly title: string;
  readonly persona: string;
  readonly scenario: string;
}

export type Question = keyof Answers;

/** Only what the beginning does not say yet. A template says whose journey it is as an example, so it is asked. */
export function questionsOf(seed: Seed): readonly Question[] {
  if (seed.kind === 'blank') return ['title', 'persona', 'scenario'];
  if (seed.kind === 'template') return ['persona', 'scenario'];
  const { title, personas, scenario } = seed.file;
  return [
    ...(title === untitled ? (['title'] as const) : []),
    ...(personas.length === 0 ? (['persona'] as const) : []),
    ...(scenario ? [] : (['scenario'] as const)),
  ];
}

/** The body of POST /api/maps. `unnamed` is what a map without a name is called in the reader's language; `newId` makes the id of a persona. */
export function wishOf(
  seed: Seed,
  answers: Answers,
  reader: { readonly unnamed: string; readonly language: Language },
  newId: (kind: string) => string,
): object {
  const { title, persona, scenario } = trimmed(answers);
  const said = { ...(persona && { persona }), ...(scenario && { scenario }) };
  if (seed.kind === 'blank') return { title: title || reader.unnamed, language: reader.language, ...said };
  if (seed.kind === 'template') return { template: seed.template.id, language: reader.language, ...said };
  return {
    ...seed.file,
    ...(title && { title }),
    ...(scenario && { scenario }),
    ...(persona && { personas: [{ id: newId('persona'), name: persona }, ...seed.file.personas] }),
  };
}

const trimmed = ({ title, persona, scenario }: Answers): Answers => ({
  title: title.trim(),
  persona: persona.trim(),
  scenario: scenario.trim(),
});
