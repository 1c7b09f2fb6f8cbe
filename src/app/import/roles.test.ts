import { expect, test } from 'vitest';
import { correctColumn, missing, type Role } from './roles.ts';

const column = (name: string, role: Role) => ({ name, role, why: '', sure: true, samples: [] });
const columns = [
  column('client', 'customer'),
  column('what', 'event'),
  column('at', 'time'),
  column('branch', 'property'),
];

test('only one column says who: the one before becomes a property', () => {
  expect(correctColumn(columns, 'branch', 'customer')).toEqual({ columns: { client: 'property', branch: 'customer' } });
});

test('several columns may be times, so that wide tables can be read', () => {
  expect(correctColumn(columns, 'branch', 'time')).toEqual({ columns: { branch: 'time' } });
});

test('what is missing is said one thing at a time, who first', () => {
  expect(missing(columns)).toBeUndefined();
  expect(missing(columns.slice(1))).toContain('who');
  expect(missing([columns[0], columns[1]].flatMap((one) => one ?? []))).toContain('when');
  expect(missing([column('client', 'customer'), column('at', 'time')])).toContain('what happened');
  expect(missing([column('case', 'journey'), column('in', 'time'), column('out', 'time')])).toBeUndefined();
});
