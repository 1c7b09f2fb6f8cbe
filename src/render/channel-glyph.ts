/** A small line drawing of each channel, for places where there is no picture. */
import type { Channel } from '../map/map.ts';
import type { PaintName } from './palette.ts';
import type { Item, PathStep } from './scene.ts';

/** On a field of 24 by 24: rectangle (x, y, width, height, radius), circle (x, y, radius), or a path. */
type Stroke =
  | readonly ['rect', number, number, number, number, number]
  | readonly ['circle', number, number, number]
  | readonly ['path', readonly PathStep[]];

/** A bent line through points given as x, y, x, y, ... */
function bent(...at: readonly number[]): Stroke {
  const steps: PathStep[] = [];
  for (let index = 0; index + 1 < at.length; index += 2) {
    steps.push([index === 0 ? 'M' : 'L', at[index] ?? 0, at[index + 1] ?? 0]);
  }
  return ['path', steps];
}

const shoulders = (left: number): Stroke => [
  'path',
  [
    ['M', left, 20],
    ['C', left, 14.5, left + 10, 14.5, left + 10, 20],
  ],
];

const handset: readonly PathStep[] = [
  ['M', 5, 3],
  ['L', 8.6, 3],
  ['L', 10.4, 8],
  ['L', 8, 9.8],
  ['C', 9.4, 12.8, 11.2, 14.6, 14.2, 16],
  ['L', 16, 13.6],
  ['L', 21, 15.4],
  ['L', 21, 19],
  ['C', 21, 20.4, 20.2, 21, 19, 21],
  ['C', 10.4, 20.6, 3.4, 13.6, 3, 5],
  ['C', 3, 3.8, 3.6, 3, 5, 3],
  ['Z'],
];

const glyphs: Readonly<Record<Channel, readonly Stroke[]>> = {
  web: [['rect', 2, 4, 20, 16, 2], bent(2, 9, 22, 9), ['circle', 5.2, 6.5, 0.5], ['circle', 8, 6.5, 0.5]],
  app: [['rect', 6.5, 2, 11, 20, 2.4], bent(10.5, 18.8, 13.5, 18.8)],
  'e-mail': [['rect', 2, 5, 20, 14, 2], bent(2.6, 6.4, 12, 13.4, 21.4, 6.4)],
  social: [
    ['circle', 6, 12, 3],
    ['circle', 17.5, 5.5, 2.6],
    ['circle', 17.5, 18.5, 2.6],
    bent(8.6, 10.4, 15.2, 6.9),
    bent(8.6, 13.6, 15.2, 17.1),
  ],
  search: [['circle', 10.2, 10.2, 7], bent(15.4, 15.4, 21.5, 21.5)],
  messaging: [['path', bubble()]],
  telephone: [['path', handset]],
  'in-branch': [
    bent(2.5, 9, 5, 4, 19, 4, 21.5, 9, 2.5, 9),
    bent(4.5, 9, 4.5, 20.5, 19.5, 20.5, 19.5, 9),
    bent(9.5, 20.5, 9.5, 13.5, 14.5, 13.5, 14.5, 20.5),
  ],
  'face-to-face': [['circle', 7, 8, 3.2], ['circle', 17, 8, 3.2], shoulders(2), shoulders(12)],
  mail: [['rect', 2, 5, 20, 14, 0], ['rect', 15.6, 7.4, 4, 4.6, 0], bent(5, 12, 10, 12), bent(5, 15, 12, 15)],
  parcel: [bent(12, 2, 21, 7, 21, 17, 12, 22, 3, 17, 3, 7, 12, 2), bent(3, 7, 12, 12, 21, 7), bent(12, 12, 12, 22)],
  broadcast: [['rect', 2, 7.5, 20, 13, 2], bent(7.5, 2.5, 12, 7.5, 16.5, 2.5)],
  device: [
    ['rect', 6, 6, 12, 12, 2],
    ...[9.5, 14.5].flatMap((at) => [
      bent(at, 2.5, at, 6),
      bent(at, 18, at, 21.5),
      bent(2.5, at, 6, at),
      bent(18, at, 21.5, at),
    ]),
  ],
  other: [
    ['circle', 12, 12, 9],
    ['circle', 8, 12, 0.6],
    ['circle', 12, 12, 0.6],
    ['circle', 16, 12, 0.6],
  ],
};

function bubble(): PathStep[] {
  return [
    ['M', 5, 3.5],
    ['L', 19, 3.5],
    ['C', 20.8, 3.5, 22, 4.7, 22, 6.5],
    ['L', 22, 13],
    ['C', 22, 14.8, 20.8, 16, 19, 16],
    ['L', 12.5, 16],
    ['L', 7.5, 20.8],
    ['L', 7.5, 16],
    ['L', 5, 16],
    ['C', 3.2, 16, 2, 14.8, 2, 13],
    ['L', 2, 6.5],
    ['C', 2, 4.7, 3.2, 3.5, 5, 3.5],
    ['Z'],
  ];
}

function moved(step: PathStep, x: (value: number) => number, y: (value: number) => number): PathStep {
  if (step[0] === 'Z') return step;
  if (step[0] === 'C') return ['C', x(step[1]), y(step[2]), x(step[3]), y(step[4]), x(step[5]), y(step[6])];
  return [step[0], x(step[1]), y(step[2])];
}

/** The channel's drawing in a square of `side` pixels around the point. */
export function channelGlyph(channel: Channel, cx: number, cy: number, side: number, stroke: PaintName): Item[] {
  const scale = side / 24;
  const x = (value: number): number => cx + (value - 12) * scale;
  const y = (value: number): number => cy + (value - 12) * scale;
  const paint = { stroke, strokeWidth: Math.max(1.2, side / 28) } as const;
  return glyphs[channel].map((one): Item => {
    if (one[0] === 'circle') return { kind: 'circle', cx: x(one[1]), cy: y(one[2]), r: one[3] * scale, ...paint };
    if (one[0] === 'path')
      return { kind: 'path', steps: one[1].map((step) => moved(step, x, y)), round: true, ...paint };
    const [, left, top, width, height, radius] = one;
    return {
      kind: 'rect',
      x: x(left),
      y: y(top),
      width: width * scale,
      height: height * scale,
      radius: radius * scale,
      ...paint,
    };
  });
}
