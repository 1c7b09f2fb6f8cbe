/** Reads planned log files into journeys; runs in a thread of its own, so everything that goes in and out is plain data. */
import type { Watch } from '../../lib/progress.ts';
import type { JourneyLog, TraitTable } from '../journey-log.ts';
import { assemble } from './assemble.ts';
import { EventColumns } from './event-columns.ts';
import { orderEvents } from './event-order.ts';
import { EventReader, type EventFields, type EventSink } from './event-reader.ts';
import type { LogWishes } from './log-input.ts';
import { packTexts, type PackedTexts } from './packed-texts.ts';
import type { Plan } from './plan.ts';
import type { CutWish } from './read-journeys.ts';
import { propertiesOf } from './properties.ts';
import { RejectionWriter } from './rejections.ts';
import { findRepeats } from './repeats.ts';
import { refuseNothing, repeatProblems, setAside } from './findings.ts';
import type { Shape } from './shape.ts';
import { TraitCollector } from './trait-collector.ts';
import type { Problem } from './understanding.ts';
import { walkRows } from './walk.ts';

export interface ReadJob {
  readonly files: readonly { readonly shape: Shape; readonly plan: Plan }[];
  readonly wishes: LogWishes;
  readonly cut?: CutWish;
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
}

export async function readFiles(job: ReadJob, watch: Watch): Promise<ReadOutcome> {
  const plans = job.files.map((file) => file.plan);
  const events = new EventColumns({
    journeys: plans.some((plan) => plan.journey !== undefined),
    starts: plans.some((plan) => plan.start !== undefined),
    lifecycle: plans.some((plan) => plan.lifecycle !== undefined),
    instances: plans.some((plan) => plan.instance !== undefined),
    hashes: true,
    eventColumn: plans.find((plan) => plan.event !== undefined)?.event ?? '',
  });
  const traits = new TraitCollector();
  const rejections = new RejectionWriter(job.rejections);
  const problems: Problem[] = [];
  const properties = new Set<string>();
  let fractional = false;
  const alone = job.files.length === 1 && !plans.some((plan) => plan.growing);
  try {
    for (const [number, { shape, plan }] of job.files.entries()) {
      let reader: EventReader | undefined;
      let known: () => readonly string[] = () => [];
      const found = await walkRows(
        shape,
        (columns) => {
          known = columns;
          const sink = new EventCollector(events, traits, plan, columns, rejections, shape.name, number, alone);
          return (reader = new EventReader(plan, columns, sink));
        },
        { wishes: job.wishes, watch },
      );
      problems.push(...found);
      fractional ||= reader?.fractional ?? false;
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
  const { log, customers, journeyIds, order } = journeysOf(job, events, fractional || hasIds, problems);
  if (rejections.first) problems.push(setAside(rejections));
  return {
    log,
    customers: packTexts(events.customers, customers),
    ...(journeyIds ? { journeyIds: { texts: packTexts(events.journeys, undefined), ofJourney: journeyIds } } : {}),
    traits: traits.finish(order, events.names),
    rejected: rejections.count,
    problems,
    properties: [...properties],
  };
}

/** Everything large is handed over, not copied. */
export function buffersOf({
  log,
  customers,
  journeyIds,
  traits,
}: Pick<ReadOutcome, 'log' | 'customers' | 'journeyIds' | 'traits'>): ArrayBuffer[] {
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
  for (const property of traits.properties) arrays.push(property.ofCustomer);
  return [...new Set(arrays.map((array) => array.buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}

function journeysOf(
  job: ReadJob,
  events: EventColumns,
  precise: boolean,
  problems: Problem[],
): { log: JourneyLog; customers: Uint32Array; journeyIds?: Uint32Array; order: Uint32Array } {
  const ordered = orderEvents(events);
  const policy = job.wishes.repeats ?? 'auto';
  const drop = policy === 'drop' || (policy === 'auto' && precise);
  const repeats = findRepeats(events, ordered, drop);
  problems.push(...repeatProblems(repeats.within, repeats.across, drop));
  const plans = job.files.map((file) => file.plan);
  const journeyColumn = plans.find((plan) => plan.journey !== undefined)?.journey;
  const { log, customers, journeyIds } = assemble(events, ordered, {
    keep: job.wishes.lifecycle ?? keepOf(plans),
    cut: job.cut,
    cases: plans.every((plan) => plan.cases),
    ...(journeyColumn === undefined ? {} : { journeyColumn }),
    ...(repeats.out ? { out: repeats.out } : {}),
  });
  const order = customers.map((at) => ordered.customers[at] ?? 0);
  return { log, customers: order, order, ...(journeyIds ? { journeyIds } : {}) };
}

/** Completions count where any file has them. */
function keepOf(plans: readonly Plan[]): Plan['keep'] {
  const keeps = plans.filter((plan) => plan.lifecycle !== undefined).map((plan) => plan.keep);
  return keeps.includes('complete') ? 'complete' : (keeps[0] ?? 'all');
}

class EventCollector implements EventSink {
  private readonly events: EventColumns;
  private readonly traits: TraitCollector;
  private readonly plan: Plan;
  private readonly columns: () => readonly string[];
  private readonly rejections: RejectionWriter;
  private readonly name: string;
  private readonly file: number;
  private readonly alone: boolean;
  private known = -1;
  private propertyAt: { readonly at: number; readonly name: string }[] = [];

  constructor(
    events: EventColumns,
    traits: TraitCollector,
    plan: Plan,
    columns: () => readonly string[],
    rejections: RejectionWriter,
    name: string,
    file: number,
    alone: boolean,
  ) {
    this.events = events;
    this.traits = traits;
    this.plan = plan;
    this.columns = columns;
    this.rejections = rejections;
    this.name = name;
    this.file = file;
    this.alone = alone;
  }

  event(event: EventFields): void {
    const { events } = this;
    const { row, hash } = event;
    const customer = events.customers.code(row.bytes, event.customerFrom, event.customerTo);
    const name = events.names.code(event.eventBytes, event.eventFrom, event.eventTo);
    const at = events.add(customer, name, event.micros);
    const { wanted } = events;
    if (wanted.journeys)
      events.journey[at] = events.journeys.code(
        row.bytes,
        event.journeyFrom,
        Math.max(event.journeyFrom, event.journeyTo),
      );
    if (wanted.starts) events.start[at] = event.startMicros;
    if (wanted.lifecycle) events.lifecycle[at] = event.lifecycle === 0 ? 2 : event.lifecycle;
    if (wanted.instances) {
      events.instance[at] = events.instances.code(
        row.bytes,
        event.instanceFrom,
        Math.max(event.instanceFrom, event.instanceTo),
      );
    }
    events.hash[at] = hash.h1;
    events.hash2[at] = hash.h2;
    events.file[at] = this.file;
    this.collectTraits(event, customer, name);
  }

  rejected(line: number, field: string | undefined, reason: string, raw: Uint8Array): void {
    this.rejections.add(this.name, line, field, reason, raw);
  }

  private collectTraits({ row, micros }: EventFields, customer: number, name: number): void {
    if (this.known !== this.columns().length) this.resolve();
    if (this.traits.settled(customer, micros)) return;
    const { bytes } = row;
    let missing = 0;
    for (let i = 0; i < this.propertyAt.length; i++) {
      const property = this.propertyAt[i];
      if (!property) continue;
      let from = row.starts[property.at] ?? 0;
      let to = row.ends[property.at] ?? -1;
      while (from < to && (bytes[from] ?? 0) <= 32) from++;
      while (to > from && (bytes[to - 1] ?? 0) <= 32) to--;
      if (to <= from) {
        missing++;
        continue;
      }
      const column = this.traits.column(property.name);
      if (column) column.take(customer, name, micros, bytes, from, to);
      else this.propertyAt.splice(i--, 1);
    }
    // Later rows of this customer cannot tell anything that is not known from here on; one file only may say so.
    if (missing === 0 && this.alone) this.traits.settle(customer, micros);
  }

  private resolve(): void {
    const columns = this.columns();
    this.known = columns.length;
    this.propertyAt = propertiesOf(this.plan, columns)
      .map((name) => ({ at: columns.indexOf(name), name }))
      .filter(({ at, name }) => at >= 0 && this.traits.column(name) !== undefined);
  }
}
