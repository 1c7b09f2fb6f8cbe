/** Looking for journeys anew: how groups are looked for, how many, how many stages; what is found again keeps its map. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Discovery, LookAgainRequest, SourceSummary } from '../../server/api.ts';
import { problemOf } from '../ask.ts';
import { Choose, type Choice } from '../controls/choose.tsx';
import { useNotices } from '../controls/notices.tsx';
import { heard, t } from '../language/t.ts';
import { useLookAgain, useStopLooking } from '../queries.ts';
import { percent } from '../words.ts';

const found = 'found';

/** "Found", then every number from 1 on. */
function numbers(most: number): Choice<string>[] {
  const each = Array.from({ length: most }, (_, i) => ({ id: String(i + 1), name: String(i + 1) }));
  return [{ id: found, name: t('As found') }, ...each];
}

const asked = (chosen: string): number | undefined => (chosen === found ? undefined : Number(chosen));

export function LookAgain({ source, discovery }: { source: SourceSummary; discovery: Discovery }) {
  const settings = discovery.settings ?? {};
  const [by, setBy] = useState<'chains' | 'density'>(settings.groupsBy ?? 'chains');
  const [journeys, setJourneys] = useState(String(settings.journeys ?? found));
  const [stages, setStages] = useState(String(settings.stages ?? found));
  const again = useLookAgain(source.id);
  const tell = useNotices();
  const press = (): void => {
    const [groups, parts] = [asked(journeys), asked(stages)];
    const wishes: LookAgainRequest = {
      groupsBy: by,
      ...(groups === undefined ? {} : { journeys: groups }),
      ...(parts === undefined ? {} : { stages: parts }),
    };
    again.mutate(wishes, { onError: (error) => tell(problemOf(error).title) });
  };
  return (
    <section className="look-again" aria-labelledby="look-again">
      <h2 id="look-again">{t('Look for them differently')}</h2>
      <div className="look-again-fields">
        <Choose
          label={t('Groups by')}
          chosen={by}
          onChoose={setBy}
          choices={[
            { id: 'chains', name: t('Moves'), hint: t('what customers do after what') },
            { id: 'density', name: t('Scripts'), hint: t('where many walk nearly the same path') },
          ]}
        />
        <Choose label={t('Journeys')} chosen={journeys} onChoose={setJourneys} choices={numbers(8)} />
        <Choose label={t('Stages')} chosen={stages} onChoose={setStages} choices={numbers(12)} />
        <Button className="button" isDisabled={again.isPending} onPress={press}>
          {t('Look again')}
        </Button>
      </div>
      <p className="soft">
        {t('Journeys and stages that are found again keep their names in links, their maps and their comments.')}
      </p>
    </section>
  );
}

/** In place of the page while journeys are looked for anew. */
export function Looking({ source }: { source: SourceSummary }) {
  const stop = useStopLooking(source.id);
  const tell = useNotices();
  const press = (): void => stop.mutate(undefined, { onError: (error) => tell(problemOf(error).title) });
  const { doing, share } = source.looking ?? { doing: '', share: 0 };
  return (
    <div className="sheet-page">
      <div className="empty">
        <h1>{t('Looking for the journeys again')}</h1>
        <p>
          <output>
            {heard(doing)} {percent(share)}
          </output>
        </p>
        <Button className="button" isDisabled={stop.isPending} onPress={press}>
          {t('Stop, and keep what was found')}
        </Button>
      </div>
    </div>
  );
}
