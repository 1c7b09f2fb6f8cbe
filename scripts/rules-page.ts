/** The page of the gap rules: each with its why, its fix and when it stays silent. */
import { rules } from '../src/map/lint/rules.ts';

/** The text of docs/rules.md. */
export function rulesPage(): string {
  const parts = rules.map(({ id, title, why, fix, silent }) =>
    [`## ${title}`, `\`${id}\``, `**Why.** ${why}`, `**What to do.** ${fix}`, silent ? `_Silent when:_ ${silent}` : '']
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  return `# Gap rules

What a journey map lacks, found by rule and not by opinion. \`sojourn lint MAP...\` lists what it finds and ends with
exit code 1 when there is anything; the panel "Gaps" beside a map jumps to each place. A rule can be switched off for
the whole workspace in that panel, or for one run with \`--off\`.

A retired map is not checked, nor is one without a card. Rules about links between cards (pain point, opportunity,
solution, metric) count links where somebody drew one of that kind; on a map without any, standing over the same step
says the same. Rules about dates need a day: \`lint\` takes today, or \`--today\`.

${rules.length} rules, in the order in which findings are listed. This page is generated from \`src/map/lint/\`.

${parts.join('\n\n')}
`;
}
