/** What waits without a place, why, and the rules that give it one. */
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ResponsesView } from '../../server/responses-api.ts';
import { useNotices } from '../controls/notices.tsx';
import { scrolls } from '../controls/scrolls.ts';
import { t } from '../language/t.ts';
import { count, date } from '../words.ts';
import { whyWaiting } from './answer-words.ts';
import { RuleForm, type RuleStart } from './rule-form.tsx';
import { useAddRule, useRemoveRule } from './responses-queries.ts';

type Rule = ResponsesView['rules'][number];

function ruleWords({ when, to }: Rule, { choices }: ResponsesView): string {
  const place =
    'touchpoint' in to
      ? to.touchpoint
      : 'stage' in to
        ? (choices.stages.find((one) => one.id === to.stage)?.name ?? to.stage)
        : t('The journey as a whole');
  if ('text' in when) return t('Comments with “{words}” belong to {place}', { words: when.text, place });
  if ('question' in when) return t('Answers to “{question}” belong to {place}', { question: when.question, place });
  return t('Where {column} is “{value}”: {place}', { column: when.column, value: when.is, place });
}

export function Rules({ view }: { view: ResponsesView }) {
  const remove = useRemoveRule(view.summary.id);
  const add = useAddRule(view.summary.id);
  const tell = useNotices();
  if (view.rules.length === 0) return null;
  const take = (rule: Rule): void => {
    const { moves: _moves, ...again } = rule;
    remove.mutate(rule.id, {
      onSuccess: () => tell(t('Rule taken away.'), { verb: t('Undo'), act: () => add.mutate(again) }),
    });
  };
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('Rules')}</h2>
      <ol className="rule-list">
        {view.rules.map((rule) => (
          <li key={rule.id}>
            <span>{ruleWords(rule, view)}</span>
            <span className="grey">{t('{n, plural, one {# response} other {# responses}}', { n: rule.moves })}</span>
            <Button
              className="button button-quiet button-icon"
              aria-label={t('Take the rule away: {rule}', { rule: ruleWords(rule, view) })}
              onPress={() => take(rule)}
            >
              <Trash2 size={15} aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a rule about a tag begins with: the question that names it, else the column it stands in. */
function startFor(tag: string, view: ResponsesView): RuleStart | undefined {
  const question = view.questions.find((one) => one.touchpoint === tag);
  if (question) return { question: question.question };
  const column = view.columns.find((one) => one.values.some(({ value }) => value === tag));
  return column && { column: column.name, value: tag };
}

function Tags(props: { view: ResponsesView; tags: Waits['tags']; pick: (start: RuleStart) => void }) {
  const known = props.tags.slice(0, 8).flatMap((one) => {
    const start = startFor(one.tag, props.view);
    return start ? [{ ...one, start }] : [];
  });
  if (known.length === 0) return null;
  return (
    <span className="waiting-tags">
      {known.map(({ tag, responses, start }) => (
        <Button key={tag} className="button" onPress={() => props.pick(start)}>
          {`${tag} · ${count(responses)}`}
        </Button>
      ))}
    </span>
  );
}

type Waits = ResponsesView['unassigned'][number];

function Waiting({ view, pick }: { view: ResponsesView; pick: (start: RuleStart) => void }) {
  return (
    <ul className="waiting-list">
      {view.unassigned.map(({ why, responses, tags }) => (
        <li key={why}>
          <b>{count(responses)}</b> {whyWaiting[why]}
          <Tags view={view} tags={tags} pick={pick} />
        </li>
      ))}
    </ul>
  );
}

function Examples({ view }: { view: ResponsesView }) {
  if (view.waiting.length === 0) return null;
  return (
    <details className="waiting-rows">
      <summary>{t('Look at the first {n} of them', { n: view.waiting.length })}</summary>
      <section
        className="place-frame"
        aria-label={t('Look at the first {n} of them', { n: view.waiting.length })}
        {...scrolls}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('Row')}</th>
              <th scope="col">{t('Who')}</th>
              <th scope="col">{t('When')}</th>
              <th scope="col">{t('Tag')}</th>
              <th scope="col">{t('Scores')}</th>
              <th scope="col">{t('Comment')}</th>
            </tr>
          </thead>
          <tbody>
            {view.waiting.map((one) => (
              <tr key={one.row}>
                <td>{one.row}</td>
                <td>{one.customer}</td>
                <td>{one.time ? date(one.time) : ''}</td>
                <td>{one.tag}</td>
                <td>{one.answers.map((answer) => `${answer.question}: ${answer.raw}`).join(', ')}</td>
                <td className="waiting-text">{one.text ? <q>{one.text}</q> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

export function Unassigned({ view }: { view: ResponsesView }) {
  const [start, setStart] = useState<RuleStart>({});
  const some = view.unassignedResponses > 0;
  return (
    <section aria-labelledby="unassigned" className="unassigned">
      <h2 id="unassigned">
        {some ? t('Unassigned: {n}', { n: count(view.unassignedResponses) }) : t('Nothing is unassigned')}
      </h2>
      {some ? (
        <p className="soft">{t('They belong to no place yet. A rule gives them one; it may be taken back.')}</p>
      ) : null}
      <Waiting view={view} pick={setStart} />
      <Examples view={view} />
      <RuleForm key={JSON.stringify(start)} view={view} start={start} />
    </section>
  );
}
