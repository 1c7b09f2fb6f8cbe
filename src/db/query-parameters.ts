/** Values for `{name:Type}` placeholders in the form the engine binds: the rules of ClickHouse's own clients. */
import type { Params } from './stores.ts';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const special = /[\\\0\b\f\n\r\t]/g;
const escaped = (text: string): string => text.replace(special, (one) => escapes[one] ?? one);

/** A string literal of the SQL dialect. */
export const literal = (text: string): string => `'${escaped(text).replaceAll("'", "\\'")}'`;

/** What a placeholder is bound to: tab-separated form at the top level, SQL literals inside arrays and maps. */
export function parameterText(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (value instanceof Date) return instant(value);
  return nested(value);
}

function nested(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return number(value);
  if (value instanceof Date) return literal(instant(value));
  if (Array.isArray(value)) return `[${value.map(nested).join(',')}]`;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return `[${Array.from(value as Uint8Array, nested).join(',')}]`;
  }
  if (typeof value === 'object') {
    return `{${Object.entries(value)
      .map(([key, one]) => `${literal(key)}:${nested(one)}`)
      .join(',')}}`;
  }
  throw new TypeError(`A ${typeof value} cannot be a query parameter.`);
}

function number(value: number): string {
  if (Number.isFinite(value)) return String(value);
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/** UTC with milliseconds; both engines read it as DateTime64 and DateTime. */
const instant = (date: Date): string => date.toISOString().replace('T', ' ').replace('Z', '');

const placeholderName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** `SET param_a='...', param_b='...'`: binds the values to the session that runs it. */
export function bindingStatement(params: Params): string {
  const bound = Object.entries(params).map(([name, value]) => {
    if (!placeholderName.test(name)) throw new TypeError(`"${name}" is no name for a query parameter.`);
    return `param_${name} = ${literal(parameterText(value))}`;
  });
  return `SET ${bound.join(', ')}`;
}

/** `SET a = 1, b = 'x'`. */
export function settingsStatement(settings: Readonly<Record<string, string | number>>): string {
  const set = Object.entries(settings).map(([name, value]) => {
    if (!placeholderName.test(name)) throw new TypeError(`"${name}" is no name for a setting.`);
    return `${name} = ${typeof value === 'number' ? value : literal(value)}`;
  });
  return `SET ${set.join(', ')}`;
}
