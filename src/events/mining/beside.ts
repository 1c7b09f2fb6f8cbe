/** Work that another thread may do beside one's own. Tasks are pure, so it never matters who did one, or when. */
import { unwatched, type Watch } from '../../lib/progress.ts';
import { perform, type TaskName, type Tasks } from './tasks.ts';

export interface Job<Answer> {
  /** Does the work here and now when nobody has begun it. */
  help(): void;
  /** The answer; helps or waits for it. Throws what the work threw. */
  answer(): Answer;
}

export interface Beside {
  /** Who works, oneself included: how many pieces work is worth cutting into. */
  readonly hands: number;
  begin<Name extends TaskName>(name: Name, given: Tasks[Name]['given'], watch?: Watch): Job<Tasks[Name]['answer']>;
}

/** Nobody else: work is done when its answer is wanted. */
export const alone: Beside = {
  hands: 1,
  begin<Name extends TaskName>(name: Name, given: Tasks[Name]['given'], watch: Watch = unwatched) {
    let done: { readonly answer: Tasks[Name]['answer'] } | undefined;
    const help = (): void => {
      done ??= { answer: perform(name, given, watch) };
    };
    return {
      help,
      answer: () => {
        done ??= { answer: perform(name, given, watch) };
        return done.answer;
      },
    };
  },
};

/** All answers, in order; what the others have not begun is done here, from the last one on. */
export function answersOf<Answer>(jobs: readonly Job<Answer>[]): Answer[] {
  for (const job of jobs.toReversed()) job.help();
  return jobs.map((job) => job.answer());
}
