/** Links of a card to others: from evidence to insight to opportunity to solution to metric, and arrows. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { linkKinds, type Card, type Link } from '../../../map/map.ts';
import { plain } from '../../../map/rich-text.ts';
import { Choose } from '../../controls/choose.tsx';
import { t } from '../../language/t.ts';
import { useOpenMap } from '../desk-context.ts';
import { folded, wordsOf } from '../filter.ts';
import { More } from './fields.tsx';

const linkWords: Readonly<Record<Link['kind'], { from: string; to: string }>> = {
  supports: { from: 'supports', to: 'is supported by' },
  raises: { from: 'raises', to: 'comes from' },
  'solved-by': { from: 'is solved by', to: 'solves' },
  'validated-by': { from: 'is validated by', to: 'validates' },
  'relates-to': { from: 'relates to', to: 'relates to' },
  arrow: { from: 'leads to', to: 'follows from' },
  mutual: { from: 'goes both ways with', to: 'goes both ways with' },
};

function LinkLine({ link, card }: { link: Link; card: Card }) {
  const { desk, measured } = useOpenMap();
  const otherId = link.from === card.id ? link.to : link.from;
  const other = measured.map.cards.find((one) => one.id === otherId);
  const name = plain(other?.text ?? '') || t('Untitled');
  return (
    <li className="link-line">
      <span className="grey">{t(linkWords[link.kind][link.from === card.id ? 'from' : 'to'])}</span>
      <button type="button" className="finding" onClick={() => desk.select({ kind: 'card', id: otherId }, true)}>
        {name}
      </button>
      <button
        type="button"
        className="button button-quiet button-icon"
        aria-label={t('Remove the link to {name}', { name })}
        onClick={() => desk.run({ verb: 'unlink-cards', id: link.id })}
      >
        <X size={13} aria-hidden />
      </button>
    </li>
  );
}

function AddLink({ card }: { card: Card }) {
  const { desk, measured } = useOpenMap();
  const [kind, setKind] = useState<Link['kind']>('relates-to');
  const [words, setWords] = useState('');
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const others =
    wanted.length === 0
      ? []
      : measured.map.cards
          .filter((one) => one !== card && wanted.every((word) => wordsOf(one).includes(word)))
          .slice(0, 6);
  const laneName = (id: string): string => measured.map.lanes.find((one) => one.id === id)?.name ?? '';
  return (
    <>
      <Choose
        label={t('This card …')}
        choices={linkKinds.map((id) => ({ id, name: t(linkWords[id].from) }))}
        chosen={kind}
        onChoose={setKind}
      />
      <label className="field">
        <span className="label">{t('… which card? Type words of it')}</span>
        <input className="input" value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <ul className="link-hits">
        {others.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="finding"
              onClick={() => {
                if (desk.run({ verb: 'link-cards', id: newId('link'), from: card.id, to: one.id, kind })) setWords('');
              }}
            >
              {plain(one.text) || t('Untitled')} <span className="grey">{laneName(one.lane)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function LinkFields({ card }: { card: Card }) {
  const { links = [] } = useOpenMap().measured.map;
  const own = links.filter((link) => link.from === card.id || link.to === card.id);
  return (
    <section>
      <h3>{t('Links')}</h3>
      {own.length > 0 ? (
        <ul className="findings">
          {own.map((link) => (
            <LinkLine key={link.id} link={link} card={card} />
          ))}
        </ul>
      ) : null}
      <More title={t('Link it to another card')}>
        <AddLink card={card} />
      </More>
    </section>
  );
}
