/** Runs inside exported HTML pages: switches pages and views, pans, zooms, shows evidence. No request leaves the page. */

interface Tip {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}

const root = document.documentElement;

function all<T extends Element>(selector: string, within: ParentNode = document): T[] {
  return [...within.querySelectorAll<T>(selector)];
}

function one<T extends Element>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`The page lost its ${selector}.`);
  return found;
}

const stage = one<HTMLElement>('#stage');
const zoomWords = one<HTMLElement>('#zoom');
const tipBox = one<HTMLElement>('#tip');
const picker = one<HTMLSelectElement>('#page');

const state = { page: 'overview', view: 'grid', zoom: 1 };

/** The drawing shown now; the table view has none. */
function shown(): SVGSVGElement | undefined {
  return (
    all<HTMLElement>('.drawing')
      .find((drawing) => !drawing.hidden)
      ?.querySelector('svg') ?? undefined
  );
}

function naturalSize(svg: SVGSVGElement): { width: number; height: number } {
  const { width, height } = svg.viewBox.baseVal;
  return { width, height };
}

/** Heads and lane titles follow the scroll, so that a cell always says where it stands. */
function pin(): void {
  const svg = shown();
  if (!svg) return;
  const [seen, drawn] = [stage.getBoundingClientRect(), svg.getBoundingClientRect()];
  const x = Math.max(0, (seen.left - drawn.left) / state.zoom);
  const y = Math.max(0, (seen.top - drawn.top) / state.zoom);
  const hidden = Math.min(0, (seen.right - drawn.right) / state.zoom);
  for (const group of all<SVGGElement>('[data-pin]', svg)) {
    const [left = 0, top = 0, wide = 0] = (group.dataset.box ?? '0 0 0').split(' ').map(Number);
    const at = group.dataset.pin ?? '';
    const fromRight = Math.min(0, naturalSize(svg).width + hidden - left - wide);
    const across = at === 'top' ? 0 : at.endsWith('right') ? fromRight : Math.max(0, x - left);
    const down = at === 'left' || at === 'right' ? 0 : Math.max(0, y - top);
    group.setAttribute('transform', `translate(${across} ${down})`);
  }
}

function zoomTo(next: number, around?: { x: number; y: number }): void {
  const svg = shown();
  if (!svg) return;
  const before = state.zoom;
  state.zoom = Math.min(4, Math.max(0.2, next));
  const { width, height } = naturalSize(svg);
  svg.setAttribute('width', String(width * state.zoom));
  svg.setAttribute('height', String(height * state.zoom));
  const at = around ?? { x: stage.clientWidth / 2, y: stage.clientHeight / 2 };
  const factor = state.zoom / before;
  // Where a journey begins at the right, what is hidden on the left counts below zero.
  const across = stage.dir === 'rtl' ? at.x - stage.clientWidth : at.x;
  stage.scrollLeft = (stage.scrollLeft + across) * factor - across;
  stage.scrollTop = (stage.scrollTop + at.y) * factor - at.y;
  zoomWords.textContent = `${Math.round(state.zoom * 100)} %`;
  pin();
}

function fit(): void {
  const svg = shown();
  if (!svg) return;
  const room = stage.clientWidth - 8;
  const wanted = Math.min(1, room / naturalSize(svg).width);
  zoomTo(Math.max(0.5, wanted));
  stage.scrollTo(0, 0);
}

function hideTip(): void {
  tipBox.hidden = true;
}

function rowOf([label, words]: readonly [string, string]): HTMLElement {
  const row = document.createElement('div');
  if (label) {
    const name = document.createElement('b');
    name.textContent = `${label} `;
    row.append(name);
  }
  row.append(words);
  return row;
}

function showTip(target: Element): void {
  const group = target.closest<SVGGElement>('[data-tip]');
  if (!group?.dataset.tip) return hideTip();
  const tip = JSON.parse(group.dataset.tip) as Tip;
  const title = document.createElement('strong');
  title.textContent = tip.title;
  tipBox.replaceChildren(title, ...tip.rows.map(rowOf));
  tipBox.hidden = false;
  const box = group.getBoundingClientRect();
  const own = tipBox.getBoundingClientRect();
  const below = box.bottom + 8 + own.height < window.innerHeight;
  const top = below ? box.bottom + 8 : Math.max(8, box.top - own.height - 8);
  const left = Math.min(Math.max(8, box.left), window.innerWidth - own.width - 8);
  tipBox.style.top = `${top}px`;
  tipBox.style.left = `${left}px`;
}

