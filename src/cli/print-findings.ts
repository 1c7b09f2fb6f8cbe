/** Findings of the gap rules for people: by map, then by rule with its count and what to do. */
import type { Say } from '../lib/language.ts';
import { countsByRule } from '../map/lint/lint.ts';
import { rules } from '../map/lint/rules.ts';
import type { Finding, Rule } from '../map/lint/rule.ts';
import { whereIs } from '../map/lint/where.ts';
import type { JourneyMap } from '../map/map.ts';
import type { LintedMap } from './lint.ts';
import { messageIn } from './lint-language.ts';
import { displayWidth, oneLine, table } from './table.ts';
import { counted } from './words.ts';

export interface Paper {
  readonly width: number;
  readonly colour: boolean;
  readonly say: Say;
}

export function printFindings(linted: readonly LintedMap[], paper: Paper): string {
  const width = Math.max(40, Math.min(paper.width, 120));
  const pen = penOf(paper, width);
  const maps = linted.map((one) => mapText(one, pen)).join('\n');
  return linted.length > 1 ? `${maps}\n${summaryOf(linted, pen)}` : maps;
}

interface Pen {
  readonly width: number;
  readonly say: Say;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
}

const escape = '\u001b[';

function penOf({ colour, say }: Paper, width: number): Pen {
  const paint = (code: string) => (text: string) => (colour ? `${escape}${code}m${text}${escape}0m` : text);
  return { width, say, strong: paint('1'), quiet: paint('2') };
}

function mapText({ file, measured: { map }, findings }: LintedMap, pen: Pen): string {
  const head = [pen.strong(oneLine(map.title)), pen.quiet(`  ${file}`)].join('');
  if (findings.length === 0) {
    const why = map.cards.length === 0 ? 'Nothing on it yet: there is nothing to check.' : 'Nothing found.';
    return `${head}\n${pen.say(map.status === 'retired' ? 'Retired: not checked.' : why)}\n`;
  }
  const parts = rules
    .map((rule) => ({ rule, found: findings.filter((one) => one.rule === rule.id) }))
    .filter(({ found }) => found.length > 0)
    .map(({ rule, found }) => ruleText(rule, found, map, pen));
  const sum = pen.say(
    '{findings, plural, one {# finding} other {# findings}} by {rules, plural, one {# rule} other {# rules}}.',
    { findings: findings.length, rules: parts.length },
  );
  return `${head}\n\n${parts.join('\n')}\n${sum}\n`;
}

function ruleText(rule: Rule, found: readonly Finding[], map: JourneyMap, pen: Pen): string {
  const [one, many] = rule.counted;
  const lines = found.flatMap((finding) => {
    const { place } = finding;
    // The sentence itself names a stage, lane or persona.
    const named = place.kind === 'stage' || place.kind === 'lane' || place.kind === 'persona';
    const where = named ? '' : oneLine(whereIs(map, place).join(' / '));
    return [
      ...wrapped(`- ${oneLine(messageIn(pen.say, finding))}`, pen.width, '  '),
      ...(where === '' ? [] : [pen.quiet(`    ${where}`)]),
    ];
  });
  const head = `${pen.strong(counted(found.length, pen.say(one), pen.say(many)))}  ${pen.quiet(rule.id)}`;
  return `${[head, ...lines, ...wrapped(`> ${pen.say(rule.fix)}`, pen.width, '  ').map(pen.quiet)].join('\n')}\n`;
}

/** Lines of at most `width`; all but the first go two characters further in. */
function wrapped(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? `${lines.length > 0 ? '  ' : ''}${indent}${word}` : `${line} ${word}`;
    if (line === '' || displayWidth(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = `  ${indent}${word}`;
    }
  }
  return [...lines, line];
}

function summaryOf(linted: readonly LintedMap[], pen: Pen): string {
  const counts = countsByRule(linted.flatMap((one) => one.findings));
  const rows = rules
    .filter((rule) => counts[rule.id] !== undefined)
    .map((rule) => [
      pen.say(rule.title),
      String(counts[rule.id]),
      String(linted.filter((one) => one.findings.some(({ rule: id }) => id === rule.id)).length),
    ]);
  const n = linted.length;
  if (rows.length === 0) {
    return `${pen.say('Nothing found on {n, plural, one {# map} other {# maps}}.', { n })}\n`;
  }
  const columns = [
    { title: pen.say('Rule') },
    { title: pen.say('Found'), right: true },
    { title: pen.say('Maps'), right: true },
  ];
  return `${pen.strong(pen.say('All {n, plural, one {# map} other {# maps}}', { n }))}\n${table(columns, rows, pen.width)}`;
}
