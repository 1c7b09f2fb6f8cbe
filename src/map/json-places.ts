/** Where things stand in a JSON text: the line of a fault, and the line of a field. */

export interface Fault {
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong there, as the end of a sentence that begins with "Line 12:". */
  readonly what: string;
}

/** Deeper nesting than any map has; hostile texts would exhaust the stack. */
const deepest = 100;

class Broken extends Error {
  readonly at: number;

  constructor(at: number, what: string) {
    super(what);
    this.at = at;
  }
}

export const lineAt = (text: string, offset: number): number => {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
};

type Key = string | number;
const isPrefix = (path: readonly Key[], of: readonly Key[]): boolean => path.every((key, index) => key === of[index]);

/** Reads a JSON text from left to right and remembers where the value nearest to `wanted` begins. */
class Scanner {
  readonly text: string;
  readonly wanted: readonly Key[];
  at = 0;
  found = { depth: 0, offset: 0 };

  constructor(text: string, wanted: readonly Key[]) {
    this.text = text;
    this.wanted = wanted;
  }

  whole(): void {
    this.value([]);
    this.blank();
    if (this.at < this.text.length) throw new Broken(this.at, 'there is text after the end of the JSON');
  }

  blank(): void {
    while (/[ \t\n\r]/.test(this.text[this.at] ?? '')) this.at++;
  }

  value(path: readonly Key[]): void {
    if (path.length > deepest) throw new Broken(this.at, `it is nested more than ${deepest} levels deep`);
    this.blank();
    const first = this.text[this.at];
    if (first === undefined) throw new Broken(this.at, 'the text ends too early');
    if (first === '{') this.object(path);
    else if (first === '[') this.array(path);
    else if (first === '"') this.string();
    else this.scalar();
  }

  /** Notes where a field begins when it lies on the way to the wanted one. */
  note(path: readonly Key[], offset: number): void {
    if (path.length > this.found.depth && path.length <= this.wanted.length && isPrefix(path, this.wanted)) {
      this.found = { depth: path.length, offset };
    }
  }

  object(path: readonly Key[]): void {
    const seen = new Set<string>();
    this.members('}', () => {
      const start = this.at;
      if (this.text[this.at] !== '"') throw new Broken(this.at, 'a key in double quotes was expected');
      const key = this.string();
      if (seen.has(key)) throw new Broken(start, `the key "${key}" stands there for the second time`);
      seen.add(key);
      this.note([...path, key], start);
      this.blank();
      if (this.text[this.at] !== ':') throw new Broken(this.at, `a colon was expected after "${key}"`);
      this.at++;
      this.value([...path, key]);
    });
  }

  array(path: readonly Key[]): void {
    let index = 0;
    this.members(']', () => {
      this.note([...path, index], this.at);
      this.value([...path, index++]);
    });
  }

  members(end: '}' | ']', member: () => void): void {
    this.at++;
    this.blank();
    if (this.text[this.at] === end) {
      this.at++;
      return;
    }
    for (;;) {
      this.blank();
      member();
      this.blank();
      const next = this.text[this.at];
      if (next !== ',' && next !== end) {
        throw new Broken(this.at, next === undefined ? 'the text ends too early' : `a comma or ${end} was expected`);
      }
      this.at++;
      if (next === end) return;
    }
  }

  string(): string {
    const start = this.at;
    const end = this.text.indexOf('"', start + 1);
    const plain = end === -1 ? undefined : this.text.slice(start + 1, end);
    // Nearly every text is without control characters and backslashes, and a picture is millions of letters long.
    if (plain !== undefined && !/[^ -\uffff]|\\/.test(plain)) {
      this.at = end + 1;
      return plain;
    }
    for (this.at++; this.text[this.at] !== '"'; this.at++) {
      const letter = this.text[this.at];
      if (letter === undefined || letter < ' ') throw new Broken(start, 'a text in quotes does not end on its line');
      if (letter === '\\') this.at++;
    }
    this.at++;
    try {
      return String(JSON.parse(this.text.slice(start, this.at)));
    } catch (error) {
      throw new Broken(start, `a text holds a backslash that means nothing (${String(error)})`);
    }
  }

  scalar(): void {
    const [word = ''] = /^[^\s,:[\]{}"]{0,60}/.exec(this.text.slice(this.at, this.at + 60)) ?? [];
    if (!/^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/.test(word)) {
      throw new Broken(this.at, word === '' ? 'a value was expected' : `${word} is not a value`);
    }
    this.at += word.length;
  }
}

/** The first thing that makes the text no JSON, or makes it ambiguous (a key that stands twice in one object). */
export function faultOf(text: string): Fault | undefined {
  const scanner = new Scanner(text, []);
  try {
    scanner.whole();
    return undefined;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { line: lineAt(text, error.at), what: error.message };
  }
}

/** The line where the field begins, or the nearest field around it that is there; the text is JSON. */
export function lineOf(text: string, path: readonly Key[]): number {
  const scanner = new Scanner(text, path);
  scanner.whole();
  return lineAt(text, scanner.found.offset);
}
