/** The gaps of all maps, by map and by rule; each figure leads into the map. */
import { Link } from 'react-router';
import { rules } from '../../map/lint/rules.ts';
import type { LintedMaps } from '../../server/api.ts';
import { Bones } from '../controls/bones.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { t } from '../language/t.ts';
import { useLinted } from '../library.ts';
import { countWords } from '../map/gaps/findings.ts';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';

type Maps = LintedMaps['maps'];

function ByMap({ maps }: { maps: Maps }) {
  const sorted = maps.toSorted((a, b) => b.found - a.found);
  return (
    <section className="gaps-section">
      <h2>{t('By map')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('Map')}</th>
            <th scope="col" className="right">
              {t('Gaps')}
            </th>
            <th scope="col" className="wide-only">
              {t('Mostly')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ map, title, found, counts }) => {
            const most = rules
              .filter((rule) => counts[rule.id] !== undefined)
              .toSorted((a, b) => (counts[b.id] ?? 0) - (counts[a.id] ?? 0))
              .slice(0, 3);
            return (
              <tr key={map}>
                <td>
                  <Link to={places.mapGaps(map)}>{title}</Link>
                </td>
                <td className="right">{found}</td>
                <td className="soft wide-only">
                  {most.length > 0
                    ? most.map((rule) => countWords(rule, counts[rule.id] ?? 0)).join(' · ')
                    : t('nothing found')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function ByRule({ maps }: { maps: Maps }) {
  const found = rules
    .map((rule) => ({ rule, on: maps.filter((one) => (one.counts[rule.id] ?? 0) > 0) }))
    .filter(({ on }) => on.length > 0);
  return (
    <section className="gaps-section">
      <h2>{t('By rule')}</h2>
      <ul className="gaps-rules">
        {found.map(({ rule, on }) => (
          <li key={rule.id}>
            <h3>
              {countWords(
                rule,
                on.reduce((sum, one) => sum + (one.counts[rule.id] ?? 0), 0),
              )}
            </h3>
            <p className="soft">{t(rule.why)}</p>
            <p className="gaps-maps">
              {on.map(({ map, title, counts }) => (
                <Link key={map} className="gaps-map" to={places.mapGaps(map, rule.id)}>
                  {title} <b>{counts[rule.id]}</b>
                </Link>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function GapsPage() {
  const linted = useLinted();
  const maps = linted.data?.maps;
  const all = maps?.reduce((sum, one) => sum + one.found, 0) ?? 0;
  return (
    <Page crumbs={[{ name: t('Gaps') }]}>
      <div className="sheet-page">
        <header>
          <h1>{t('Gaps')}</h1>
          <p className="lede">
            {t('What maps lack, found by {n} rules and not by opinion: owners, evidence, targets, answers.', {
              n: rules.length - (linted.data?.off.length ?? 0),
            })}
          </p>
        </header>
        {linted.error ? <TroubleNote error={linted.error} again={() => void linted.refetch()} /> : null}
        {linted.isPending ? <Bones widths={['100%', '100%', '100%']} height={38} /> : null}
        {maps && all === 0 ? (
          <div className="empty">
            <h2>{maps.length === 0 ? t('No map yet') : t('No gap on any map')}</h2>
            <p>
              {maps.length === 0
                ? t('Once there is a map, what it lacks is listed here, with a way to each place.')
                : t('Every rule holds on every map. Rules that are switched off are not asked.')}
            </p>
            {maps.length === 0 ? (
              <Link className="button" to={places.newMap}>
                {t('New map')}
              </Link>
            ) : null}
          </div>
        ) : null}
        {maps && all > 0 ? (
          <>
            <ByMap maps={maps} />
            <ByRule maps={maps} />
          </>
        ) : null}
      </div>
    </Page>
  );
}
