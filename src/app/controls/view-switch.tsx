/** Links to the views of one page; the view stands in the address, so it can be shared and gone back to. */
import { useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';

interface View<Id extends string> {
  readonly id: Id;
  readonly name: string;
}

/** The view the address names, or the first. */
export function useView<Id extends string>(views: readonly View<Id>[]): Id {
  const [search] = useSearchParams();
  const wanted = search.get('view');
  const first = views[0];
  if (!first) throw new Error('a page has at least one view');
  return (views.find((view) => view.id === wanted) ?? first).id;
}

export function ViewSwitch<Id extends string>({ views, label }: { views: readonly View<Id>[]; label: string }) {
  const [search] = useSearchParams();
  const current = useView(views);
  const to = (id: Id): string => {
    const next = new URLSearchParams(search);
    next.set('view', id);
    return `?${next.toString()}`;
  };
  const nav = useRef<HTMLElement>(null);
  // On a narrow page the views do not stand side by side: the one that is open is in sight all the same.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  return (
    <nav className="switch" aria-label={label} ref={nav}>
      {views.map((view) => (
        <Link key={view.id} to={to(view.id)} {...(view.id === current ? { 'aria-current': 'page' as const } : {})}>
          {view.name}
        </Link>
      ))}
    </nav>
  );
}
