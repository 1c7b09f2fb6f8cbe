/** Reads planned log files into blocks for the analytic store; runs in a thread of its own. */
import type { Watch } from '../../lib/progress.ts';
import { BlockSink, BlockWriter, PropertyCensus, type BlockFile } from './event-blocks.ts';
import { EventReader } from './event-reader.ts';
import { clockNotes } from './cleaning-notes.ts';
import { refuseNothing, setAside } from './findings.ts';
import type { LogWishes } from './log-input.ts';
import type { Plan } from './plan.ts';
import { RejectionWriter } from './rejections.ts';
import type { Shape } from './shape.ts';
import type { Problem } from './understanding.ts';
import { walkRows } from './walk.ts';

export interface StoreJob {
  readonly file: { readonly shape: Shape; readonly plan: Plan };
  readonly wishes: LogWishes;
  readonly source: string;
  readonly firstSeq: number;
  /** Blocks are written as `<blocks>-1`, `<blocks>-2`, ... */
  readonly blocks: string;
  readonly rejections: string;
}

export interface StoreOutcome {
  readonly events: number;
  readonly nextSeq: number;
  readonly rejected: number;
  /** A time carried a fraction of a second, or events carry ids: a repeat is a repeat. */
  readonly precise: boolean;
  readonly properties: { readonly few: readonly string[]; readonly all: readonly string[] };
  readonly problems: readonly Problem[];
}

/** `taken` resolves once the store has room for another block. */
export async function storeFile(
  job: StoreJob,
  watch: Watch,
  taken: (block: BlockFile) => Promise<void>,
): Promise<StoreOutcome> {
  const { shape, plan } = job.file;
  const rejections = new RejectionWriter(job.rejections);
  const census = new PropertyCensus();
  let made = 0;
  const blocks = new BlockWriter(job.source, job.firstSeq, () => `${job.blocks}-${++made}`);
  let reader: EventReader | undefined;
  const hand = async (): Promise<void> => {
    const block = blocks.flush();
    if (block) await taken(block);
  };
  let problems: Problem[];
  try {
    problems = await walkRows(
      shape,
      (columns) => {
        const sink = new BlockSink({ blocks, census, rejections }, plan, columns, shape.name);
        return (reader = new EventReader(plan, columns, sink));
      },
      { wishes: job.wishes, watch, pace: () => (blocks.full ? hand() : Promise.resolve()) },
    );
    await hand();
  } finally {
    rejections.close();
  }
  if (blocks.events === 0) refuseNothing(shape.name, job.wishes.where ?? [], rejections);
  const { moved, late } = reader?.clocks ?? { moved: 0, late: 0 };
  problems.push(...clockNotes(moved, late).map((message) => ({ message })));
  if (rejections.first) problems.push(setAside(rejections));
  return {
    events: blocks.events,
    nextSeq: blocks.seq,
    rejected: rejections.count,
    precise: plan.id !== undefined || (reader?.fractional ?? false),
    properties: census.found,
    problems,
  };
}
