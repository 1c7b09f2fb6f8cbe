/** How many customers get through steps of one's own choosing, where they stop, and who stops more. */
import { X } from 'lucide-react';
import { memo, startTransition, useCallback, useContext, useEffect, useEffectEvent, useMemo, useState } from 'react';
import {
  Button,
  ComboBox,
  ComboBoxStateContext,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import type { Discovery, Funnel, FunnelRequest } from '../../server/api.ts';
import { Bones } from '../controls/bones.tsx';
import { Choose } from '../controls/choose.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { useFunnel, useProperties } from '../queries.ts';
import { count, duration, percent, percentRange } from '../words.ts';
import { t } from '../language/t.ts';

type Step = Funnel['steps'][number];

const spans = [
  { id: 'any', name: t('Any time') },
  { id: '1h', name: t('1 hour') },
  { id: '1d', name: t('1 day') },
  { id: '7d', name: t('7 days') },
  { id: '30d', name: t('30 days') },
] as const;

/** The most met touchpoint of each stage, to begin with something. */
function suggested(discovery: Discovery, events: readonly string[]): string[] {
  const steps = discovery.stages.flatMap((stage) => {
    const own = stage.touchpoints.flatMap((code) => discovery.touchpoints[code] ?? []);
    const most = own.toSorted((a, b) => (b.customers ?? 0) - (a.customers ?? 0))[0];
    const event = most?.events.find((one) => events.includes(one));
    return event ? [event] : [];
  });
  return steps.slice(0, 6);
}

/** Shuts the list whenever one more of it was taken: nothing stays chosen, so it would stay open over the funnel. */
function ShutAfter({ taken }: { taken: number }) {
  const list = useContext(ComboBoxStateContext);
  const shut = useEffectEvent(() => list?.close());
  useEffect(() => {
    if (taken > 0) shut();
  }, [taken]);
  return null;
}

const AddStep = memo(function AddStep({ events, add }: { events: readonly string[]; add: (event: string) => void }) {
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState('');
  const [taken, setTaken] = useState(0);
  const type = (words: string): void => {
    setTyped(words);
    // The whole list takes a moment; what was chosen is not to wait for it.
    if (words === '') startTransition(() => setWanted(words));
    else setWanted(words);
  };
  return (
    <ComboBox
      className="field funnel-add"
      menuTrigger="focus"
      inputValue={typed}
      onInputChange={type}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (typeof key !== 'string') return;
        add(key);
        setTaken((before) => before + 1);
        type('');
      }}
      items={events.filter((event) => event.toLowerCase().includes(wanted.toLowerCase())).map((id) => ({ id }))}
      allowsEmptyCollection
    >
      <ShutAfter taken={taken} />
      <Label>{t('Add a step')}</Label>
      <div className="combo">
        <Input className="input" placeholder={t('type or choose an event')} />
        <Button className="button" aria-label={t('Show events')}>
          ▾
        </Button>
      </div>
      <Popover className="popover">
        <ListBox className="menu" renderEmptyState={() => <p className="grey">{t('No event is called that.')}</p>}>
          {({ id }: { id: string }) => <ListBoxItem id={id}>{id}</ListBoxItem>}
        </ListBox>
      </Popover>
    </ComboBox>
  );
});

function StepRow({ step, first, remove }: { step: Step; first: boolean; remove?: (() => void) | undefined }) {
  const interval = percentRange(step.low, step.high);
  const share = step.share === null ? t('too few to show') : percent(step.share);
  return (
    <tr>
      <th scope="row">
        {step.event}
        {remove ? (
          <button
            type="button"
            className="remove-step"
            aria-label={t('Remove {event}', { event: step.event })}
            onClick={remove}
          >
            <X size={13} aria-hidden />
          </button>
        ) : null}
      </th>
      <td className="funnel-bar" aria-label={share}>
        <span className="bar-track">
          <span style={{ width: `${(step.share ?? 0) * 100}%` }} />
        </span>
      </td>
      <td>
        {step.share === null ? <span className="grey">{share}</span> : <strong>{share}</strong>}{' '}
        <span className="grey">{first ? '' : interval}</span>
      </td>
      <td className="right">{step.customers === null ? '–' : count(step.customers)}</td>
      <td className="right">
        {first || step.dropped === null ? (
          ''
        ) : (
          <span className={step.dropped > 0 ? 'left-here' : 'soft'}>
            {t('{n} stopped before', { n: count(step.dropped) })}
          </span>
        )}
      </td>
      <td className="right soft wide-only">
        {step.medianSecondsFromPrevious === null
          ? ''
          : t('half within {time}', { time: duration(step.medianSecondsFromPrevious) })}
      </td>
    </tr>
  );
}

