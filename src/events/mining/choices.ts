/** Says in one sentence each what discovery chose by itself, and why. */
import type { Choice, ChoiceAbout, GroupQuality, StageQuality } from '../discovery.ts';
import type { Cut } from '../journey-log.ts';
import { cutReason } from './cut-words.ts';
import { grouped, percent } from './plain-words.ts';

export interface Chosen {
  readonly cut: Cut;
  readonly groups: GroupQuality;
  readonly stages: StageQuality & { readonly count: number };
  readonly journeys: number;
  /** Names of the touchpoints that stand between stages, and of those that occur at every stage. */
  readonly between: readonly string[];
  readonly crossStage: readonly string[];
}

/** In the order a reader asks: where journeys begin; which groups, how sure, who is in none; which stages, what is in none; which path. */
export function choicesOf(chosen: Chosen): Choice[] {
  const sentences: [ChoiceAbout, string | undefined][] = [
    ['cut', cutReason(chosen.cut)],
    ['groups', groupChoice(chosen)],
    ['merged', mergedChoice(chosen.groups)],
    ['stability', stabilityChoice(chosen.groups)],
    ['unstable', unstableChoice(chosen.groups)],
    ['too-short', tooShortChoice(chosen)],
    ['density', densityChoice(chosen.groups)],
    ['stages', stageChoice(chosen.stages)],
    ['between', betweenChoice(chosen)],
    ['cross-stage', crossStageChoice(chosen.crossStage)],
    [
      'path',
      'Each map follows the journey that lies nearest to all others of its group; the likeliest path step by step is told beside it.',
    ],
  ];
  return sentences.flatMap(([about, sentence]) => (sentence === undefined ? [] : [{ about, sentence }]));
}

function groupChoice({ groups }: Chosen): string {
  const { chosen, fixed, by, tried, scripted } = groups;
  if (fixed)
    return chosen === 1 ? 'One group of journeys, as asked for.' : `${chosen} groups of journeys, as asked for.`;
  if (chosen === 1) return 'One group: the journeys do not fall into groups that can be told apart reliably.';
  if (by === 'density') {
    return `${chosen} groups, each around a place where many of the most walked paths lie close together.`;
  }
  if (tried.length === 1) {
    return `${chosen} groups, each around a script: ${percent(scripted)} of the journeys walk one of them up to slips.`;
  }
  const last = tried.at(-1) ?? chosen;
  return `${chosen} groups, because more than that explain the moves hardly better than their number costs (1 to ${last} were tried, by the Bayesian information criterion).`;
}

function mergedChoice({ merged: { alike, small } }: GroupQuality): string | undefined {
  if (alike + small === 0) return undefined;
  return `Groups that joined their nearest: ${alike} walked the same path as another, ${small} held less than 2 % of the journeys.`;
}

function stabilityChoice({ stability }: GroupQuality): string | undefined {
  if (stability === undefined) return undefined;
  const trust = stability >= 0.8 ? 'agree' : 'do not agree well enough to rely on them';
  return `Two halves of the journeys, grouped apart from each other, ${trust} (adjusted Rand index ${stability.toFixed(2)}, at least 0.80 is wanted).`;
}

function unstableChoice({ unstable }: GroupQuality): string | undefined {
  return unstable === 0
    ? undefined
    : `Groups not shown because two halves of the journeys did not agree on them: ${unstable}.`;
}

function tooShortChoice({ groups: { tooShort }, journeys }: Chosen): string | undefined {
  if (tooShort === 0) return undefined;
  const share = percent(tooShort / Math.max(1, journeys));
  return `${grouped(tooShort)} of the journeys (${share}) fit several groups about as well: too short to tell, and in none of them.`;
}

/** Where half of the journeys keep to a few scripts and chains leave doubt, density may see what they miss. */
const halfScripted = 0.5;
const beyondDoubt = 0.9;

function densityChoice({ by, scripted, tried, chosen, stability = 0 }: GroupQuality): string | undefined {
  if (by === 'density') {
    return scripted >= halfScripted
      ? undefined
      : `Only ${percent(scripted)} of the journeys keep to a few scripts; grouping by chains is likely to be better here.`;
  }
  const told = tried.length === 1 || (chosen > 1 && stability >= beyondDoubt);
  if (scripted < halfScripted || told) return undefined;
  return `${percent(scripted)} of the journeys keep to a few scripts; grouping by density may tell them apart better.`;
}

function stageChoice({ count, fixed, explained }: Chosen['stages']): string {
  if (fixed) return `Stages as asked for: ${count}; they explain ${percent(explained)} of the order.`;
  if (count === 1) return 'One stage: too little follows an order to tell more apart.';
  return `${count} stages, because with one fewer the touchpoints inside them lie clearly further apart, or because these explain enough; they explain ${percent(explained)} of the order.`;
}

function betweenChoice({ between, stages }: Chosen): string | undefined {
  if (between.length === 0) return undefined;
  return `Between stages, because the stage was another in more than 20 % of ${stages.resamples} resamples of the journeys: ${listed(between)}.`;
}

function crossStageChoice(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `At every stage alike, and so in none: ${listed(names)}.`;
}

const told = 5;

function listed(names: readonly string[]): string {
  const rest = names.length - told;
  const first = names.slice(0, told);
  return [...first, ...(rest > 0 ? [`+ ${grouped(rest)}`] : [])].join(', ');
}
