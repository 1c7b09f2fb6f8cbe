/** Reads one written score: "4", "4,5", "4/5", "4 - satisfied", "★★★★☆", "very easy", "N/A". */

export interface WrittenScore {
  readonly value: number;
  /** The highest value, where the text names it: 5 in "4/5". */
  readonly of?: number;
}

const nothing =
  /^(n[/.]? ?a\.?|nan|null|none|nil|[-–—?.]+|not (applicable|relevant|answered|asked|used|available)|does not apply|no (answer|opinion|experience|response)|(i )?(don'?t|do not) know|dk|can'?t say|prefer not to (say|answer)|skip(ped)?|unknown|unsure|k\.? ?a\.?|keine (angabe|antwort|meinung|ahnung)|weiß nicht|weiss nicht|nicht (zutreffend|beurteilbar|genutzt|relevant)|trifft nicht zu|entfällt|sans (objet|avis|réponse)|ne sait pas|no aplica|no sabe|ns\/nc|n\.?v\.?t\.?|weet niet)$/i;

/** The question did not apply, or was not answered, in words. */
export const saysNothing = (text: string): boolean => nothing.test(text.trim().replaceAll('’', "'"));

const number = /^([-+]?\d+(?:[.,]\d+)?)/;

/** A number with nothing or an explanation behind it; undefined when there is none. */
export function numberIn(text: string): WrittenScore | undefined {
  const plain = text.trim();
  const glyphs = starsIn(plain);
  if (glyphs) return glyphs;
  const [, digits] = number.exec(plain) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits.replace(',', '.'));
  const rest = plain.slice(digits.length).trim();
  if (rest === '') return { value };
  const [, most] = /^(?:\/|of|out of|von|sur|de|van) ?(\d+)(?: (?:stars?|points?|sterne|punkte))?$/i.exec(rest) ?? [];
  if (most !== undefined) return { value, of: Number(most) };
  const explained = /^(%|stars?|points?|sterne?n?|punkte?|[-–—=:.)(,] ?.*)$/i.test(rest) && !/^[-.:,/] ?\d/.test(rest);
  return explained ? { value } : undefined;
}

function starsIn(text: string): WrittenScore | undefined {
  if (!/^(?:★|☆|⭐|✩|✭|\uFE0F|\s)+$/u.test(text)) return undefined;
  const full = [...text].filter((one) => one === '★' || one === '⭐' || one === '✭').length;
  const empty = [...text].filter((one) => one === '☆' || one === '✩').length;
  return full === 0 ? undefined : { value: full, ...(empty > 0 ? { of: full + empty } : {}) };
}

interface Head {
  readonly family: LabelFamily;
  readonly good: RegExp;
  readonly bad: RegExp;
}
export type LabelFamily = 'satisfaction' | 'ease' | 'agreement' | 'quality' | 'likelihood';

/** Bad is looked for first: "dissatisfied" holds "satisfied". */
const heads: readonly Head[] = [
  {
    family: 'satisfaction',
    bad: /\b(dissatisfied|unsatisfied|not satisfied|unhappy|unzufrieden|insatisfait|insatisfecho)\b/,
    good: /\b(satisfied|happy|zufrieden|satisfait|satisfecho)\b/,
  },
  {
    family: 'ease',
    bad: /\b(difficult|hard|schwierig|schwer|umständlich|difficile|difícil)\b/,
    good: /\b(easy|effortless|einfach|leicht|facile|fácil)\b/,
  },
  {
    family: 'agreement',
    bad: /\b(disagree|stimme (gar |überhaupt |eher )?nicht( zu)?|lehne ab|trifft (gar |überhaupt |eher )?nicht zu|pas d'accord)\b/,
    good: /\b(agree|stimme (eher |voll |voll und ganz |völlig )?zu|trifft (eher |voll |voll und ganz |völlig )?zu|d'accord)\b/,
  },
  {
    family: 'likelihood',
    bad: /\b(unlikely|not likely|unwahrscheinlich)\b/,
    good: /\b(likely|wahrscheinlich)\b/,
  },
  {
    family: 'quality',
    bad: /^(very |extremely |sehr )?(poor|bad|terrible|awful|schlecht|mangelhaft|mauvais|malo)$/,
    good: /^(very |extremely |sehr )?(good|great|excellent|gut|ausgezeichnet|bon|bueno)$/,
  },
];
const strong =
  /\b(very|extremely|strongly|completely|totally|sehr|äußerst|voll|völlig|gar nicht|überhaupt nicht|très|muy|terrible|awful|excellent|ausgezeichnet|mangelhaft|tout à fait|effortless)\b/;
const middle =
  /^(neutral|neither\b.*|average|fair|ok|okay|mixed|moderate|undecided|teils[ ,/-]*teils|weder\b.*|mittel(mäßig)?|befriedigend|neutre|ni\b.*)$/;

export interface Label {
  /** 1 to 5, 5 the friendliest. */
  readonly value: number;
  /** Absent of a word for the middle. */
  readonly family?: LabelFamily;
  readonly strength?: 'extremely' | 'very';
}

/** Words of the longest step: "Neither easy nor difficult", "stimme voll und ganz zu". */
const longestLabel = 7;

/** A step of a scale in words, put on five steps (Likert 1932); undefined when it is none. */
export function labelIn(text: string): Label | undefined {
  const plain = text.trim().toLowerCase().replaceAll('’', "'");
  if (plain.split(/\s+/).length > longestLabel) return undefined;
  if (middle.test(plain)) return { value: 3 };
  for (const { family, good, bad } of heads) {
    const isBad = bad.test(plain);
    if (!isBad && !good.test(plain)) continue;
    const isStrong = strong.test(plain);
    const value = isBad ? (isStrong ? 1 : 2) : isStrong ? 5 : 4;
    const strength = /\bextremely\b/.test(plain) ? 'extremely' : isStrong ? 'very' : undefined;
    return { value, family, ...(strength ? { strength } : {}) };
  }
  return undefined;
}
