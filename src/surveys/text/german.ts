/** The German lexicon: our own words and phrases; no open list of rated German words may be shipped with the product. */
import { emotionWords, type EmotionLexicon } from './emotion.ts';
import {
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
  rate: ratings(byWord(germanRated), basesOf),
  phrases: phrasesOf(germanPhrases, germanNegations),
  degrees: byWord(germanDegrees),
  negations: germanNegations,
  contrasts: germanContrasts,
  concessions: germanConcessions,
  wishes: germanWishes,
  excess: new Set(['zu', 'viel']),
  measures: germanMeasures,
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
