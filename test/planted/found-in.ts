/** Stages and groups of a log as discovery finds them, without the rest of discovery. */
import type { JourneyLog } from '../../src/events/journey-log.ts';
import { flowOf, flowOfVariants } from '../../src/events/mining/flow.ts';
import { findGroups, type Groups, type GroupWishes } from '../../src/events/mining/groups.ts';
import { meanPositions } from '../../src/events/mining/positions.ts';
import { withoutSlips } from '../../src/events/mining/slips.ts';
import { findStages, type Stages } from '../../src/events/mining/stages.ts';
import { variants } from '../../src/events/mining/variants.ts';

export function stagesIn(log: JourneyLog): Stages {
  const size = log.names.length;
  const found = variants(log, { compact: true });
  const tidy = withoutSlips(found, size);
  return findStages(flowOf(found.paths, size), flowOfVariants(tidy, size), meanPositions(found.paths, size));
}

export function groupsIn(log: JourneyLog, wishes: GroupWishes = {}): Groups {
  const size = log.names.length;
  return findGroups(withoutSlips(variants(log, { compact: true }), size), size, wishes);
}
