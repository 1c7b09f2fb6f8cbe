/** The rich text of a card on the page. Links are shown; following them is for the place that says `follow`. */
import { memo, useMemo, type ReactNode } from 'react';
import { richText, type Block, type Run } from '../../map/rich-text.ts';

function RunWords({ run, follow }: { run: Run; follow: boolean }): ReactNode {
  let words: ReactNode = run.text;
  if (run.italic) words = <em>{words}</em>;
  if (run.bold) words = <strong>{words}</strong>;
  if (run.href === undefined) return words;
  if (!follow)
    return (
      <span className="link-words" data-href={run.href}>
        {words}
      </span>
    );
  return (
    <a href={run.href} target="_blank" rel="noreferrer noopener">
      {words}
    </a>
  );
}

const keyed = (runs: readonly Run[], follow: boolean): ReactNode =>
  // Runs have no other name than their place.
  runs.map((run, at) => <RunWords key={`${at}`} run={run} follow={follow} />);

function BlockWords({ block, follow }: { block: Block; follow: boolean }) {
  if (block.kind === 'paragraph') return <span className="words-block">{keyed(block.runs, follow)}</span>;
  return (
    <span className="words-block words-item" style={{ '--depth': block.depth } as React.CSSProperties}>
      <span aria-hidden className="words-sign">
        {block.number === undefined ? '•' : `${block.number}.`}
      </span>{' '}
      {keyed(block.runs, follow)}
    </span>
  );
}

export const RichWords = memo(function RichWords({ text, follow = false }: { text: string; follow?: boolean }) {
  const blocks = useMemo(() => richText(text), [text]);
  const [only, ...others] = blocks;
  if (only?.kind === 'paragraph' && others.length === 0) return keyed(only.runs, follow);
  return blocks.map((block, at) => <BlockWords key={`${at}`} block={block} follow={follow} />);
});
