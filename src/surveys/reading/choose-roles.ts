/** Decides what each column of a file of responses is, from its name and from a sample of its values. */
import { factsOf, type ColumnFacts } from '../../events/import/column-facts.ts';
import { nameScore, wordsOf } from '../../events/import/column-names.ts';
import { deny } from '../../lib/refusal.ts';
import type { ResponseRole } from './response-roles.ts';
import { scoreColumn, scoreWishOf, type ResponseWishes } from './response-wishes.ts';
import { findScore, type FoundScore } from './score-column.ts';
import { kindSaid, saysCount } from './score-words.ts';

type Rows = readonly (readonly string[])[];

export interface RoleChoice {
  readonly facts: ColumnFacts;
  readonly role: ResponseRole;
  readonly why: string;
  readonly sure: boolean;
}

/** One choice a column, in the order of the columns. */
export function chooseRoles(names: readonly string[], rows: Rows, wishes: ResponseWishes): RoleChoice[] {
  return new RoleChooser(names, rows, wishes).choose();
}

const people =
  /^(author|reviewer|respondent|participant|teilnehmer|teilnehmerin|befragter?|verfasser|kontakt)( (id|name|nr|no|key|number))?$/;
const exact: Readonly<Partial<Record<ResponseRole, RegExp>>> = {
  touchpoint: /^(journey )?(touch ?points?|contact points?|kontaktpunkt)( (name|tag|id|key))?$/,
  stage: /^(journey )?(stage|phase|etappe)( (name|tag|id|key))?$/,
  event:
    /^trigger(ed by)?( event)?( (id|uuid|key|ref))?$|^(triggering|originating|origin|source|parent|related) event( (id|uuid|key|ref))?$|^event (id|uuid|key|ref)$|^message id$|^(auslöser|ereignis|auslösendes ereignis)( (id|nr|nummer|schlüssel))?$/,
  language: /^(user |survey |response )?(lang|language|locale|sprache|langue|idioma)( code)?$/,
};
const rowId =
  /^((survey )?(response|answer|submission|feedback|review|record|entry|result)s? ?(id|nr|no|key|uuid|number)|(id|uuid|guid|response))$/;
const asksWhat =
  /^(question|frage|item|question (text|name|label)|score type|type of score|metric|survey|survey (type|name)|kpi)$/;
const wordy =
  /comment|review|verbatim|feedback|opinion|remark|suggestion|\bwhy\b|reason|tell us|free ?text|open ?text|improve|kommentar|bemerkung|anmerkung|begründung|warum|freitext|rückmeldung|commentaire|comentario|\b(text|content|body|message|said)\b/;

class RoleChooser {
  readonly #facts: readonly ColumnFacts[];
  readonly #rows: Rows;
  readonly #wishes: ResponseWishes;
  readonly #taken = new Map<ColumnFacts, RoleChoice>();

  constructor(names: readonly string[], rows: Rows, wishes: ResponseWishes) {
    this.#facts = factsOf(names, rows);
    this.#rows = rows;
    this.#wishes = wishes;
  }

