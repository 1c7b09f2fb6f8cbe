/** Rows as the engines print them, one JSON object a line, and as they take them. */
import { setImmediate as breathe } from 'node:timers/promises';

const longDigits = /\d{16}/;
const stringsAndNumbers = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Integers beyond 2^53 become strings, so that no digit is lost. */
export function parseRows<Row>(text: string): Row[] {
  if (text === '') return [];
  const whole = longDigits.test(text) ? quoteLongIntegers(text) : text;
  return JSON.parse(`[${whole.trimEnd().replaceAll('\n', ',')}]`) as Row[];
}

function quoteLongIntegers(text: string): string {
  return text.replace(stringsAndNumbers, (token) =>
    /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );
}

const perBreath = 2_000;

/** Rows as bytes for `FORMAT JSONEachRow`; lets other work in between, as a large block takes a while. */
export async function printRows(rows: readonly object[]): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for (let at = 0; at < rows.length; at += perBreath) {
    const lines = rows.slice(at, at + perBreath).map((row) => JSON.stringify(row));
    parts.push(Buffer.from(`${lines.join('\n')}\n`));
    if (at + perBreath < rows.length) await breathe();
  }
  return Buffer.concat(parts);
}
