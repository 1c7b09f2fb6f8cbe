/** The words of `lint` in the language that was asked for: those of the rules, and its own. */
import { type Language, type Say, sayIn } from '../lib/language.ts';
import { filledIn } from '../map/lint/lint.ts';
import germanRules from '../map/lint/de.json' with { type: 'json' };
import type { Finding } from '../map/lint/rule.ts';
import german from './de.json' with { type: 'json' };

export const sayingLint = (language: Language): Say =>
  sayIn(language, language === 'de' ? { ...germanRules, ...german } : {});

/** Values that are words of ours (a channel, a lane) are said too; names between quotation marks are somebody's own. */
export function messageIn(say: Say, { text, values }: Pick<Finding, 'text' | 'values'>): string {
  const said = Object.entries(values).map(([name, value]) => {
    const own = typeof value === 'number' || text.includes(`“{${name}}”`);
    return [name, own ? value : say(value)] as const;
  });
  return filledIn(say(text), Object.fromEntries(said));
}
