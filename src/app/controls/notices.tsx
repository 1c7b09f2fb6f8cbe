/** Short messages at the foot of the page, each with at most one thing to do about it. */
import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { t } from '../language/t.ts';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly verb?: string;
  readonly act?: () => void;
}

type Tell = (text: string, offer?: { verb: string; act: () => void }) => void;

const NoticeContext = createContext<Tell>(() => undefined);

/** `tell('Card deleted', { verb: 'Undo', act })`; stays eight seconds, or until the next one. */
export const useNotices = (): Tell => use(NoticeContext);

export function Notices({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice>();
  const timer = useRef<number>(undefined);
  const last = useRef(0);
  const tell = useCallback<Tell>((text, offer) => {
    window.clearTimeout(timer.current);
    last.current += 1;
    setNotice({ id: last.current, text, ...offer });
    timer.current = window.setTimeout(() => setNotice(undefined), 8000);
  }, []);
  const close = useMemo(() => () => setNotice(undefined), []);
  return (
    <NoticeContext value={tell}>
      {children}
      <output className="notices" aria-live="polite">
        {notice ? (
          <div className="notice" key={notice.id}>
            <p>{notice.text}</p>
            {notice.verb ? (
              <Button
                className="button"
                onPress={() => {
                  notice.act?.();
                  close();
                }}
              >
                {notice.verb}
              </Button>
            ) : (
              <Button className="button" onPress={close}>
                {t('Close')}
              </Button>
            )}
          </div>
        ) : null}
      </output>
    </NoticeContext>
  );
}
