/** Reads planned log files into journeys; runs in a thread of its own, so everything that goes in and out is plain data. */
import type { Watch } from '../../lib/progress.ts';
import type { JourneyLog, TraitTable } from '../journey-log.ts';
import { assemble } from './assemble.ts';
import { cleaned, settleCustomers } from './clean-events.ts';
import { clockNotes } from './cleaning-notes.ts';
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
import { findRepeats, repeatsById } from './repeats.ts';
import { refuseAllApart, refuseNothing, repeatProblems, setAside } from './findings.ts';
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
  const wanted = wantedOf(plans, job.rows === true);
  const events = new EventColumns(wanted);
  const traits = new TraitCollector();
  const rejections = new RejectionWriter(job.rejections);
  const problems: Problem[] = [];
  const properties = new Set<string>();
  let fractional = false;
  const clocks = { moved: 0, late: 0 };
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
      clocks.moved += walked.clocks.moved;
      clocks.late += walked.clocks.late;
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
  problems.push(...clockNotes(clocks.moved, clocks.late).map((message) => ({ message })));
  const { log, customers, journeyIds, order, split } = journeysOf(job, { events, traits, fractional }, problems, watch);
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

function wantedOf(plans: readonly Plan[], rows: boolean): Wanted {
  return {
    journeys: plans.some((plan) => plan.journey !== undefined),
    starts: plans.some((plan) => plan.start !== undefined),
    lifecycle: plans.some((plan) => plan.lifecycle !== undefined),
    instances: plans.some((plan) => plan.instance !== undefined),
    aliases: plans.some((plan) => plan.anonymous !== undefined || plan.formerly !== undefined),
    marks: plans.some((plan) => plan.agent !== undefined || plan.staff.length > 0),
    hashes: true,
    rows,
    eventColumn: plans.find((plan) => plan.event !== undefined)?.event ?? '',
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
  const { fractional = false, rows = 0, clocks = { moved: 0, late: 0 } } = reader ?? {};
  return { problems, fractional, clocks, rows };
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

interface Piled {
  readonly events: EventColumns;
  readonly traits: TraitCollector;
  readonly fractional: boolean;
}

function journeysOf(
  job: ReadJob,
  { events, traits, fractional }: Piled,
  problems: Problem[],
  watch: Watch,
): { log: JourneyLog; customers: Uint32Array; journeyIds?: Uint32Array; order: Uint32Array; split?: SplitRows } {
  const plans = job.files.map((file) => file.plan);
  const whose = settleCustomers(events, traits, staffOf(plans));
  const ordered = orderEvents(events);
  const policy = job.wishes.repeats ?? 'auto';
  const hasIds = plans.every((plan) => plan.id !== undefined);
  const drop = policy === 'drop' || (policy === 'auto' && (fractional || hasIds));
  const byId = drop && plans.every((plan) => plan.id !== undefined && plan.received !== undefined);
  const repeats = byId ? repeatsById(events, ordered) : findRepeats(events, ordered, drop);
  problems.push(...repeatProblems(repeats.within, repeats.across, drop));
  const cases = plans.every((plan) => plan.cases);
  const robots = plans.some((plan) => plan.robots === 'keep') ? 'keep' : 'apart';
  const clean = cleaned(events, ordered, whose, { robots, cases, ...(repeats.out ? { out: repeats.out } : {}) });
  const journeyColumn = plans.find((plan) => plan.journey !== undefined)?.journey;
  const assembly = {
    keep: job.wishes.lifecycle ?? keepOf(plans),
    cut: job.cut,
    cases,
    ...(journeyColumn === undefined ? {} : { journeyColumn }),
    ...(clean.out ? { out: clean.out } : {}),
    traced: job.rows === true,
  };
  const { log: bare, customers, journeyIds, trace } = assemble(events, ordered, assembly, watch);
  const log = clean.cleaning ? { ...bare, cleaning: clean.cleaning } : bare;
  if (log.codes.length === 0) refuseAllApart();
  const order = customers.map((at) => ordered.customers[at] ?? 0);
  const split = trace && splitRows(events, ordered, log, trace, repeats.out);
  return { log, customers: order, order, ...(journeyIds ? { journeyIds } : {}), ...(split ? { split } : {}) };
}

const staffOf = (plans: readonly Plan[]): string[] => [...new Set(plans.flatMap((plan) => plan.staff))];

/** Completions count where any file has them. */
function keepOf(plans: readonly Plan[]): Plan['keep'] {
  const keeps = plans.filter((plan) => plan.lifecycle !== undefined).map((plan) => plan.keep);
  return keeps.includes('complete') ? 'complete' : (keeps[0] ?? 'all');
}
