/** Says what went wrong and what to do, wherever something could not be shown. */
import { Button } from 'react-aria-components';
import { problemOf } from '../ask.ts';

export function TroubleNote({ error, again }: { error: unknown; again?: () => void }) {
  const problem = problemOf(error);
  const place = [problem.line ? `line ${problem.line}` : '', problem.field ? `column “${problem.field}”` : ''];
  const where = place.filter(Boolean).join(', ');
  return (
    <section className="trouble" role="alert">
      <h2>{problem.title}</h2>
      {problem.detail && problem.detail !== problem.title ? <p>{problem.detail}</p> : null}
      {where ? <p className="soft">At {where}.</p> : null}
      {problem.fix ? <p>{problem.fix}</p> : null}
      {again ? (
        <Button className="button" onPress={again}>
          Try again
        </Button>
      ) : null}
    </section>
  );
}
