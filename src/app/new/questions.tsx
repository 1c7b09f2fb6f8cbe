/** Asks whose journey it is and what they want, one field at a time; each may be skipped, then the map opens. */
import { ArrowRight } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Button, Form, Input, Label, TextArea, TextField } from 'react-aria-components';
import { newId } from '../../lib/ids.ts';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { language, t } from '../language/t.ts';
import { useBegin } from './new-map-queries.ts';
import { questionsOf, wishOf, type Answers, type Question, type Seed } from './seed.ts';

const words: Readonly<Record<Question, { ask: string; hint: string; example: string }>> = {
  title: {
    ask: 'What is the journey called?',
    hint: 'Name it after what people want to get done.',
    example: 'Opening a bank account',
  },
  persona: {
    ask: 'Whose journey is it?',
    hint: 'One person stands for many: a name, and what sets them apart.',
    example: 'Maya, opens a bakery',
  },
  scenario: {
    ask: 'What do they want to get done, and when?',
    hint: 'The situation in one sentence: it decides what belongs on the map.',
    example: 'She needs a business account before the lease begins.',
  },
};

/** What happens when the question is skipped, where that is not plain. */
function skipWords(seed: Seed, question: Question): string {
  if (seed.kind !== 'template' || question === 'title') return '';
  if (question === 'scenario') return t('Skipped, the scenario of the example stays.');
  return t('Skipped, the example stays: {persona}.', { persona: seed.template.persona });
}

function Field({ question, value, onChange }: { question: Question; value: string; onChange: (text: string) => void }) {
  const { ask, hint, example } = words[question];
  return (
    <TextField className="field ask-field" value={value} onChange={onChange}>
      <Label>{t(ask)}</Label>
      <p className="soft">{t(hint)}</p>
      {question === 'scenario' ? (
        <TextArea ref={focused} className="input" rows={3} placeholder={t(example)} onKeyDown={submitOnEnter} />
      ) : (
        <Input ref={focused} className="input" placeholder={t(example)} />
      )}
    </TextField>
  );
}

/** The one field of the page is where typing begins. */
const focused = (field: HTMLElement | null): void => field?.focus();

/** Enter goes on, as in a field of one line; Shift and Enter make a new line. */
function submitOnEnter(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

export function Questions({ seed }: { seed: Seed }) {
  const questions = questionsOf(seed);
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Answers>({ title: '', persona: '', scenario: '' });
  const begin = useBegin();
  const question = questions[at];
  const last = at >= questions.length - 1;
  const goOn = (given: Answers): void => {
    setAnswers(given);
    if (last) begin.mutate(wishOf(seed, given, { unnamed: t('Untitled journey'), language }, newId));
    else setAt(at + 1);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!begin.isPending) goOn(answers);
  };
  return (
    <Form className="ask-form" onSubmit={submit}>
      {questions.length > 1 ? (
        <p className="grey">{t('{at} of {all}', { at: at + 1, all: questions.length })}</p>
      ) : null}
      {question ? (
        <Field
          key={question}
          question={question}
          value={answers[question]}
          onChange={(text) => setAnswers({ ...answers, [question]: text })}
        />
      ) : null}
      <div className="ask-ways">
        <Button type="submit" className="button button-main" isDisabled={begin.isPending}>
          {last ? t('Open the map') : t('Next')} <ArrowRight size={15} aria-hidden />
        </Button>
        {question ? (
          <Button
            className="button button-quiet"
            isDisabled={begin.isPending}
            onPress={() => goOn({ ...answers, [question]: '' })}
          >
            {t('Skip')}
          </Button>
        ) : null}
        {at > 0 ? (
          <Button className="button button-quiet" onPress={() => setAt(at - 1)}>
            {t('Back')}
          </Button>
        ) : null}
      </div>
      {question && skipWords(seed, question) ? <p className="grey">{skipWords(seed, question)}</p> : null}
      {begin.error ? <TroubleNote error={begin.error} /> : null}
    </Form>
  );
}
