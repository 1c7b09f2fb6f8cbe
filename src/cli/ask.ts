/** `ask`: answers one question from log files. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { periods } from '../events/questions/period.ts';
import { parseWithin } from '../events/questions/within.ts';
import type { ReadWishes } from '../events/import/read-journeys.ts';
import { deny, isRefusal } from '../lib/refusal.ts';
import { answerThemes, withThemesOptions, type ThemesCommand } from './ask-themes.ts';
import { answerQuestion, questions, type Question, type QuestionWishes } from './answer-question.ts';
import { logsHelp, withLogOptions, type LogOptions } from './log-options.ts';
import { nearest } from './nearest.ts';
import { printAnswer } from './print-answer.ts';
import { progressBar } from './progress-bar.ts';
import type { AddVerb } from './program.ts';
import { readLogs } from './read-logs.ts';
import type { Terminal } from './terminal.ts';
import { checkPlace } from './write-whole.ts';

type AskOptions = LogOptions & QuestionWishes & ThemesCommand;

const asked = [...questions, 'themes'] as const;
type Asked = Question | 'themes';

const examples = `
Questions:
  summary            what the log holds
  directly-follows   which event comes right after which, how often, after how long
  variants           the different paths and how many journeys walk each
  funnel             how many customers do the steps in order; needs --step at least twice
  stages             the phases customers pass through
  journeys           groups of similar journeys and who walks them
  split              how each customer's events are cut into journeys, and how sure that is
  waits              where customers wait, slowest first
  themes             what people talk about in responses: sentiment, emotion, touchpoints, quotes

Examples:
  sojourn ask summary orders.csv
  sojourn ask directly-follows orders.csv --json > graph.json
  sojourn ask variants visits.xes.gz --top 20
  sojourn ask funnel shop.csv --step Basket --step Pay --within 7d --by device
  sojourn ask waits orders.csv --where country=NO
  sojourn ask journeys orders.csv --assignments groups.csv
  sojourn ask split clicks.csv --assignments rows.csv
  sojourn ask themes reviews.csv --text Comment --touchpoint Delivery --by Country`;

export const addAsk: AddVerb = (program, terminal, done) => {
  const command = program
    .command('ask')
    .description('answer one question from log files')
    .argument('<question>', asked.join(', '))
    .argument('<logs...>', logsHelp)
    .option('--json', 'print one JSON document')
    .option('--step <event>', 'funnel: a step; repeat in order', (step: string, before: string[] = []) => [
      ...before,
      step,
    ])
    .option('--within <span>', 'funnel: time allowed from the first step, e.g. 7d', spanOption)
    .option('--by <property>', 'funnel, themes: one for each value of this property')
    .addOption(new Option('--period <period>', 'funnel, themes: one for each period').choices([...periods]))
    .option('--top <n>', 'show only the first n rows', wholeNumber)
    .option('--assignments <file>', 'journeys, split, themes: write what belongs where, as CSV');
  withThemesOptions(withDiscoveryOptions(withLogOptions(command)))
    .addHelpText('after', examples)
    .action(async (question: string, logs: string[], options: AskOptions) => {
      await ask(knownQuestion(question), logs, options, terminal);
      done();
    });
};

/** What discovery would find by itself. */
export function withDiscoveryOptions(command: Command): Command {
  return command
    .option('--stages <n>', 'number of stages (default: found)', wholeNumber)
    .option('--journeys <n>', 'number of discovered journeys (default: found)', wholeNumber)
    .addOption(
      new Option(
        '--groups-by <way>',
        'chains: by the moves they make (default); density: for scripted processes',
      ).choices(['chains', 'density']),
    )
    .option(
      '--goal <event>',
      'the event that means a journey succeeded; where journeys are found, none reaches it twice',
    );
}

async function ask(question: Asked, logs: readonly string[], options: AskOptions, terminal: Terminal): Promise<void> {
  if (question === 'funnel' && (options.step?.length ?? 0) < 2) {
    deny('funnel-needs-steps', 'A funnel needs at least two steps.', { fix: 'Name each with --step "event name".' });
  }
  if (options.assignments !== undefined) await checkPlace(options.assignments);
  const bar = progressBar(terminal, options.quiet === true);
  try {
    if (question === 'themes') return await answerThemes(logs, options, terminal, bar);
    const read = await readLogs(logs, options, terminal, bar, question === 'split' ? splitWishes(options) : {});
    const answer = await answerQuestion(question, read, options, bar);
    bar.clear();
    await terminal.out(options.json ? `${JSON.stringify(answer)}\n` : printAnswer(answer, terminal.columns));
  } finally {
    bar.clear();
  }
}

/** Where journeys are the question, the goal ends them if nothing else tells them apart. */
function splitWishes({ split, goal }: AskOptions): ReadWishes {
  return {
    rows: true,
    ...(split === undefined && goal !== undefined ? { cut: { by: 'found', goal, goalEnds: true } } : {}),
  };
}

function knownQuestion(text: string): Asked {
  const found = asked.find((question) => question === text);
  if (found) return found;
  const near = nearest(text, asked)[0];
  return deny('unknown-question', `There is no question "${text}".`, {
    fix: near ? `Did you mean "${near}"?` : `Ask one of ${asked.join(', ')}.`,
  });
}

function spanOption(text: string): number {
  const seconds = parseWithin(text);
  if (isRefusal(seconds)) throw new InvalidArgumentError(seconds.fix ?? seconds.message);
  return seconds;
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It is a whole number, 1 or more.');
  return value;
}
