/** What kind of lane a name means, in English and German and the words of other tools. */
import type { BlueprintLine, LaneKind } from './map.ts';

/**
 * Words by kind, folded as `folded` does. A name that holds words of several kinds is of the one that stands first
 * here: "backstage actions" are backstage, "touchpoint owner" is an owner.
 */
const words: readonly (readonly [LaneKind, string])[] = [
  ['owner', 'owner|owners|ownership|responsible|responsibility|accountable|department|departments|team|teams'],
  ['owner', 'verantwortlich|verantwortliche|verantwortung|zustandig|zustandigkeit|abteilung|abteilungen'],
  [
    'backstage',
    'backstage|back stage|behind the scenes|invisible|hinter den kulissen|hintergrund|backoffice|back office',
  ],
  [
    'frontstage',
    'frontstage|front stage|onstage|on stage|employee actions|staff actions|sichtbare mitarbeiteraktionen',
  ],
  ['support', 'support|support processes|supporting processes|unterstutzende prozesse|unterstutzung|supportprozesse'],
  ['moments-of-truth', 'moment of truth|moments of truth|mot|key moment|key moments|moments that matter'],
  ['moments-of-truth', 'moment der wahrheit|momente der wahrheit|schlusselmomente|schlusselmoment'],
  ['brand-promise', 'brand promise|brand promises|promise|markenversprechen'],
  ['pains', 'pain|pains|pain point|pain points|painpoint|painpoints|frustration|frustrations|problem|problems'],
  ['pains', 'issues|barriers|challenges|friction|obstacles|blockers|negative experience|negatives|what goes wrong'],
  ['pains', 'schmerzpunkt|schmerzpunkte|probleme|hurden|hindernisse|frustrationen|barrieren|herausforderungen'],
  ['opportunities', 'opportunity|opportunities|improvement|improvements|how might we|hmw|recommendations|ideas'],
  ['opportunities', 'chance|chancen|moglichkeiten|verbesserung|verbesserungen|potenziale|potentiale|ideen'],
  ['opportunities', 'verbesserungspotenzial|verbesserungspotential|optimierungspotenzial|handlungsempfehlungen'],
  ['solutions', 'solution|solutions|initiatives|features|losung|losungen|massnahmen|massnahme|initiativen'],
  ['metrics', 'kpi|kpis|metric|metrics|measure|measures|measurement|measurements|nps|csat|key figures'],
  ['metrics', 'kennzahl|kennzahlen|metriken|messgrosse|messgrossen|messwerte'],
  ['quotes', 'quote|quotes|verbatim|verbatims|voice of the customer|voc|zitat|zitate|kundenstimme|kundenstimmen'],
  ['emotions', 'emotion|emotions|feeling|feelings|feels|feel|emotional journey|emotional state|sentiment|mood'],
  ['emotions', 'experience curve|emotion curve|satisfaction|gefuhl|gefuhle|emotionen|fuhlt|fuhlen|stimmung'],
  ['emotions', 'emotionskurve|gefuhlskurve|emotionale reise|zufriedenheit'],
  ['thoughts', 'thought|thoughts|thinking|thinks|think|mindset|questions|gedanken|gedanke|denkt|denken|fragen'],
  ['insights', 'insight|insights|learnings|findings|erkenntnis|erkenntnisse|einsichten|einblicke'],
  ['evidence', 'evidence|research|sources|proof|beleg|belege|nachweise|evidenz|quellen'],
  ['touchpoints', 'touchpoint|touchpoints|touch point|touch points|contact point|contact points|interaction'],
  ['touchpoints', 'interactions|kontaktpunkt|kontaktpunkte|beruhrungspunkt|beruhrungspunkte|interaktion|interaktionen'],
  ['channels', 'channel|channels|kanal|kanale|device|devices'],
  ['goals', 'goal|goals|expectation|expectations|need|needs|objective|objectives|jobs to be done|jtbd|motivation'],
  ['goals', 'motivations|ziel|ziele|erwartung|erwartungen|bedurfnis|bedurfnisse|motive|kundenziele'],
  ['gains', 'gain|gains|delight|delights|positives|benefits|highlights|wow moments|what goes well|gewinne|nutzen'],
  ['gains', 'freuden|positive erlebnisse|hohepunkte|begeisterung'],
  ['policy', 'policy|policies|rules|regulation|regulations|compliance|richtlinien|regeln|vorschriften'],
  ['systems', 'system|systems|technology|technologies|tools|software|it systems|systeme|technik|it|werkzeuge'],
  ['images', 'image|images|storyboard|picture|pictures|photo|photos|sketch|sketches|bild|bilder|fotos'],
  ['employee', 'employee|employees|employee experience|staff|agent experience|mitarbeiter|mitarbeitende'],
  ['employee', 'mitarbeitererlebnis|beschaftigte'],
  ['actions', 'action|actions|activity|activities|doing|does|do|behaviour|behavior|task|tasks|customer journey'],
  ['actions', 'aktion|aktionen|handlung|handlungen|aktivitat|aktivitaten|tut|tun|verhalten|aufgaben'],
  ['actions', 'kundenaktionen|kundenhandlungen|kundenaktivitaten|nutzeraktionen'],
];

const lineWords: readonly (readonly [BlueprintLine['kind'], RegExp])[] = [
  [
    'internal-interaction',
    /^line of internal interaction$|^linie der internen interaktion$|^interne interaktionslinie$/,
  ],
  ['visibility', /^line of visibility$|^visibility line$|^sichtbarkeitslinie$|^linie der sichtbarkeit$/],
  ['interaction', /^line of interaction$|^interaction line$|^interaktionslinie$|^linie der interaktion$/],
];

/** Lower case, without accents and signs, words one space apart: how names are compared. */
export const folded = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const phrases = words.map(([kind, list]) => [kind, list.split('|')] as const);

/** The kind of lane that a name means, or undefined when its words mean none. */
export function laneKindOf(name: string): LaneKind | undefined {
  const plain = folded(name);
  const exact = phrases.find(([, list]) => list.includes(plain));
  if (exact !== undefined) return exact[0];
  const inside = ` ${plain} `;
  return phrases.find(([, list]) => list.some((phrase) => inside.includes(` ${phrase} `)))?.[0];
}

/** The line of a blueprint that a name means: "Line of visibility". */
export const lineKindOf = (name: string): BlueprintLine['kind'] | undefined =>
  lineWords.find(([, pattern]) => pattern.test(folded(name)))?.[0];

const headWords = {
  stages:
    /^(?:customer |journey |user )?(?:stages?|phases?|phasen|etappen?|abschnitte?|lifecycle|stadien|stadium)(?: name)?$/,
  steps:
    /^(?:customer |journey |user )?(?:steps?|sub ?stages?|sub ?steps?|schritte?|teilschritte?|unterphasen?)(?: name)?$/,
};

/** Whether a name heads the row of stages, or the row of steps. */
export const headOf = (name: string): 'stages' | 'steps' | undefined =>
  headWords.stages.test(folded(name)) ? 'stages' : headWords.steps.test(folded(name)) ? 'steps' : undefined;
