/** The page for the board: the curve, the three worst pains, and what is asked for. */
import { useMemo, useRef } from 'react';
import type { MeasuredMap } from '../../../map/map.ts';
import { draw } from '../../../render/draw.ts';
import { asksOf, painsOf, type Pain } from '../../../render/executive.ts';
import { isScored } from '../../../render/matrix-scores.ts';
import { oneLine } from '../../../render/rich-lines.ts';
import { count } from '../../../render/wording.ts';
import { useWidth } from '../../controls/zoom.tsx';
import { direction, t } from '../../language/t.ts';
import { SceneView } from '../../map/scene-view.tsx';
import { useDrawnTheme } from '../../theme.ts';

const nobody = new Set<string>();
const nothing = (): void => undefined;

function Curve({ measured }: { measured: MeasuredMap }) {
  const theme = useDrawnTheme();
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const scene = useMemo(
    () =>
      draw(measured, {
        view: 'curve',
        theme,
        width: Math.max(900, Math.min(1280, room)),
        title: false,
        direction,
        plotHeight: 170,
      }),
    [measured, theme, room],
  );
  const zoom = room === 0 ? 1 : Math.min(1, room / scene.width);
  return (
    <div className="present-curve" ref={frame}>
      <SceneView scene={scene} zoom={zoom} selected={nobody} onSelect={nothing} />
    </div>
  );
}

function reachWords(pain: Pain): string {
  const parts: string[] = [];
  if (pain.reach !== undefined && pain.reachOf === 'pain')
    parts.push(t('reaches {n} of those measured', { n: count(Math.round(pain.reach)) }));
  if (pain.reach !== undefined && pain.reachOf === 'stage')
    parts.push(t('{n} come through this stage; the pain itself is not counted', { n: count(Math.round(pain.reach)) }));
  if (pain.reach === undefined) parts.push(t('reach not measured'));
  if (pain.impact !== undefined) parts.push(t('impact {impact} of 5, declared', { impact: pain.impact }));
  return parts.join(' · ');
}

export function BoardSlide({ measured }: { measured: MeasuredMap }) {
  const pains = painsOf(measured).slice(0, 3);
  const asks = asksOf(measured).slice(0, 5);
  return (
    <>
      <header className="present-head">
        <p className="soft" dir="auto">
          {measured.map.title}
        </p>
        <h2>{t('In short')}</h2>
      </header>
      <Curve measured={measured} />
      <div className="present-blocks">
        <section className="present-block" data-tone="pain">
          <h3>{t('What hurts most')}</h3>
          {pains.length === 0 ? <p className="soft">{t('No pain points on this map yet.')}</p> : null}
          <ol>
            {pains.map((pain) => (
              <li key={pain.card.id} dir="auto">
                {oneLine(pain.card.text)}
                <span className="grey">
                  {pain.column.stage.name} · {reachWords(pain)}
                </span>
              </li>
            ))}
          </ol>
        </section>
        <section className="present-block" data-tone="good">
          <h3>{t('What we ask for')}</h3>
          {asks.length === 0 ? <p className="soft">{t('No opportunities or solutions on this map yet.')}</p> : null}
          <ol>
            {asks.map((one) => (
              <li key={one.card.id} dir="auto">
                {oneLine(one.card.text)}
                <span className="grey">
                  {isScored(one)
                    ? t('value {value} of 5 for effort {effort}', {
                        value: Math.round(one.value * 10) / 10,
                        effort: one.effort,
                      })
                    : t('not scored')}
                  {' · '}
                  <span className={one.card.owner ? '' : 'nobody'}>
                    {one.card.owner ? t('Owner: {owner}', { owner: one.card.owner }) : t('Owner: nobody')}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}
