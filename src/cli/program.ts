/** The command line: its verbs, its help and how it fails. */
import { Command, CommanderError } from 'commander';
import { addAsk } from './ask.ts';
import { addConvert } from './convert.ts';
import { addDiscover } from './discover.ts';
import { addDoctor } from './doctor.ts';
import { addImport } from './import.ts';
import { addLint } from './lint.ts';
import { reportFailure, type ExitCode } from './failure.ts';
import { addStart } from './start.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** What a verb returns: its exit code, 0 when it says nothing. */
export type Outcome = ExitCode | void;

/** Registers one verb. */
export type AddVerb = (program: Command, terminal: Terminal, done: (outcome: Outcome) => void) => void;

const verbs: readonly AddVerb[] = [addStart, addDiscover, addAsk, addImport, addConvert, addLint, addDoctor];

/** Runs one command line to its end; never throws. */
export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await parsed(argv, terminal);
  } catch (error) {
    return reportFailure(error, terminal);
  }
}

async function parsed(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  const help: string[] = [];
  const program = programFor(terminal, help, (outcome) => {
    code = outcome ?? 0;
  });
  if (argv.length === 0) {
    terminal.err(program.helpInformation());
    return 2;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    // Asked for help or the version: commander ends by throwing.
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
    await terminal.out(help.join(''));
  }
  return code;
}

function programFor(terminal: Terminal, help: string[], done: (outcome: Outcome) => void): Command {
  const program = new Command('sojourn')
    .description('Customer journey maps discovered from what customers really did.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .addHelpText('after', '\nRun "sojourn VERB --help" for the options and examples of a verb.');
  for (const add of verbs) add(program, terminal, done);
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride((error) => {
        throw new CommanderError(error.exitCode === 0 ? 0 : 2, error.code, error.message);
      })
      .configureOutput({
        writeOut: (text) => void help.push(text),
        writeErr: terminal.err,
        getOutHelpWidth: () => Math.min(terminal.columns, 110),
        outputError: (text, write) => write(plainUsageError(text, command)),
      });
  }
  return program;
}

/** `error: unknown option '--x'` as a sentence that says where to look. */
function plainUsageError(text: string, command: Command): string {
  const message = text
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ');
  const named = command.parent ? `sojourn ${command.name()}` : 'sojourn';
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.)?]$/.test(message) ? '' : '.'} See "${named} --help".\n`;
}
