/** The index on the left: the journeys found with their shares, the other pages, and light or dark. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { NavLink, useLocation, useNavigate } from 'react-router';
import type { MapSummary, SourceSummary, Workspace } from '../../server/api.ts';
import { Choose } from '../controls/choose.tsx';
import { useDiscovery } from '../queries.ts';
import { chooseTheme, themes, useTheme, type Theme } from '../theme.ts';
import { percent } from '../words.ts';
import { LanguageChoice } from './language-choice.tsx';
import { places } from './places.ts';
import { t } from '../language/t.ts';

function Entry(props: { to: string; name: string; figure?: string; end?: boolean }) {
  return (
    <NavLink to={props.to} end={props.end ?? true} title={props.name}>
      <span>{props.name}</span>
      {props.figure ? <span>{props.figure}</span> : null}
    </NavLink>
  );
}

function Journeys({ source, maps }: { source: SourceSummary; maps: readonly MapSummary[] }) {
  const discovery = useDiscovery(source.id, source.discovery === 'ready');
  const mapOf = (journey: string) => maps.find((map) => map.source === source.id && map.journey === journey);
  const found = (discovery.data?.journeys ?? []).map((journey) => ({ journey, map: mapOf(journey.id) }));
  return (
    <section aria-label={t('Journeys')}>
      <h2>{t('Journeys')}</h2>
      <Entry to={places.journeys(source.id)} name={t('All journeys')} />
      {found.map(({ journey, map }) =>
        map ? (
          <Entry
            key={journey.id}
            to={places.map(map.id)}
            name={map.title}
            {...(journey.share === null ? {} : { figure: percent(journey.share) })}
          />
        ) : null,
      )}
    </section>
  );
}

function SourceChoice({ sources, current }: { sources: readonly SourceSummary[]; current: SourceSummary }) {
  const navigate = useNavigate();
  const onPaths = useLocation().pathname.endsWith('/paths');
  if (sources.length < 2) return null;
  return (
    <Choose
      label={t('Customers of')}
      hideLabel
      choices={sources.map((one) => ({ id: one.id, name: one.name, hint: one.sample ? t('sample') : '' }))}
      chosen={current.id}
      onChoose={(id) => navigate(onPaths ? places.paths(id) : places.journeys(id))}
    />
  );
}

const themeNames: Readonly<Record<Theme, string>> = { system: t('As system'), light: t('Light'), dark: t('Dark') };

function ThemeChoice() {
  const theme = useTheme();
  return (
    <ToggleButtonGroup
      className="theme"
      aria-label={t('Light or dark')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => {
        const wish = themes.find((one) => keys.has(one));
        if (wish) chooseTheme(wish);
      }}
    >
      {themes.map((one) => (
        <ToggleButton key={one} id={one}>
          {themeNames[one]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

export function IndexNav({
  workspace,
  source,
}: {
  workspace: Workspace | undefined;
  source: SourceSummary | undefined;
}) {
  return (
    <div className="nav">
      {workspace && source ? <SourceChoice sources={workspace.sources} current={source} /> : null}
      <nav aria-label={t('Pages')} style={{ display: 'contents' }}>
        {source ? <Journeys source={source} maps={workspace?.maps ?? []} /> : null}
        <section aria-label={t('Work')}>
          <h2>{t('Work')}</h2>
          {source ? <Entry to={places.paths(source.id)} name={t('Paths')} /> : null}
          <Entry to={places.maps} name={t('Maps')} {...(workspace ? { figure: String(workspace.maps.length) } : {})} />
          <Entry to={places.gaps} name={t('Gaps')} />
          <Entry to={places.touchpoints} name={t('Touchpoints')} />
          <Entry to={places.personas} name={t('Personas')} end={false} />
          <Entry to={places.allResponses} name={t('Responses')} end={false} />
          <Entry to={places.bring} name={t('Import')} end={false} />
        </section>
      </nav>
      <footer>
        <LanguageChoice />
        <ThemeChoice />
      </footer>
    </div>
  );
}
