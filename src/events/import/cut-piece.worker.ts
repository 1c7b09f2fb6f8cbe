/** Thread entry: cuts one piece of a file after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { buffersOfPiece, PieceCutter, type CutPiece, type Cutting, type Piece } from './cut-piece.ts';
import { failureOf, type ThreadFailure } from './thread-failure.ts';

export type PieceMessage = { readonly kind: 'cut'; readonly piece: CutPiece } | ThreadFailure;

const port = parentPort;
if (port) {
  const cutter = new PieceCutter(workerData as Cutting);
  port.on('message', (wanted: Piece) => {
    try {
      const piece = cutter.cut(wanted);
      port.postMessage({ kind: 'cut', piece } satisfies PieceMessage, buffersOfPiece(piece));
    } catch (error) {
      port.postMessage(failureOf(error));
    }
  });
}