function Steps({ steps, remove }: { steps: readonly Step[]; remove?: (index: number) => void }) {
  return (
    <table className="plain-table funnel">
      <thead className="unseen">
        <tr>
          {[t('Step'), t('Bar'), t('Share of customers'), t('Customers'), t('Stopped before'), t('Time')].map(
            (name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          // The same event may be a step twice; its place tells them apart.
          <StepRow
            key={`${index} ${step.event}`}
            step={step}
            first={index === 0}
            remove={remove && steps.length > 2 ? () => remove(index) : undefined}
          />
        ))}
      </tbody>
    </table>
  );
}

function Groups({ funnel, by }: { funnel: Funnel; by: string }) {
  return funnel.groups?.map((group) => (
    <section key={group.value} className="funnel-group">
      <h3>
        {by.replaceAll('_', ' ')}: {group.value || t('not given')}
      </h3>
      {group.suppressed ? (
        <p className="soft">{t('Not shown: it would tell of fewer than {n} customers.', { n: funnel.least })}</p>
      ) : (
        <Steps steps={group.steps} />
      )}
    </section>
  ));
}

/** A choice that has nothing to do with the steps is not drawn again with them. */
const Kept = memo(Choose) as typeof Choose;

export function FunnelBuilder({ source, discovery }: { source: string; discovery: Discovery }) {
  const properties = useProperties(source);
  const events = useMemo(() => properties.data?.events ?? [], [properties.data]);
  const [chosen, setChosen] = useState<readonly string[]>();
  const [within, setWithin] = useState<(typeof spans)[number]['id']>('any');
  const [by, setBy] = useState('');
  const first = useMemo(() => suggested(discovery, events), [discovery, events]);
  const steps = chosen ?? first;
  const add = useCallback((event: string) => setChosen((before) => [...(before ?? first), event]), [first]);
  const request: FunnelRequest = { steps: [...steps] };
  if (within !== 'any') request.within = within;
  if (by !== '') request.by = by;
  const funnel = useFunnel(source, request);
  const groups = useMemo(
    () => [{ id: '', name: t('Nothing') }, ...(properties.data?.properties ?? []).map((id) => ({ id, name: id }))],
    [properties.data],
  );
  return (
    <>
      <div className="funnel-fields">
        <AddStep events={events} add={add} />
        <Kept label={t('All within')} choices={spans} chosen={within} onChoose={setWithin} />
        <Kept label={t('Break down by')} choices={groups} chosen={by} onChoose={setBy} />
      </div>
      {properties.error ? <TroubleNote error={properties.error} /> : null}
      {funnel.error ? <TroubleNote error={funnel.error} /> : null}
      {steps.length < 2 && properties.data ? <p className="soft">{t('Add at least two steps.')}</p> : null}
      {funnel.data ? (
        <div aria-busy={funnel.isFetching}>
          <Steps steps={funnel.data.steps} remove={(index) => setChosen(steps.filter((_, at) => at !== index))} />
          <p className="grey">
            {t(
              'In this order, other events may lie between. Share of the customers who did the first step, with its 95 % interval.',
            )}
          </p>
          {by ? <Groups funnel={funnel.data} by={by} /> : null}
        </div>
      ) : null}
      {funnel.isLoading ? <Bones widths={['100%', '80%', '60%']} height={30} /> : null}
    </>
  );
}
