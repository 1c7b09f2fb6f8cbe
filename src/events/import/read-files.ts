/** Reads planned log files into journeys; runs in a thread of its own, so everything that goes in and out is plain data. */
import type { Watch } from '../../lib/progress.ts';
import type { JourneyLog, TraitTable } from '../journey-log.ts';
import { assemble } from './assemble.ts';
import { EventCollector } from './event-collector.ts';
import { EventColumns, type Wanted } from './event-columns.ts';
import { orderEvents } from './event-order.ts';
import { EventReader } from './event-reader.ts';
import type { LogWishes } from './log-input.ts';
import { packTexts, type PackedTexts } from './packed-texts.ts';
import type { Plan } from './plan.ts';
import type { CutWish } from './read-journeys.ts';
import { propertiesOf } from './properties.ts';
import { type SplitRows, splitRows } from './split-rows.ts';
import { RejectionWriter } from './rejections.ts';
import { findRepeats } from './repeats.ts';
import { refuseNothing, repeatProblems, setAside } from './findings.ts';
import type { Shape } from './shape.ts';
import { TraitCollector } from './trait-collector.ts';
import type { Problem } from './understanding.ts';
import { splits, usualSplitting, walkPieces, type PieceOptions, type Splitting, type Walked } from './walk-pieces.ts';
import { walkRows } from './walk.ts';

export interface ReadJob {
  readonly files: readonly { readonly shape: Shape; readonly plan: Plan }[];
  readonly wishes: LogWishes;
  readonly cut?: CutWish;
  /** Tell of each row which journey it came to. */
  readonly rows?: boolean;
  /** Where rows that are set aside are kept. */
  readonly rejections: string;
}

export interface ReadOutcome {
  readonly log: JourneyLog;
  readonly customers: PackedTexts;
  /** Ids of journeys, where the log has them, and which journey has which. */
  readonly journeyIds?: { readonly texts: PackedTexts; readonly ofJourney: Uint32Array };
  readonly traits: TraitTable;
  readonly rejected: number;
  readonly problems: readonly Problem[];
  readonly properties: readonly string[];
  /** Which journey each row came to, where it was asked for. */
  readonly split?: SplitRows;
}

export async function readFiles(
  job: ReadJob,
  watch: Watch,
  splitting: Splitting = usualSplitting,
): Promise<ReadOutcome> {
  const plans = job.files.map((file) => file.plan);
  const wanted: Wanted = {
    journeys: plans.some((plan) => plan.journey !== undefined),
    starts: plans.some((plan) => plan.start !== undefined),
    lifecycle: plans.some((plan) => plan.lifecycle !== undefined),
    instances: plans.some((plan) => plan.instance !== undefined),
    hashes: true,
    rows: job.rows === true,
    eventColumn: plans.find((plan) => plan.event !== undefined)?.event ?? '',
  };
  const events = new EventColumns(wanted);
  const traits = new TraitCollector();
  const rejections = new RejectionWriter(job.rejections);
  const problems: Problem[] = [];
  const properties = new Set<string>();
  let fractional = false;
  let rows = 0;
  const alone = job.files.length === 1 && !plans.some((plan) => plan.growing);
  try {
    for (const [number, { shape, plan }] of job.files.entries()) {
      let known: () => readonly string[] = () => [];
      let collecting: EventCollector | undefined;
      const collector = (columns: () => readonly string[]): EventCollector => {
        known = columns;
        const file = { plan, columns, name: shape.name, number, rows };
        return (collecting = new EventCollector({ events, traits, rejections, alone }, file));
      };
      const walked = await walkFile(shape, plan, collector, { wishes: job.wishes, watch, wanted, splitting });
      problems.push(...walked.problems);
      fractional ||= walked.fractional;
      rows = (collecting?.rows ?? rows) + walked.rows;
      for (const name of propertiesOf(plan, known())) properties.add(name);
    }
  } finally {
    rejections.close();
  }
  if (events.length === 0) {
    const names = job.files.map((file) => file.shape.name).join(', ');
    refuseNothing(names, job.wishes.where ?? [], rejections);
  }
  watch.report({ doing: 'Putting events in order', done: 0 });
  const hasIds = plans.every((plan) => plan.id !== undefined);
  const { log, customers, journeyIds, order, split } = journeysOf(job, events, fractional || hasIds, problems, watch);
  if (rejections.first) problems.push(setAside(rejections));
  return {
    log,
    customers: packTexts(events.customers, customers),
    ...(journeyIds ? { journeyIds: { texts: packTexts(events.journeys, undefined), ofJourney: journeyIds } } : {}),
    traits: traits.finish(order, events.names),
    rejected: rejections.count,
    problems,
    properties: [...properties],
    ...(split ? { split } : {}),
  };
}

