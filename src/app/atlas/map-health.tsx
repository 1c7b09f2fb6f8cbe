/** The health of a map in one sentence; pressing it shows every check that it is made of. */
import { Check, X } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { AtlasMap } from '../../server/library-api.ts';
import { t } from '../language/t.ts';
import { checkWords, healthSentence } from './map-words.ts';

export function MapHealth({ map }: { map: AtlasMap }) {
  if (map.health.length === 0) {
    return <span className="grey">{map.status === 'retired' ? t('kept for the record') : t('nothing drawn yet')}</span>;
  }
  return (
    <DialogTrigger>
      <Button
        className="atlas-health"
        aria-label={t('Health of {title}: {words}', { title: map.title, words: healthSentence(map.health) })}
      >
        {healthSentence(map.health)}
      </Button>
      <Popover className="popover atlas-checks" placement="bottom start">
        <Dialog aria-label={t('What the health of this map is made of')}>
          <ul>
            {map.health.map((check) => (
              <li key={check.id} className={check.holds ? 'holds' : 'fails'}>
                {check.holds ? (
                  <Check size={14} aria-label={t('holds')} />
                ) : (
                  <X size={14} aria-label={t('does not hold')} />
                )}
                <span>{checkWords(check)}</span>
              </li>
            ))}
          </ul>
          <p className="grey">{t('No score: each check counts for itself. Gap rules are counted apart.')}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
