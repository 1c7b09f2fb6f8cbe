/** Asks the server; everything that goes wrong arrives as a Trouble with words for people. */
import type { Problem } from '../server/api.ts';
import { heard, t } from './language/t.ts';

/** An answer that was not given: the server's problem document, or one of our own when it could not be reached. */
export class Trouble extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.name = 'Trouble';
    this.problem = problem;
  }
}

function trouble(code: string, title: string, fix: string, status = 0): Problem {
  return { type: 'about:blank', title, status, code, fix };
}

const unreachable = trouble(
  'server-unreachable',
  t('The Sojourn server does not answer.'),
  t('Check that it is still running where you started it, then try again.'),
);

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'code' in value;
}

/** The server's problem in the reader's language. */
function inWords(problem: Problem): Problem {
  const { title, detail, fix } = problem;
  return {
    ...problem,
    title: heard(title),
    ...(detail === undefined ? {} : { detail: heard(detail) }),
    ...(fix === undefined ? {} : { fix: heard(fix) }),
  };
}

/** Any failure as a problem that can be shown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Trouble) return error.problem;
  const fix = t('Reload the page. If it happens again, please report it with what you did just before.');
  return { ...trouble('page-failed', t('This page ran into an error of its own.'), fix), detail: String(error) };
}

async function problemIn(response: Response): Promise<Problem> {
  const body: unknown = await response.json().then(
    (json: unknown) => json,
    () => null,
  );
  if (isProblem(body)) return inWords(body);
  if (response.status >= 502) return unreachable;
  return trouble(
    'unexpected-answer',
    t('The server answered with status {status}.', { status: response.status }),
    t('Try again in a moment; the server log says more.'),
    response.status,
  );
}

async function reach(path: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Trouble(unreachable, { cause: error });
  }
}

/** JSON of one address. Throws Trouble. */
export async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await reach(path, init);
  if (!response.ok) throw new Trouble(await problemIn(response));
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

/** A file that may take the server a while to write. Throws Trouble, or what the signal was aborted with. */
export async function askFile(path: string, signal: AbortSignal): Promise<Blob> {
  const response = await reach(path, { signal });
  if (!response.ok) throw new Trouble(await problemIn(response));
  return await response.blob();
}

/** Sends JSON with a verb and reads JSON back. Throws Trouble. */
export function send<Answer>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  if (body === undefined) return ask<Answer>(path, { method });
  return ask<Answer>(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
}

/** Streams a file up and reports how much has gone, in [0, 1]. Throws Trouble. */
export function upload<Answer>(path: string, file: File, report: (share: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) report(event.loaded / event.total);
    });
    request.addEventListener('error', () => reject(new Trouble(unreachable)));
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (request.status < 400) resolve(answer as Answer);
      else if (isProblem(answer)) reject(new Trouble(inWords(answer)));
      else
        reject(
          new Trouble(trouble('upload-failed', t('The file could not be taken in.'), t('Try again.'), request.status)),
        );
    });
    request.send(file);
  });
}
