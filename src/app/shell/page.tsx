/** What a page puts on the frame: its title, the way to it, and what can be done with it. */
import { createContext, use, useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Link } from 'react-router';
import { t } from '../language/t.ts';

export interface Crumb {
  readonly name: string;
  readonly to?: string;
}

/** Where the bar of the frame lets a page draw. */
export const BarSlots = createContext<{ crumbs: HTMLElement | null; actions: HTMLElement | null }>({
  crumbs: null,
  actions: null,
});

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={t('Where you are')}>
      <ol>
        {crumbs.map((crumb, index) => (
          // Two crumbs may bear the same name; their place tells them apart.
          <li key={`${index} ${crumb.name}`}>
            {crumb.to ? (
              <Link to={crumb.to}>{crumb.name}</Link>
            ) : (
              <span {...(index === crumbs.length - 1 ? { 'aria-current': 'page' as const } : {})}>{crumb.name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function Page(props: { crumbs: readonly Crumb[]; actions?: ReactNode; children: ReactNode }) {
  const slots = use(BarSlots);
  const title = props.crumbs.at(-1)?.name ?? '';
  useEffect(() => {
    document.title = `${title} – Sojourn`;
  }, [title]);
  return (
    <>
      {slots.crumbs ? createPortal(<Crumbs crumbs={props.crumbs} />, slots.crumbs) : null}
      {slots.actions && props.actions ? createPortal(props.actions, slots.actions) : null}
      {props.children}
    </>
  );
}
