/** What people talk about, for people to read in a terminal; scripts take --json instead. */
import { count, figure, share as percent } from '../render/wording.ts';
import type { AnsweredThemes } from '../server/ask-themes.ts';
import { oneLine, table } from './table.ts';
import { counted } from './words.ts';

type Answer = AnsweredThemes['answer'];
type Theme = Answer['themes'][number];

/** Themes whose quotes are printed, and groups of a breakdown. */
const quoted = 8;
const groupsShown = 6;

export function printThemes(answer: Answer, width: number): string {
  const parts = [
    head(answer),
    themesTable(answer, width),
    breakdown(answer, width),
    quotes(answer, width),
    answer.warnings.map((warning) => `Note: ${oneLine(warning)}\n`).join(''),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** Two places: themes differ by less than a tenth. */
function valence(value: number): string {
  const shown = Math.round(value * 100) / 100;
  return `${shown > 0 ? '+' : ''}${figure(shown, 2)}`;
}

function head({ texts, events, from, to, languages, sentiment, emotions }: Answer): string {
  const when = from && to ? `, ${from.slice(0, 10)} to ${to.slice(0, 10)}` : '';
  const spoken = Object.entries(languages)
    .slice(0, 4)
    .map(([language, n]) => `${language} ${count(n)}`);
  const lines = [
    `${counted(texts, 'comment')} in ${counted(events, 'row')}${when}; by language: ${spoken.join(', ') || 'none'}`,
  ];
  if (sentiment) {
    const { n, mean, interval, positive, neutral, negative } = sentiment;
    lines.push(
      `Sentiment ${valence(mean)} (${valence(interval.low)} to ${valence(interval.high)}): ${percent(positive / n)} positive, ${percent(neutral / n)} neutral, ${percent(negative / n)} negative`,
    );
    const felt = Object.entries(emotions).toSorted((a, b) => b[1] - a[1]);
    lines.push(`Emotion: ${felt.map(([emotion, times]) => `${emotion} ${percent(times / n)}`).join(', ')}`);
  }
  return `${lines.join('\n')}\n`;
}

function themesTable({ themes }: Answer, width: number): string {
  if (themes.length === 0) return 'No theme is spoken of often enough.\n';
  const right = (title: string): { title: string; right: true } => ({ title, right: true });
  return table(
    [
      { title: 'Theme' },
      { title: '' },
      right('Comments'),
      right('Share'),
      right('Sentiment'),
      { title: '95 %' },
      { title: 'Words' },
    ],
    themes.map((theme) => [
      theme.name,
      theme.kind === 'touchpoint' ? 'touchpoint' : '',
      count(theme.n),
      percent(theme.share),
      theme.sentiment === null ? '' : valence(theme.sentiment),
      theme.sentimentInterval === null
        ? ''
        : `${valence(theme.sentimentInterval.low)} to ${valence(theme.sentimentInterval.high)}`,
      theme.words.slice(0, 6).join(', '),
    ]),
    width,
  );
}

/** Share of each group that speaks of a theme, and how. */
function breakdown({ themes }: Answer, width: number): string {
  const groups = (themes[0]?.by ?? []).slice(0, groupsShown).map((one) => one.name);
  if (groups.length === 0) return '';
  const cell = (theme: Theme, group: string): string => {
    const found = theme.by.find((one) => one.name === group);
    if (!found || found.share === null) return 'too few';
    return `${percent(found.share)} ${found.sentiment === null ? '' : valence(found.sentiment)}`.trim();
  };
  return table(
    [{ title: 'Share and sentiment' }, ...groups.map((title) => ({ title, right: true }))],
    themes.map((theme) => [theme.name, ...groups.map((group) => cell(theme, group))]),
    width,
  );
}

function quotes({ themes }: Answer, width: number): string {
  return themes
    .slice(0, quoted)
    .filter((theme) => theme.quotes.length > 0)
    .map(({ name, quotes: said }) => {
      const lines = said.map(({ row, text, sentiment }) => {
        const mark = sentiment === null || sentiment === 0 ? ' ' : sentiment > 0 ? '+' : '-';
        const where = ` (row ${row})`;
        const room = Math.max(40, width - 4 - where.length);
        const words = oneLine(text);
        return `  ${mark} ${words.length > room ? `${words.slice(0, room - 1)}…` : words}${where}\n`;
      });
      return `${oneLine(name)}\n${lines.join('')}`;
    })
    .join('');
}
