/** Who is let in when the person at the machine is the only one there is. */
import { describe, expect, test } from 'vitest';
import { isLoopback, refuseStranger, type Asked } from './solo.ts';

const asked = (more: Partial<Asked>): Asked => ({
  method: 'GET',
  host: '127.0.0.1:4780',
  origin: undefined,
  site: undefined,
  ...more,
});
const code = (more: Partial<Asked>): string | undefined => refuseStranger(asked(more))?.code;

describe('names of this machine', () => {
  test.each(['localhost', 'LOCALHOST:80', '127.0.0.1', '127.3.2.1:4780', '[::1]:4780', '::1', 'sojourn.localhost:1'])(
    '%s is',
    (host) => expect(isLoopback(host)).toBe(true),
  );
  test.each([
    '',
    'localhost.elsewhere.example',
    '127.0.0.1.elsewhere.example',
    'elsewhere.example:4780',
    '0.0.0.0',
    '10.0.0.1',
    '[::]',
    '[::1].elsewhere.example',
    'localhost@elsewhere.example',
  ])('%s is not', (host) => expect(isLoopback(host)).toBe(false));
});

describe('a request in solo mode', () => {
  test('from a program or a page of ours is let in', () => {
    expect(code({})).toBeUndefined();
    expect(code({ method: 'POST' })).toBeUndefined();
    expect(code({ method: 'POST', origin: 'http://127.0.0.1:4780', site: 'same-origin' })).toBeUndefined();
    expect(code({ method: 'DELETE', host: 'LocalHost:4780', origin: 'http://localhost:4780' })).toBeUndefined();
    expect(code({ websocket: true, origin: 'http://127.0.0.1:4780' })).toBeUndefined();
  });

  test('under a rebound name is refused, even to read', () => {
    expect(code({ host: 'elsewhere.example' })).toBe('foreign-host');
    expect(code({ host: undefined })).toBe('foreign-host');
    expect(code({ host: '192.168.0.7:4780' })).toBe('foreign-host');
  });

  test("that changes something is refused from another site's page", () => {
    expect(code({ method: 'POST', origin: 'https://elsewhere.example' })).toBe('foreign-origin');
    expect(code({ method: 'POST', origin: 'null' })).toBe('foreign-origin');
    expect(code({ method: 'PATCH', origin: 'http://127.0.0.1:9999' })).toBe('foreign-origin');
    expect(code({ method: 'POST', site: 'cross-site' })).toBe('foreign-origin');
    expect(code({ websocket: true, origin: 'https://elsewhere.example' })).toBe('foreign-origin');
  });

  test('to an opened server may name an address or an allowed name', () => {
    const hosts = { names: ['maps.bakery.example'], addresses: true };
    expect(refuseStranger(asked({ host: '10.0.0.5:4780' }), hosts)).toBeUndefined();
    expect(refuseStranger(asked({ host: '[fd00::5]:4780' }), hosts)).toBeUndefined();
    expect(refuseStranger(asked({ host: 'Maps.bakery.example' }), hosts)).toBeUndefined();
    expect(refuseStranger(asked({ host: 'elsewhere.example' }), hosts)?.code).toBe('foreign-host');
  });
});
