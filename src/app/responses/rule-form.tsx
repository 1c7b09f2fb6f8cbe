/** Makes a rule that puts answers in their place; what it would move is shown before it is added. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ResponsesView, RuleDraft } from '../../server/responses-api.ts';
import { Choose, type Choice } from '../controls/choose.tsx';
import { useNotices } from '../controls/notices.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { t } from '../language/t.ts';
import { rich } from '../language/rich.tsx';
import { count } from '../words.ts';
import { useAddRule, useRemoveRule, useTriedRule } from './responses-queries.ts';

export interface RuleStart {
  readonly column?: string;
  readonly value?: string;
  readonly question?: string;
}

type Basis = 'column' | 'text' | 'question';

const none = '';

/** What the form says so far; undefined until all of it is said. */
function draftOf(basis: Basis, first: string, second: string, to: string): RuleDraft | undefined {
  const at = to.indexOf(' ');
  const kind = at < 0 ? to : to.slice(0, at);
  const place = to.slice(at + 1);
  if (to === none || first.trim() === '' || (basis === 'column' && second === '')) return undefined;
  const when =
    basis === 'column'
      ? { column: first, is: second }
      : basis === 'text'
        ? { text: first.trim() }
        : { question: first };
  if (kind === 'touchpoint') return { when, to: { touchpoint: place } };
  return { when, to: kind === 'stage' ? { stage: place } : { whole: true } };
}

function placeChoices({ choices }: ResponsesView): Choice<string>[] {
  return [
    { id: none, name: t('choose a place') },
    ...choices.stages.map((one) => ({ id: `stage ${one.id}`, name: one.name, hint: t('stage') })),
    ...choices.touchpoints.map((name) => ({ id: `touchpoint ${name}`, name, hint: t('touchpoint') })),
    { id: 'whole', name: t('The journey as a whole') },
  ];
}

function bases(view: ResponsesView): Choice<Basis>[] {
  return [
    ...(view.columns.length > 0 ? [{ id: 'column' as const, name: t('a column is') }] : []),
    ...(view.summary.texts > 0 ? [{ id: 'text' as const, name: t('the comment contains') }] : []),
    ...(view.questions.length > 0 ? [{ id: 'question' as const, name: t('the question is') }] : []),
  ];
}

interface Said {
  readonly basis: Basis;
  readonly first: string;
  readonly second: string;
}

function WhenFields({ view, said, say }: { view: ResponsesView; said: Said; say: (said: Said) => void }) {
  const { basis, first, second } = said;
  const chosen: Choice<string> = { id: none, name: t('choose') };
  if (basis === 'text') {
    return (
      <label className="field rule-words">
        <span className="label">{t('Words')}</span>
        <input className="input" value={first} onChange={(event) => say({ ...said, first: event.target.value })} />
      </label>
    );
  }
  if (basis === 'question') {
    const questions = [...new Set(view.questions.map((one) => one.question))].map((id) => ({ id, name: id }));
    return (
      <Choose
        label={t('Question')}
        choices={[chosen, ...questions]}
        chosen={first}
        onChoose={(id) => say({ ...said, first: id })}
      />
    );
  }
  const values = view.columns.find((one) => one.name === first)?.values ?? [];
  return (
    <>
      <Choose
        label={t('Column')}
        choices={[chosen, ...view.columns.map(({ name }) => ({ id: name, name }))]}
        chosen={first}
        onChoose={(id) => say({ ...said, first: id, second: none })}
      />
      <Choose
        label={t('Value')}
        choices={[chosen, ...values.map(({ value, count: n }) => ({ id: value, name: value, hint: count(n) }))]}
        chosen={second}
        onChoose={(id) => say({ ...said, second: id })}
      />
    </>
  );
}

/** "Moves 12 responses, 12 of them out of Unassigned", with some of them. */
function Effect({ id, rule }: { id: string; rule: RuleDraft | undefined }) {
  const tried = useTriedRule(id, rule);
  if (!rule) return <p className="grey">{t('Say all of it to see what it would move.')}</p>;
  if (tried.error) return <TroubleNote error={tried.error} />;
  if (!tried.data) return <p className="grey">{t('Counting…')}</p>;
  const { moved, fromUnassigned, examples } = tried.data;
  return (
    <div className="rule-effect" aria-live="polite">
      <p>
        {rich('Moves <b>{n}</b>, {waiting} of them out of Unassigned.', {
          n: t('{n, plural, one {# response} other {# responses}}', { n: moved }),
          waiting: count(fromUnassigned),
        })}
      </p>
      <ul>
        {examples.map((one) => (
          <li key={one.row}>
            <span className="grey">{t('Row {row}', { row: one.row })}</span>{' '}
            {one.text ? <q>{one.text}</q> : one.answers.map((answer) => `${answer.question}: ${answer.raw}`).join(', ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

export function RuleForm({ view, start }: { view: ResponsesView; start: RuleStart }) {
  const { id } = view.summary;
  const offered = bases(view);
  const [said, say] = useState<Said>({
    basis:
      start.question !== undefined ? 'question' : start.column !== undefined ? 'column' : (offered[0]?.id ?? 'column'),
    first: start.question ?? start.column ?? none,
    second: start.value ?? none,
  });
  const [to, setTo] = useState(none);
  const add = useAddRule(id);
  const undo = useRemoveRule(id);
  const tell = useNotices();
  const rule = draftOf(said.basis, said.first, said.second, to);
  const press = (): void => {
    if (!rule) return;
    const known = new Set(view.rules.map((one) => one.id));
    add.mutate(rule, {
      onSuccess: (next) => {
        const made = next.rules.find((one) => !known.has(one.id));
        say({ ...said, first: none, second: none });
        setTo(none);
        if (made) tell(t('Rule added.'), { verb: t('Undo'), act: () => undo.mutate(made.id) });
      },
    });
  };
  return (
    <fieldset className="rule-form">
      <legend className="unseen">{t('New rule')}</legend>
      <div className="rule-fields">
        <Choose
          label={t('Where')}
          choices={offered}
          chosen={said.basis}
          onChoose={(basis) => say({ basis, first: none, second: none })}
        />
        <WhenFields view={view} said={said} say={say} />
        <Choose label={t('they belong to')} choices={placeChoices(view)} chosen={to} onChoose={setTo} />
      </div>
      <Effect id={id} rule={rule} />
      {add.error ? <TroubleNote error={add.error} /> : null}
      <Button className="button button-main" isDisabled={!rule || add.isPending} onPress={press}>
        {t('Add rule')}
      </Button>
    </fieldset>
  );
}
