/** Names stages by what most of their events say, else by their two commonest touchpoints. */
import { stageWords } from './stage-words.ts';

interface NamedTouchpoint {
  readonly name: string;
  /** How often it occurs. */
  readonly count: number;
}

/** A name is given when its words cover at least this share of the stage's events. */
const leastShare = 0.5;

/**
 * One name a stage, never empty, never twice. A name two stages would earn goes to the one it covers more of; the
 * other takes its next best, or its touchpoints' names.
 */
export function nameStages(stages: readonly (readonly NamedTouchpoint[])[]): string[] {
  const claims = stages.flatMap((touchpoints, stage) => claimsOf(touchpoints).map((claim) => ({ ...claim, stage })));
  claims.sort((a, b) => b.share - a.share || b.words - a.words || a.stage - b.stage || a.order - b.order);
  const names: (string | undefined)[] = stages.map(() => undefined);
  const taken = new Set<string>();
  for (const { name, stage } of claims) {
    if (names[stage] !== undefined || taken.has(name)) continue;
    names[stage] = name;
    taken.add(name);
  }
  return stages.map((touchpoints, stage) => {
    const name = names[stage] ?? apartFrom(taken, byTouchpoints(touchpoints) || `Stage ${stage + 1}`);
    taken.add(name);
    return name;
  });
}

const lexicon = stageWords.map(([name, words]) => ({ name, known: new Set(words) }));

interface Claim {
  readonly name: string;
  /** Share of the stage's events that the words cover, and how many of their words. */
  readonly share: number;
  readonly words: number;
  readonly order: number;
}

function claimsOf(touchpoints: readonly NamedTouchpoint[]): Claim[] {
  const total = touchpoints.reduce((sum, { count }) => sum + count, 0);
  const stems = touchpoints.map(({ name }) => wordsOf(name).map(stemsOf));
  return lexicon.flatMap(({ name, known }, order) => {
    const matches = stems.map((words) => words.filter((forms) => forms.some((form) => known.has(form))).length);
    const covered = touchpoints.reduce((sum, { count }, i) => sum + (matches[i] ? count : 0), 0);
    const share = total === 0 ? 0 : covered / total;
    const words = matches.reduce((sum, count) => sum + count, 0);
    return share >= leastShare ? [{ name, share, words, order }] : [];
  });
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** The word and what is left without an English ending: "searches" is "search", "paid" stays itself. */
function stemsOf(word: string): string[] {
  const endings = [/s$/, /es$/, /ies$/, /ed$/, /led$/, /ing$/].filter((ending) => word.length > 4 && ending.test(word));
  return [word, ...endings.map((ending) => word.replace(ending, ending.source === 'ies$' ? 'y' : ''))].concat(
    /(?:es|ed)$/.test(word) ? [word.slice(0, -1)] : [],
  );
}

function byTouchpoints(touchpoints: readonly NamedTouchpoint[]): string {
  const common = touchpoints.filter(({ name }) => name.trim() !== '').toSorted((a, b) => b.count - a.count);
  return common
    .slice(0, 2)
    .map(({ name }) => name)
    .join(', ');
}

function apartFrom(taken: ReadonlySet<string>, name: string): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) if (!taken.has(`${name} (${number})`)) return `${name} (${number})`;
}
