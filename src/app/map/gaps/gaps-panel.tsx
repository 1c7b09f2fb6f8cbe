/** The gaps of the open map, by rule: each leads to its place and says why it matters and what to do. */
import { ArrowRight, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Finding, Rule } from '../../../map/lint/rule.ts';
import { rules } from '../../../map/lint/rules.ts';
import type { JourneyMap } from '../../../map/map.ts';
import { Bones } from '../../controls/bones.tsx';
import { t } from '../../language/t.ts';
import { places } from '../../shell/places.ts';
import { useOpenMap } from '../desk-context.ts';
import { countWords, groupsOf, pageOf, placeWords, sentenceOf, spotOf, type RuleGroup } from './findings.ts';
import { useLintSettings, useSwitchRule } from './lint-settings.ts';
import { useFindings } from './use-findings.ts';

function Item({ finding, map, jump }: { finding: Finding; map: JourneyMap; jump: (finding: Finding) => void }) {
  const where = placeWords(map, finding.place);
  return (
    <li>
      <button type="button" className="gap-item" onClick={() => jump(finding)}>
        <span>{sentenceOf(finding)}</span>
        {where ? <span className="grey">{where}</span> : null}
        <ArrowRight size={14} aria-hidden />
      </button>
    </li>
  );
}

function Group({
  group,
  map,
  jump,
  open,
}: {
  group: RuleGroup;
  map: JourneyMap;
  jump: (one: Finding) => void;
  open: boolean;
}) {
  const { rule, findings } = group;
  const switchRule = useSwitchRule();
  return (
    <details className="gap-group" open={open}>
      <summary>
        <b>{findings.length}</b> <span>{countWords(rule, findings.length).replace(/^\S+ /, '')}</span>
      </summary>
      <p className="gap-why">{t(rule.why)}</p>
      <ul>
        {findings.map((one) => (
          <Item key={`${one.place.kind} ${one.place.id}`} finding={one} map={map} jump={jump} />
        ))}
      </ul>
      <p className="gap-fix">
        <b>{t('What to do.')}</b> {t(rule.fix)}
      </p>
      <Button className="button button-quiet gap-off" onPress={() => switchRule(rule, false)}>
        {t('Switch this rule off for the workspace')}
      </Button>
    </details>
  );
}

function SwitchedOff({ off }: { off: readonly Rule[] }) {
  const switchRule = useSwitchRule();
  if (off.length === 0) return null;
  return (
    <details className="gap-group gap-group-off">
      <summary>
        <b>{off.length}</b>{' '}
        <span>{t('{n, plural, one {rule is switched off} other {rules are switched off}}', { n: off.length })}</span>
      </summary>
      <ul>
        {off.map((rule) => (
          <li key={rule.id} className="gap-switch">
            <span>{t(rule.title)}</span>
            <Button className="button button-quiet" onPress={() => switchRule(rule, true)}>
              {t('Switch on')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Why there is nothing in the list. */
function NoGaps({ map }: { map: JourneyMap }) {
  if (map.status === 'retired') return <p>{t('This map is retired and is not checked any more.')}</p>;
  if (map.cards.length === 0) {
    return (
      <p>
        {t(
          'Nothing to check yet. Put the first card on the map; what is missing then shows here: owners, evidence, targets.',
        )}
      </p>
    );
  }
  return <p>{t('No gap found: every rule that is switched on holds.')}</p>;
}

/** `jumped` is called after a jump, for those who show the panel over the map. */
export function GapsPanel({ close, jumped }: { close: () => void; jumped?: () => void }) {
  const { desk, measured } = useOpenMap();
  const findings = useFindings();
  const settings = useLintSettings();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { map } = measured;
  const groups = findings ? groupsOf(findings) : [];
  const wanted = search.get('gaps');
  const off = new Set(settings.data?.off);
  const jump = (finding: Finding): void => {
    const page = pageOf(map, finding.place);
    if (page !== undefined) {
      void navigate(page);
      return;
    }
    const spot = spotOf(map, finding.place);
    // What is about the map as a whole is mended beside the map, where no spot is selected.
    if (!spot) close();
    desk.select(spot, spot !== undefined);
    jumped?.();
  };
  return (
    <div className="gaps">
      <header className="gaps-head">
        <h2>{t('Gaps')}</h2>
        <Button className="button button-quiet button-icon" aria-label={t('Close the gaps')} onPress={close}>
          <X size={16} aria-hidden />
        </Button>
        {findings && findings.length > 0 ? (
          <output className="soft">
            {t('{found, plural, one {# gap} other {# gaps}} by {rules, plural, one {# rule} other {# rules}}', {
              found: findings.length,
              rules: groups.length,
            })}
          </output>
        ) : null}
      </header>
      {findings ? null : <Bones widths={['100%', '100%', '100%', '70%']} height={20} />}
      {findings?.length === 0 ? <NoGaps map={map} /> : null}
      <div>
        {groups.map((group, index) => (
          <Group
            key={group.rule.id}
            group={group}
            map={map}
            jump={jump}
            open={group.rule.id === wanted || (index === 0 && !groups.some((one) => one.rule.id === wanted))}
          />
        ))}
        <SwitchedOff off={rules.filter((rule) => off.has(rule.id))} />
      </div>
      <Link className="gaps-all" to={places.gaps}>
        {t('Gaps of all maps')}
      </Link>
    </div>
  );
}