  choose(): RoleChoice[] {
    this.#byHand();
    this.#best('time', (one) => (holdsTimes(one) ? timeScore(one) : 0), 'its values are times');
    for (const role of ['touchpoint', 'stage', 'event', 'language'] as const) {
      this.#best(role, (one) => (exact[role]?.test(wordsOf(one.name)) ? 1 : 0), 'its name says so');
    }
    this.#best('customer', customerScore, 'its name says so');
    this.#best('id', (one) => (rowId.test(wordsOf(one.name)) && one.repeats < 1.01 ? 1 : 0), 'each row has its own');
    this.#best('journey', journeyScore, 'its name says so');
    if (!this.#wishes.ratings) this.#scores();
    this.#question();
    if (!this.#wishes.texts) this.#texts();
    return this.#facts.map((facts) => this.#taken.get(facts) ?? rest(facts));
  }

  #byHand(): void {
    const take = (name: string, role: ResponseRole): void => {
      const facts = this.#facts.find((one) => one.name === name) ?? this.#alike(name);
      this.#taken.set(facts, { facts, role, why: 'chosen by hand', sure: true });
    };
    for (const name of this.#wishes.texts ?? []) take(name, 'text');
    for (const name of this.#wishes.ratings ?? []) take(name, 'score');
    for (const [key, { kind }] of Object.entries(this.#wishes.scores ?? {})) {
      const whole = this.#facts.some((one) => one.name === key);
      if (kind === undefined && whole) continue;
      if (whole || scoreColumn(key) === key) take(key, 'score');
      else this.#alike(scoreColumn(key));
    }
    for (const [name, role] of Object.entries(this.#wishes.columns ?? {})) take(name, role);
  }

  #alike(name: string): ColumnFacts {
    return (
      this.#facts.find((one) => wordsOf(one.name) === wordsOf(name)) ??
      deny('unknown-column', `There is no column "${name}".`, {
        fix: `The columns are: ${this.#facts.map((one) => one.name).join(', ')}.`,
        place: { field: name },
      })
    );
  }

  #free(): ColumnFacts[] {
    return this.#facts.filter((one) => !this.#taken.has(one) && one.filled > 0);
  }

  #best(role: ResponseRole, score: (one: ColumnFacts) => number, why: string): void {
    if ([...this.#taken.values()].some((one) => one.role === role)) return;
    const scored = this.#free().map((facts) => ({ facts, score: score(facts) }));
    const [first, second] = scored.filter((one) => one.score > 0).toSorted((a, b) => b.score - a.score);
    if (!first) return;
    const sure = second === undefined || first.score - second.score >= 10 || role !== 'time';
    this.#taken.set(first.facts, { facts: first.facts, role, why, sure });
  }

  /** Named ones are scores; others are when they lie on the scale of a named one, or when none is named. */
  #scores(): void {
    const found = this.#free().flatMap((facts) => {
      const score = this.#scoreOf(facts);
      return score ? [{ facts, score }] : [];
    });
    const named = found.filter(({ facts, score }) => score.named && !isYesNo(facts, score));
    const forced = [...this.#taken.values()].filter((one) => one.role === 'score').map(({ facts }) => facts);
    const known = [...named.map((one) => one.score), ...forced.flatMap((facts) => this.#scoreOf(facts) ?? [])];
    for (const { facts, score } of named) this.#take(facts, 'score', score.why, score.sure);
    for (const { facts, score } of found) {
      if (score.named || !looksLikeScore(facts, score)) continue;
      const like = known.some((one) => one.range.max === score.range.max);
      const asked = /^q ?\d|\?$/.test(facts.name.trim().toLowerCase());
      if (like || asked || known.length === 0) this.#take(facts, 'score', score.why, like || asked);
    }
  }

  #scoreOf(facts: ColumnFacts): FoundScore | undefined {
    const wish = scoreWishOf(this.#wishes, facts.name);
    if (wish.kind === undefined && saysCount(facts.name) && kindSaid(facts.name) === undefined) return undefined;
    const values = this.#rows.map((row) => row[facts.at] ?? '');
    const found = findScore(facts.name, values, wish);
    const comment = found?.labels === true && wish.kind === undefined && wordy.test(wordsOf(facts.name));
    return comment && kindSaid(facts.name) === undefined ? undefined : found;
  }

  /** Rows that each answer one of several questions. */
  #question(): void {
    const holders = [...this.#taken.values()].filter((one) => one.role === 'score');
    if (holders.length > 1) return;
    const fits = (one: ColumnFacts): boolean => one.distinct >= 2 && one.distinct <= 60 && one.repeats >= 2;
    const named = this.#free().find((one) => asksWhat.test(wordsOf(one.name)) && fits(one));
    const telling = named ?? this.#free().find((one) => fits(one) && namesKinds(one));
    if (!telling) return;
    this.#take(telling, 'question', 'it names the question that each row answers', true);
    if (holders.length > 0) return;
    const answer = this.#free().find((one) =>
      /^(answer|value|score|response|antwort|wert|rating)$/.test(wordsOf(one.name)),
    );
    if (answer) this.#take(answer, 'score', 'it holds the answers to the questions', true);
  }

  #texts(): void {
    const told = this.#free().filter((one) => !holdsTimes(one) && one.numeric < 0.3 && !isAddress(one));
    const texts = told.filter((one) => textLike(one) || (wordy.test(wordsOf(one.name)) && one.averageLength > 8));
    for (const one of texts) this.#take(one, 'text', 'its values are sentences', true);
    if (texts.length === 0) return;
    const title = told.find((one) =>
      /^(review |comment )?(title|headline|summary|subject|titel)$/.test(wordsOf(one.name)),
    );
    if (title && title.distinct > 0.65 * title.filled * this.#rows.length && !this.#taken.has(title)) {
      this.#take(title, 'text', 'a title in words of its own', true);
    }
  }

  #take(facts: ColumnFacts, role: ResponseRole, why: string, sure: boolean): void {
    this.#taken.set(facts, { facts, role, why, sure });
  }
}

function rest(facts: ColumnFacts): RoleChoice {
  if (facts.filled === 0) return { facts, role: 'ignore', why: 'no row has a value', sure: true };
  return { facts, role: 'property', why: 'kept with every response', sure: true };
}

const holdsTimes = (one: ColumnFacts): boolean =>
  (one.times?.rate ?? 0) >= 0.8 && (one.numeric < 0.5 || nameScore('time', one.name) > 0);

/** When it was answered, rather than when the visit, the flight or the invitation was. */
function timeScore(one: ColumnFacts): number {
  const words = wordsOf(one.name);
  const answered =
    /answer|respon|submit|complet|recorded|review|\bend|beantwort|abgeschick|ausgefüllt|created|received/;
  const other = /sent|invit|start|begin|open|birth|geburt|purchase|order|visit|flown|stay|travel|ship|deliver|updated/;
  const said = (answered.test(words) ? 30 : 0) - (other.test(words) ? 40 : 0);
  return Math.max(0.1, nameScore('time', one.name) + said + 40 * one.filled);
}

function customerScore(one: ColumnFacts): number {
  if (holdsTimes(one) || one.averageLength > 60) return 0;
  if (people.test(wordsOf(one.name))) return 60;
  const named = nameScore('customer', one.name);
  return named > 25 ? named : 0;
}

function journeyScore(one: ColumnFacts): number {
  const named = Math.max(nameScore('case', one.name), nameScore('session', one.name));
  return named >= 80 && !holdsTimes(one) && one.averageLength <= 60 ? named : 0;
}

/** "recommended: 1" is a fact about the row, not a scale. */
const isYesNo = (facts: ColumnFacts, { labels }: FoundScore): boolean =>
  !labels && facts.distinct === 2 && facts.samples.every((one) => /^[01](\.0)?$/.test(one));

function looksLikeScore(facts: ColumnFacts, score: FoundScore): boolean {
  return score.range.max <= 10 && facts.distinct >= 2 && facts.distinct <= 21 && !isYesNo(facts, score);
}

const namesKinds = (one: ColumnFacts): boolean =>
  one.samples.length > 1 &&
  one.samples.every((value) => /^(nps|csat|ces|c-?sat|stars?|effort|satisfaction)$/i.test(value.trim()));

const labelled = /\b(name|address|adresse|title|titel|headline|subject|link|url|product|item|street|company)\b/;

/** Sentences of people: several words, hardly ever the same ones. */
function textLike(one: ColumnFacts): boolean {
  const words = one.samples.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / Math.max(1, one.samples.length);
  const own = one.repeats < 2 && !labelled.test(wordsOf(one.name));
  return own && (words >= 4 || one.averageLength > 40) && one.averageLength > 15;
}

const isAddress = (one: ColumnFacts): boolean => one.samples.every((text) => /^(https?:|www\.|\/|\S+@\S+$)/.test(text));
