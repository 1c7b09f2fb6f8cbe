/** Threads that cut pieces of a file; what they cut comes back in the order of the file. */
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../lib/worker.ts';
import type { CutPiece, Cutting, Piece } from './cut-piece.ts';
import type { PieceMessage } from './cut-piece.worker.ts';
import { errorOf } from './thread-failure.ts';

/** Pieces on their way for each thread: one being cut, one waiting. */
const each = 2;

export class PieceCrew {
  private readonly hands: Hand[];
  private readonly waiting: Promise<CutPiece>[] = [];
  private sent = 0;

  constructor(cutting: Cutting, threads: number) {
    this.hands = Array.from({ length: threads }, () => new Hand(cutting));
  }

  /** True when the next finished piece should be taken before another is given. */
  get full(): boolean {
    return this.waiting.length >= this.hands.length * each;
  }

  give(piece: Piece): void {
    const cut = this.hands[this.sent++ % this.hands.length]?.cut(piece);
    if (!cut) return;
    // Whoever takes it hears of the failure; until then it is no unhandled one.
    cut.catch((error: unknown) => error);
    this.waiting.push(cut);
  }

  /** The oldest piece given; undefined when none is on its way. */
  async take(): Promise<CutPiece | undefined> {
    return this.waiting.shift();
  }

  async close(): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.close()));
  }
}

interface Asked {
  readonly resolve: (piece: CutPiece) => void;
  readonly reject: (error: unknown) => void;
}

/** One thread; it answers in the order it was asked. */
class Hand {
  private readonly worker: Worker;
  private readonly asked: Asked[] = [];
  private broken: unknown;

  constructor(cutting: Cutting) {
    this.worker = startWorker(import.meta.url, './cut-piece.worker', { workerData: cutting });
    this.worker.on('message', (message: PieceMessage) => {
      const asked = this.asked.shift();
      if (message.kind === 'cut') asked?.resolve(message.piece);
      else asked?.reject(errorOf(message));
    });
    this.worker.on('error', (error) => this.breakOff(error));
    this.worker.on('exit', () => this.breakOff(new Error('A cutting thread ended early.')));
  }

  cut(piece: Piece): Promise<CutPiece> {
    return new Promise((resolve, reject) => {
      if (this.broken !== undefined) return reject(this.broken as Error);
      this.asked.push({ resolve, reject });
      this.worker.postMessage(piece, [piece.bytes.buffer]);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private breakOff(error: unknown): void {
    this.broken ??= error;
    for (const asked of this.asked.splice(0)) asked.reject(error);
  }
}