function remember(): void {
  const hash = `#${state.page}/${state.view}`;
  if (location.hash !== hash) history.replaceState(null, '', hash);
}

function show(): void {
  hideTip();
  const overview = state.page === 'overview';
  for (const drawing of all<HTMLElement>('.drawing')) {
    const { page, view } = drawing.dataset;
    drawing.hidden = page !== state.page || (!overview && view !== state.view);
    if (!drawing.hidden) stage.dir = drawing.dir || 'ltr';
  }
  for (const button of all<HTMLButtonElement>('[data-view-button]')) {
    button.setAttribute('aria-pressed', String(!overview && button.dataset.viewButton === state.view));
    button.disabled = overview;
  }
  for (const button of all<HTMLButtonElement>('[data-zoom]')) button.disabled = shown() === undefined;
  picker.value = state.page;
  remember();
  fit();
}

function readHash(): void {
  const [page = '', view = ''] = location.hash.slice(1).split('/');
  if ([...picker.options].some((option) => option.value === page)) state.page = page;
  if (all('[data-view-button]').some((button) => (button as HTMLElement).dataset.viewButton === view))
    state.view = view;
}

function openJourney(target: EventTarget | null): boolean {
  const row = target instanceof Element ? target.closest<SVGGElement>('[data-role="journey"]') : null;
  const index = row ? all('[data-role="journey"]').indexOf(row) : -1;
  const option = picker.options[index + 1];
  if (index < 0 || !option) return false;
  state.page = option.value;
  show();
  picker.focus();
  return true;
}

const zoomActions: Readonly<Record<string, () => void>> = {
  in: () => zoomTo(state.zoom * 1.25),
  out: () => zoomTo(state.zoom / 1.25),
  fit,
};

function toggleTheme(): void {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
}

function onKey(event: KeyboardEvent): void {
  if (event.key === 'Escape') return hideTip();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === picker) return;
  if (event.key === '+' || event.key === '=') zoomActions.in?.();
  else if (event.key === '-') zoomActions.out?.();
  else if (event.key === '0') fit();
  else if (event.key === 'Enter' && openJourney(event.target)) event.preventDefault();
}

/** Drag moves the drawing, as a hand moves paper. */
function dragToPan(): void {
  let from: { x: number; y: number; left: number; top: number } | undefined;
  stage.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || event.button !== 0 || !shown()) return;
    from = { x: event.clientX, y: event.clientY, left: stage.scrollLeft, top: stage.scrollTop };
  });
  window.addEventListener('pointermove', (event) => {
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (Math.abs(dx) + Math.abs(dy) > 4) stage.classList.add('panning');
    stage.scrollLeft = from.left - dx;
    stage.scrollTop = from.top - dy;
  });
  window.addEventListener('pointerup', () => {
    from = undefined;
    setTimeout(() => stage.classList.remove('panning'));
  });
}

function listen(): void {
  picker.addEventListener('change', () => {
    state.page = picker.value;
    show();
  });
  for (const button of all<HTMLButtonElement>('[data-view-button]')) {
    button.addEventListener('click', () => {
      state.view = button.dataset.viewButton ?? 'grid';
      show();
    });
  }
  for (const button of all<HTMLButtonElement>('[data-zoom]')) {
    button.addEventListener('click', () => zoomActions[button.dataset.zoom ?? '']?.());
  }
  one<HTMLButtonElement>('#theme').addEventListener('click', toggleTheme);
  stage.addEventListener('scroll', () => {
    hideTip();
    pin();
  });
  stage.addEventListener('click', (event) => {
    if (!stage.classList.contains('panning')) openJourney(event.target);
  });
  stage.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = stage.getBoundingClientRect();
      zoomTo(state.zoom * Math.exp(-event.deltaY / 300), { x: event.clientX - box.left, y: event.clientY - box.top });
    },
    { passive: false },
  );
  document.addEventListener('pointerover', (event) => event.target instanceof Element && showTip(event.target));
  document.addEventListener('focusin', (event) => event.target instanceof Element && showTip(event.target));
  document.addEventListener('keydown', onKey);
  window.addEventListener('resize', pin);
  window.addEventListener('hashchange', () => {
    readHash();
    show();
  });
  dragToPan();
}

const [first] = picker.options;
if (first) state.page = first.value;
readHash();
listen();
show();