async function walkFile(
  shape: Shape,
  plan: Plan,
  collector: (columns: () => readonly string[]) => EventCollector,
  options: Omit<PieceOptions, 'plan'>,
): Promise<Walked> {
  if (splits(shape, options.splitting)) {
    return walkPieces(
      shape,
      collector(() => shape.columns ?? []),
      { ...options, plan },
    );
  }
  let reader: EventReader | undefined;
  const makeSink = (columns: () => readonly string[]): EventReader =>
    (reader = new EventReader(plan, columns, collector(columns)));
  const problems = await walkRows(shape, makeSink, options);
  return { problems, fractional: reader?.fractional ?? false, rows: reader?.rows ?? 0 };
}

/** Everything large is handed over, not copied. */
export function buffersOf({
  log,
  customers,
  journeyIds,
  traits,
  split,
}: Pick<ReadOutcome, 'log' | 'customers' | 'journeyIds' | 'traits' | 'split'>): ArrayBuffer[] {
  const arrays: ArrayBufferView[] = [
    log.codes,
    log.times,
    log.offsets,
    log.customerOf,
    customers.bytes,
    customers.offsets,
  ];
  if (log.serviceStarts) arrays.push(log.serviceStarts);
  if (journeyIds) arrays.push(journeyIds.texts.bytes, journeyIds.texts.offsets, journeyIds.ofJourney);
  if (split) arrays.push(split.row, split.customer, split.journey, split.boundary);
  for (const property of traits.properties) arrays.push(property.ofCustomer);
  return [...new Set(arrays.map((array) => array.buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}

function journeysOf(
  job: ReadJob,
  events: EventColumns,
  precise: boolean,
  problems: Problem[],
  watch: Watch,
): { log: JourneyLog; customers: Uint32Array; journeyIds?: Uint32Array; order: Uint32Array; split?: SplitRows } {
  const ordered = orderEvents(events);
  const policy = job.wishes.repeats ?? 'auto';
  const drop = policy === 'drop' || (policy === 'auto' && precise);
  const repeats = findRepeats(events, ordered, drop);
  problems.push(...repeatProblems(repeats.within, repeats.across, drop));
  const plans = job.files.map((file) => file.plan);
  const journeyColumn = plans.find((plan) => plan.journey !== undefined)?.journey;
  const assembly = {
    keep: job.wishes.lifecycle ?? keepOf(plans),
    cut: job.cut,
    cases: plans.every((plan) => plan.cases),
    ...(journeyColumn === undefined ? {} : { journeyColumn }),
    ...(repeats.out ? { out: repeats.out } : {}),
    traced: job.rows === true,
  };
  const { log, customers, journeyIds, trace } = assemble(events, ordered, assembly, watch);
  const order = customers.map((at) => ordered.customers[at] ?? 0);
  const split = trace && splitRows(events, ordered, log, trace, repeats.out);
  return { log, customers: order, order, ...(journeyIds ? { journeyIds } : {}), ...(split ? { split } : {}) };
}

/** Completions count where any file has them. */
function keepOf(plans: readonly Plan[]): Plan['keep'] {
  const keeps = plans.filter((plan) => plan.lifecycle !== undefined).map((plan) => plan.keep);
  return keeps.includes('complete') ? 'complete' : (keeps[0] ?? 'all');
}
