/** Every gap rule, in the order in which findings are listed: who answers, what is proven, what follows, how it is drawn. */
import { backstageWithoutVisibilityLine } from './backstage-without-visibility-line.ts';
import { cellPastReview } from './cell-past-review.ts';
import { citationWithoutSource } from './citation-without-source.ts';
import { duplicateTouchpoint } from './duplicate-touchpoint.ts';
import { emotionWithoutN } from './emotion-without-n.ts';
import { emptyLane } from './empty-lane.ts';
import { highFrictionChannelChange } from './high-friction-channel-change.ts';
import { kpiWithoutTarget } from './kpi-without-target.ts';
import { longCard } from './long-card.ts';
import { lowPointWithoutPain } from './low-point-without-pain.ts';
import { mapNeverSignedOff } from './map-never-signed-off.ts';
import { mapPastReview } from './map-past-review.ts';
import { mapWithoutOwner } from './map-without-owner.ts';
import { measureWithoutAnswer } from './measure-without-answer.ts';
import { mixedAltitude } from './mixed-altitude.ts';
import { momentOfTruthWithoutMetric } from './moment-of-truth-without-metric.ts';
import { noPersona } from './no-persona.ts';
import { opportunityNotScored } from './opportunity-not-scored.ts';
import { opportunityWithoutPain } from './opportunity-without-pain.ts';
import { opportunityWithoutSolution } from './opportunity-without-solution.ts';
import { painWithoutEvidence } from './pain-without-evidence.ts';
import { painWithoutOpportunity } from './pain-without-opportunity.ts';
import { personaWithoutEvidence } from './persona-without-evidence.ts';
import { quoteWithoutSource } from './quote-without-source.ts';
import { solutionInOpportunity } from './solution-in-opportunity.ts';
import { solutionWithoutMetric } from './solution-without-metric.ts';
import { solutionWithoutOwner } from './solution-without-owner.ts';
import { stageNamedLikeDepartment } from './stage-named-like-department.ts';
import { stageNotFromTheCustomer } from './stage-not-from-the-customer.ts';
import { stageWithoutOwner } from './stage-without-owner.ts';
import { stageWithoutTouchpoint } from './stage-without-touchpoint.ts';
import { staleMeasure } from './stale-measure.ts';
import { stepWithoutAction } from './step-without-action.ts';
import { subJourneyTooDeep } from './sub-journey-too-deep.ts';
import { timeWithoutWord } from './time-without-word.ts';
import { touchpointGap } from './touchpoint-gap.ts';
import { touchpointOffTheMap } from './touchpoint-off-the-map.ts';
import { touchpointWithoutOwner } from './touchpoint-without-owner.ts';
import { unmetExpectation } from './unmet-expectation.ts';
import { unnecessaryTouchpoint } from './unnecessary-touchpoint.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  mapWithoutOwner,
  stageWithoutOwner,
  touchpointWithoutOwner,
  solutionWithoutOwner,
  mapPastReview,
  cellPastReview,
  mapNeverSignedOff,
  painWithoutEvidence,
  emotionWithoutN,
  citationWithoutSource,
  quoteWithoutSource,
  personaWithoutEvidence,
  measureWithoutAnswer,
  staleMeasure,
  kpiWithoutTarget,
  momentOfTruthWithoutMetric,
  painWithoutOpportunity,
  opportunityWithoutPain,
  opportunityWithoutSolution,
  opportunityNotScored,
  solutionWithoutMetric,
  solutionInOpportunity,
  unmetExpectation,
  touchpointGap,
  lowPointWithoutPain,
  highFrictionChannelChange,
  timeWithoutWord,
  unnecessaryTouchpoint,
  noPersona,
  stageWithoutTouchpoint,
  stepWithoutAction,
  stageNamedLikeDepartment,
  stageNotFromTheCustomer,
  mixedAltitude,
  subJourneyTooDeep,
  duplicateTouchpoint,
  touchpointOffTheMap,
  backstageWithoutVisibilityLine,
  emptyLane,
  longCard,
];

export const ruleIds: readonly string[] = rules.map((rule) => rule.id);
