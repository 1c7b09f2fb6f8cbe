/** Findings of the gap rules for people: by map, then by rule with its count and what to do. */
import { countsByRule } from '../map/lint/lint.ts';
import { rules } from '../map/lint/rules.ts';
import type { Finding, Rule } from '../map/lint/rule.ts';
import { whereIs } from '../map/lint/where.ts';
import type { JourneyMap } from '../map/map.ts';
import type { LintedMap } from './lint.ts';
import { displayWidth, oneLine, table } from './table.ts';
import { counted } from './words.ts';

export interface Paper {
  readonly width: number;
  readonly colour: boolean;
}

export function printFindings(linted: readonly LintedMap[], paper: Paper): string {
  const width = Math.max(40, Math.min(paper.width, 120));
  const pen = penOf(paper.colour, width);
  const maps = linted.map((one) => mapText(one, pen)).join('\n');
  return linted.length > 1 ? `${maps}\n${summaryOf(linted, pen)}` : maps;
}

interface Pen {
  readonly width: number;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
}

const escape = '\u001b[';

function penOf(colour: boolean, width: number): Pen {
  const paint = (code: string) => (text: string) => (colour ? `${escape}${code}m${text}${escape}0m` : text);
  return { width, strong: paint('1'), quiet: paint('2') };
}

function mapText({ file, measured: { map }, findings }: LintedMap, pen: Pen): string {
  const head = [pen.strong(oneLine(map.title)), pen.quiet(`  ${file}`)].join('');
  if (findings.length === 0) {
    const why = map.cards.length === 0 ? 'Nothing on it yet: there is nothing to check.' : 'Nothing found.';
    return `${head}\n${map.status === 'retired' ? 'Retired: not checked.' : why}\n`;
  }
  const parts = rules
    .map((rule) => ({ rule, found: findings.filter((one) => one.rule === rule.id) }))
    .filter(({ found }) => found.length > 0)
    .map(({ rule, found }) => ruleText(rule, found, map, pen));
  return `${head}\n\n${parts.join('\n')}\n${counted(findings.length, 'finding')} by ${counted(parts.length, 'rule')}.\n`;
}

function ruleText(rule: Rule, found: readonly Finding[], map: JourneyMap, pen: Pen): string {
  const [one, many] = rule.counted;
  const lines = found.flatMap(({ message, place }) => {
    // The sentence itself names a stage, lane or persona.
    const named = place.kind === 'stage' || place.kind === 'lane' || place.kind === 'persona';
    const where = named ? '' : oneLine(whereIs(map, place).join(' / '));
    return [...wrapped(`- ${oneLine(message)}`, pen.width, '  '), ...(where === '' ? [] : [pen.quiet(`    ${where}`)])];
  });
  const head = `${pen.strong(counted(found.length, one, many))}  ${pen.quiet(rule.id)}`;
  return `${[head, ...lines, ...wrapped(`> ${rule.fix}`, pen.width, '  ').map(pen.quiet)].join('\n')}\n`;
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
      rule.title,
      String(counts[rule.id]),
      String(linted.filter((one) => one.findings.some(({ rule: id }) => id === rule.id)).length),
    ]);
  if (rows.length === 0) return `Nothing found on ${counted(linted.length, 'map')}.\n`;
  const columns = [{ title: 'Rule' }, { title: 'Found', right: true }, { title: 'Maps', right: true }];
  return `${pen.strong(`All ${counted(linted.length, 'map')}`)}\n${table(columns, rows, pen.width)}`;
}
