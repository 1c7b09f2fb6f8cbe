/** Whole paths, the most walked first. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Bones } from '../controls/bones.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { useVariants } from '../queries.ts';
import { count, percent } from '../words.ts';
import { t } from '../language/t.ts';

/** "Reads, Reads, Pays" becomes Reads twice, then Pays. */
function folded(path: readonly string[]): { at: number; name: string; times: number }[] {
  const runs: { at: number; name: string; times: number }[] = [];
  path.forEach((name, at) => {
    const last = runs.at(-1);
    if (last?.name === name) last.times += 1;
    else runs.push({ at, name, times: 1 });
  });
  return runs;
}

function Path({ path }: { path: readonly string[] }) {
  return (
    <ol className="variant-path">
      {folded(path).map((run) => (
        <li key={run.at}>
          {run.name}
          {run.times > 1 ? <span className="soft"> ×{run.times}</span> : null}
        </li>
      ))}
    </ol>
  );
}

export function VariantList({ source, journey }: { source: string; journey: string | undefined }) {
  const [top, setTop] = useState(25);
  const variants = useVariants(source, top, journey);
  if (variants.error) return <TroubleNote error={variants.error} again={() => void variants.refetch()} />;
  if (!variants.data) return <Bones widths={['100%', '100%', '100%', '100%']} height={34} />;
  const { distinct, rows, other } = variants.data;
  const covered = rows.reduce((sum, row) => sum + row.share, 0);
  const most = rows[0]?.share ?? 1;
  return (
    <>
      <p className="lede">
        {t(
          '{distinct, plural, one {# different path} other {# different paths}}. The {n} below make up {share} of the journeys.',
          { distinct, n: count(rows.length), share: percent(Math.min(1, covered)) },
        )}
      </p>
      <table className="plain-table variants">
        <thead>
          <tr>
            <th scope="col">{t('Share')}</th>
            <th scope="col" className="right">
              {t('Journeys')}
            </th>
            <th scope="col">{t('Path')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.path.join('\n')}>
              <td className="variant-share">
                {percent(row.share)}
                <span className="bar-track">
                  <span style={{ width: `${(row.share / most) * 100}%` }} />
                </span>
              </td>
              <td className="right">{count(row.count)}</td>
              <td>
                <Path path={row.path} />
              </td>
            </tr>
          ))}
          {other.count > 0 ? (
            <tr>
              <td className="variant-share">{percent(other.share)}</td>
              <td className="right">{count(other.count)}</td>
              <td className="soft">
                {t('{n, plural, one {one other path} other {# other paths}}, too few customers each to be told', {
                  n: other.distinct,
                })}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {rows.length < distinct - other.distinct && rows.length >= top ? (
        <Button className="button" isDisabled={variants.isFetching} onPress={() => setTop(top + 50)}>
          {t('Show 50 more')}
        </Button>
      ) : null}
    </>
  );
}
