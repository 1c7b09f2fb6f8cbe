/** Arrays that several threads may read at once without copying them. */

interface TypedArray {
  readonly length: number;
  readonly BYTES_PER_ELEMENT: number;
  readonly buffer: ArrayBufferLike;
  set(from: ArrayLike<number>): void;
}

interface Kind<T> {
  new (buffer: SharedArrayBuffer): T;
  readonly BYTES_PER_ELEMENT: number;
}

export function sharedRoom<T>(Kind: Kind<T>, length: number): T {
  return new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT));
}

export function sharedCopy<T extends TypedArray>(from: T, Kind: Kind<T>): T {
  const copy = sharedRoom(Kind, from.length);
  copy.set(from as ArrayLike<number> & T);
  return copy;
}

export function isShared({ buffer }: { readonly buffer: ArrayBufferLike }): boolean {
  return buffer instanceof SharedArrayBuffer;
}
