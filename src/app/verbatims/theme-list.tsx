/** What people talk about: each theme with how many speak of it and how it sounds; a press shows who says so. */
import { Button } from 'react-aria-components';
import type { VerbatimsPage } from '../../server/api.ts';
import { t } from '../language/t.ts';
import { count, percent, percentRange } from '../words.ts';

type Theme = VerbatimsPage['themes'][number];

/** Negative, neutral and positive as one bar, in this order. */
function Mood({ theme }: { theme: Theme }) {
  const { sentiment } = theme;
  if (!sentiment) return <span className="grey">{t('not scored')}</span>;
  const parts = [
    ['negative', sentiment.negative, t('negative')],
    ['neutral', sentiment.neutral, t('neutral')],
    ['positive', sentiment.positive, t('positive')],
  ] as const;
  const words = parts.map(([, n, word]) => `${percent(n / sentiment.n)} ${word}`).join(', ');
  return (
    <>
      <span className="mood" title={words} aria-hidden>
        {parts.map(([id, n]) =>
          n === 0 ? null : <i key={id} data-label={id} style={{ inlineSize: `${(100 * n) / sentiment.n}%` }} />,
        )}
      </span>
      <span className="unseen">{words}</span>
    </>
  );
}

/** How many spoke of it in the first period that may be shown, and in the last. */
function Trend({ theme }: { theme: Theme }) {
  const known = theme.trend.flatMap(({ name, share }) => (share === null ? [] : [{ name, share }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < 2) return null;
  return (
    <span className="grey">
      {t('{first} in {from}, {last} in {to}', {
        first: percent(first.share),
        from: first.name,
        last: percent(last.share),
        to: last.name,
      })}
    </span>
  );
}

export function ThemeList(props: {
  themes: readonly Theme[];
  isChosen: (theme: Theme) => boolean;
  choose: (theme: Theme) => void;
}) {
  return (
    <ul className="themes">
      {props.themes.map((theme) => (
        <li key={`${theme.kind} ${theme.name}`}>
          <Button className="theme" aria-pressed={props.isChosen(theme)} onPress={() => props.choose(theme)}>
            <span className="theme-name">{theme.name}</span>
            <span className="theme-share">
              {percent(theme.share)} <span className="grey">n {count(theme.n)}</span>
            </span>
          </Button>
          <Mood theme={theme} />
          <span className="grey">
            {percentRange(theme.shareInterval.low, theme.shareInterval.high)}
            {theme.kind === 'found' ? ` · ${theme.words.slice(0, 4).join(', ')}` : ''}
          </span>
          <Trend theme={theme} />
        </li>
      ))}
    </ul>
  );
}
