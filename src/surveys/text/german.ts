/** The German lexicon: our own words and phrases; no open list of rated German words may be shipped with the product. */
import { emotionWords, type EmotionLexicon } from './emotion.ts';
import {
  germanAdverbs,
  germanConcessions,
  germanContrasts,
  germanDegrees,
  germanMeasures,
  germanNegations,
  germanPhrases,
  germanRated,
  germanWishes,
} from './german-words.ts';
import { byWord, phrasesOf, ratings, type Lexicon } from './lexicon.ts';

export const germanLexicon: Lexicon = {
  rate: ratings(byWord(germanRated), basesOf, valueOfParts),
  phrases: phrasesOf(germanPhrases, germanNegations),
  degrees: byWord(germanDegrees),
  negations: germanNegations,
  contrasts: germanContrasts,
  concessions: germanConcessions,
  wishes: germanWishes,
  excess: new Set(['zu', 'viel']),
  measures: germanMeasures,
  adverbs: germanAdverbs,
  carriers: new Set(['zu', 'und', 'oder', 'aber', 'wie', 'genug', 'gehalten', 'gemacht', 'gestaltet', 'aufgebaut']),
};

/** What a word may be a form of: freundlichen -> freundlich, enttäuschte -> enttäuscht. */
function basesOf(word: string): string[] {
  const bases: string[] = [];
  for (const ending of [
    'e',
    'er',
    'es',
    'en',
    'em',
    's',
    'n',
    'ste',
    'sten',
    'ster',
    'stes',
    'ere',
    'erer',
    'eren',
    'eres',
  ]) {
    if (word.length - ending.length >= 3 && word.endsWith(ending)) bases.push(word.slice(0, -ending.length));
  }
  return bases;
}

/** Letters of the last part of a compound that is surely a word of its own. */
const ownWord = 6;

/**
 * German makes words of words: "unfair" turns its sense, "störungsfrei" and "lieblos" are free of theirs, and the last
 * part of "Buchungsfehler" says what it is.
 */
function valueOfParts(word: string, known: (part: string) => number | undefined): number | undefined {
  if (word.startsWith('un') && word.length > 5) {
    const turned = known(word.slice(2));
    if (turned !== undefined) return -0.75 * turned;
  }
  const free = /^(.{4,}?)s?(?:los|frei)(?:e|er|es|en|em)?$/.exec(word)?.[1];
  const lacked = free === undefined ? undefined : known(free);
  if (lacked !== undefined) return lacked < 0 ? 2 : -2;
  for (let from = 3; from <= word.length - ownWord; from++) {
    const part = word.slice(from);
    const value = part.startsWith('un') ? undefined : known(part);
    if (value !== undefined) return value;
  }
  return undefined;
}

export const germanEmotions: EmotionLexicon = {
  words: emotionWords({
    joy: `freude freuen freut gefreut froh glücklich begeistert begeisterung liebe lieben liebte toll super danke dankbar wunderbar großartig
      fantastisch perfekt lecker zufrieden spaß gelacht lachen herrlich schön klasse prima empfehlen empfehle gerne genial hervorragend`,
    sadness: `traurig schade leider enttäuscht enttäuschend enttäuschung enttäuschen bedauerlich bedauern unglücklich verloren weinen geweint
      allein hoffnungslos peinlich beschämend`,
    anger: `ärger ärgerlich ärgern geärgert verärgert wütend wut sauer zornig genervt nervt nervig frechheit unverschämt unverschämtheit
      zumutung skandal abzocke betrug betrogen hasse inakzeptabel unfreundlich arrogant frustriert frustrierend frust lüge gelogen`,
    fear: 'angst ängstlich besorgt sorge sorgen befürchte unsicher panik erschrocken nervös bedenken gefährlich bedrohlich',
    disgust:
      'eklig ekelhaft ekel widerlich widerwärtig abscheulich stinkt gestank gestunken schimmel schimmlig verdorben dreckig schmutzig unhygienisch',
    surprise:
      'überrascht überraschend überraschung unerwartet erstaunt erstaunlich verblüfft wow unglaublich plötzlich verwirrt verwirrend fassungslos',
  }),
  negations: germanNegations,
  weak: new Set([
    'toll',
    'super',
    'schön',
    'gerne',
    'perfekt',
    'leider',
    'dreckig',
    'schmutzig',
    'unsicher',
    'zufrieden',
  ]),
};
