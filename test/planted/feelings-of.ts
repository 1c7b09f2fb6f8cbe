/** Feelings of a planted survey, counted as the product does, with discovery replaced by the planted truth. */
import type { Discovery } from '../../src/events/discovery.ts';
import { strainCounts } from '../../src/events/strain/strain.ts';
import { attach, type Attached } from '../../src/surveys/attachment.ts';
import { Feelings, type FeelingGround } from '../../src/surveys/feelings/feelings.ts';
import { heardOf, visitsOf, withVisits } from '../../src/surveys/feelings/heard-of.ts';
import { analyseText } from '../../src/surveys/text/analyse-text.ts';
import { placesNamed } from '../../src/surveys/whereabouts.ts';
import type { PlantedSurveys } from './surveys.ts';

type Known = Pick<Discovery, 'touchpoints' | 'stages' | 'journeys'>;

/** Touchpoints in three stages, by their codes; each planted group is a discovered journey. */
export function knownOf({ log, groups, groupCount }: PlantedSurveys): Known {
  const third = Math.ceil(log.names.length / 3);
  const codes = log.names.map((_, code) => code);
  const touchpoints = log.names.map((name, code) => ({
    code,
    name,
    events: [name],
    channel: 'web',
    stage: Math.floor(code / third),
    journeys: 0,
    customers: 0,
    count: 0,
  }));
  const stages = [0, 1, 2].map((stage) => ({
    id: `stage-${stage}`,
    name: `Stage ${stage + 1}`,
    touchpoints: codes.slice(stage * third, (stage + 1) * third),
    between: [],
  }));
  const journeys = Array.from({ length: groupCount }, (_, group) => ({
    id: `journey-${group}`,
    name: `Journey ${group + 1}`,
    journeys: groups.filter((one) => one === group).length,
    customers: 0,
    share: 0,
    signature: [],
    traits: [],
    duration: { n: 0, median: 0, p90: 0 },
    typical: { path: [], share: 0 },
    probable: { path: [], share: 0 },
    stages: [],
    touchpoints: [],
    waits: [],
    pains: [],
  }));
  return { touchpoints, stages, journeys };
}

export function attachedOf(planted: PlantedSurveys): Attached[] {
  const places = placesNamed({ touchpoints: planted.log.names.map((name) => ({ name })), stages: [] });
  const numbers = new Map(planted.journeyIds.map((id, journey) => [id, journey]));
  return planted.responses.map((one) => attach(one, { places, journeyNamed: (id) => numbers.get(id) }));
}

/** The planted comments are few, and come again and again. */
const sentiments = new Map<string, number | undefined>();

function read(text: string): number | undefined {
  if (!sentiments.has(text)) sentiments.set(text, analyseText(text).sentiment);
  return sentiments.get(text);
}

export function groundOf(planted: PlantedSurveys, weighted = true): FeelingGround {
  const discovery = knownOf(planted);
  const { log, groups, groupCount, converted } = planted;
  const gathered = heardOf(attachedOf(planted), discovery, groups, read);
  const visits = visitsOf(gathered, log.names.length);
  const strain = strainCounts(log, groups, groupCount, { visits }, { converted });
  return { discovery, strain, heard: weighted ? withVisits(gathered, strain.wanted) : gathered.heard };
}

export function feelingsOf(planted: PlantedSurveys): Feelings {
  return new Feelings(groundOf(planted));
}
