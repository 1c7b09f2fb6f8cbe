/** The findings of the open map, kept up with while it is edited. */
import { useEffect, useState } from 'react';
import type { Finding } from '../../../map/lint/rule.ts';
import { useOpenMap } from '../desk-context.ts';
import { dayOf, findingsOn } from './findings.ts';
import { useOtherMaps } from './other-maps.ts';
import { useLintSettings } from './lint-settings.ts';

/** Milliseconds of quiet after an edit, and after the map was drawn first, before rules are asked. */
const quiet = 200;

const noRules: readonly string[] = [];

/** Undefined until the map's figures have come: nothing may be called unmeasured before. */
export function useFindings(): readonly Finding[] | undefined {
  const { measured, measuring } = useOpenMap();
  const settings = useLintSettings();
  const others = useOtherMaps(measured.map);
  const off = settings.data?.off ?? noRules;
  const ready = !measuring && !settings.isPending;
  const [findings, setFindings] = useState<readonly Finding[]>();
  useEffect(() => {
    if (!ready) return undefined;
    const look = (): void => setFindings(findingsOn(measured.map, measured.measures, off, dayOf(new Date()), others));
    const timer = window.setTimeout(look, quiet);
    return () => window.clearTimeout(timer);
  }, [measured, off, ready, others]);
  return findings;
}
