/** `lint`: what maps lack, by the gap rules, each finding with its rule, its place and what to do. */
import { Option } from 'commander';
import { type Language, languageIds, type Say } from '../lib/language.ts';
import { deny } from '../lib/refusal.ts';
import { chosenRules, countsByRule, lint, type RuleChoice } from '../map/lint/lint.ts';
import { ruleIds } from '../map/lint/rules.ts';
import type { Finding } from '../map/lint/rule.ts';
import { whereIs } from '../map/lint/where.ts';
import { Day, type MeasuredMap } from '../map/map.ts';
import { mapsIn } from './convert.ts';
import { messageIn, sayingLint } from './lint-language.ts';
import { nearest } from './nearest.ts';
import { printFindings } from './print-findings.ts';
import type { AddVerb } from './program.ts';
import type { Terminal } from './terminal.ts';

interface LintOptions {
  readonly off?: readonly string[];
  readonly only?: readonly string[];
  readonly today?: string;
  readonly lang: Language;
  readonly json?: boolean;
}

/** What was found on one map. */
export interface LintedMap {
  readonly file: string;
  readonly measured: MeasuredMap;
  readonly findings: readonly Finding[];
}

const examples = `
Examples:
  sojourn lint order.journey.json
  sojourn lint maps/*.journey.json --off long-card,empty-lane
  sojourn lint order.journey.json --only touchpoint-without-owner --json
  sojourn lint order.journey.json --lang de

Ends with 0 when nothing was found, with 1 when something was. docs/rules.md tells the why and the fix of every rule.
Maps given together are one workspace: sub-journeys are followed from one to the other.`;

export const addLint: AddVerb = (program, terminal, done) => {
  program
    .command('lint')
    .description('list what maps lack: owners, evidence, targets, ...')
    .argument('<maps...>', 'the maps: .journey.json, or any form that convert reads')
    .option('--off <rules>', 'leave these rules out: ids with commas between', idsOf)
    .option('--only <rules>', 'check these rules alone', idsOf)
    .option('--today <day>', 'the day reviews are held against, such as 2026-11-21')
    .addOption(new Option('--lang <language>', 'language of what is printed').choices(languageIds).default('en'))
    .option('--json', 'print one JSON document')
    .addHelpText('after', examples)
    .action(async (files: string[], options: LintOptions) => {
      done((await lintFiles(files, options, terminal)) ? 1 : 0);
    });
};

/** True when something was found. */
async function lintFiles(files: readonly string[], options: LintOptions, terminal: Terminal): Promise<boolean> {
  const choice = choiceOf(options);
  const today = dayOf(options.today);
  const read: { file: string; measured: MeasuredMap }[] = [];
  for (const file of files) {
    for (const measured of (await mapsIn(file)).maps) read.push({ file, measured });
  }
  const linted = read.map(({ file, measured }): LintedMap => {
    const otherMaps = read.flatMap((one) => (one.measured === measured ? [] : [one.measured.map]));
    return { file, measured, findings: lint(measured.map, measured.measures, { today, otherMaps }, choice) };
  });
  const all = linted.flatMap((one) => one.findings);
  const say = sayingLint(options.lang);
  if (options.json) await terminal.out(`${JSON.stringify(asJson(linted, all, say))}\n`);
  else await terminal.out(printFindings(linted, { width: terminal.columns, colour: terminal.colour, say }));
  return all.length > 0;
}

function asJson(linted: readonly LintedMap[], all: readonly Finding[], say: Say): object {
  const maps = linted.map(({ file, measured: { map }, findings }) => ({
    file,
    map: map.id,
    title: map.title,
    counts: countsByRule(findings),
    findings: findings.map((finding) => ({
      rule: finding.rule,
      place: finding.place,
      where: whereIs(map, finding.place),
      message: messageIn(say, finding),
      fix: say(finding.fix),
    })),
  }));
  return { found: all.length, counts: countsByRule(all), maps };
}

const idsOf = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  ...text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== ''),
];

function choiceOf({ off, only }: LintOptions): RuleChoice {
  for (const id of [...(off ?? []), ...(only ?? [])]) {
    if (ruleIds.includes(id)) continue;
    const near = nearest(id, ruleIds).map((one) => `"${one}"`);
    const fix = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'docs/rules.md lists the rules by their ids.';
    deny('unknown-rule', `There is no rule "${id}".`, { fix });
  }
  const choice = { ...(off ? { off } : {}), ...(only ? { only } : {}) };
  if (chosenRules(choice).length === 0) {
    deny('no-rule-left', 'No rule is left to check.', { fix: 'Name fewer rules with --off, or others with --only.' });
  }
  return choice;
}

function dayOf(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString().slice(0, 10);
  if (!Day.safeParse(text).success) {
    deny('bad-day', `"${text}" is no day of the calendar.`, { fix: 'Write it as year-month-day, such as 2026-11-21.' });
  }
  return text;
}
