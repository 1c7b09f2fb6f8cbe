/** Taking back what was done on a page that is not a map: by the note at its foot, or by Control and Z. */
import { useCallback, useEffect, useRef } from 'react';
import { problemOf } from '../ask.ts';
import { t } from '../language/t.ts';
import { useNotices } from './notices.tsx';

type Undo = () => Promise<unknown> | unknown;

const inText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** `done(what, undo)` says what was done and offers to take it back; the steps are taken back last first. */
export function useUndoSteps(): { done: (what: string, undo: Undo) => void; failed: (error: unknown) => void } {
  const tell = useNotices();
  const steps = useRef<Undo[]>([]);
  const failed = useCallback(
    (error: unknown) => {
      const { title, detail, fix } = problemOf(error);
      tell([detail ?? title, fix].filter(Boolean).join(' '));
    },
    [tell],
  );
  const takeBack = useCallback(
    (step: Undo | undefined) => {
      if (!step) return;
      steps.current = steps.current.filter((one) => one !== step);
      Promise.resolve(step()).then(() => tell(t('Taken back.')), failed);
    },
    [failed, tell],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const undoes = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!undoes || inText(event.target) || steps.current.length === 0) return;
      event.preventDefault();
      takeBack(steps.current.at(-1));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [takeBack]);
  const done = useCallback(
    (what: string, undo: Undo) => {
      steps.current = [...steps.current.slice(-49), undo];
      tell(what, { verb: t('Undo'), act: () => takeBack(undo) });
    },
    [takeBack, tell],
  );
  return { done, failed };
}
