/** Small marks on what the gap rules found wanting. */
import { memo, useCallback, useEffect, useSyncExternalStore } from 'react';
import { findingsByPlace } from '../../../map/lint/lint.ts';
import { t } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import { useOpenMap } from '../desk-context.ts';
import { sentenceOf } from '../gaps/findings.ts';
import { useFindings } from '../gaps/use-findings.ts';

/** Keeps the desk told of what was found, while the grid is shown. A part of its own: the grid is drawn far more often. */
export const GapMarks = memo(function GapMarks() {
  const { desk } = useOpenMap();
  const findings = useFindings();
  useEffect(() => desk.set({ gaps: findings && findingsByPlace(findings) }), [desk, findings]);
  return null;
});

/** What is wanting at the spot of this key, as one text; undefined when nothing is. */
export function useGapsAt(desk: Desk, key: string): string | undefined {
  const read = useCallback(() => desk.state().gaps?.get(key), [desk, key]);
  const found = useSyncExternalStore(desk.subscribe, read);
  return (
    found && `${t('{n, plural, one {# gap} other {# gaps}}', { n: found.length })}: ${found.map(sentenceOf).join(' ')}`
  );
}
