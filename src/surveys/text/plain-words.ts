/** Everyday words that tell English from German, so that even a few words can be told. */

const english = `the and of to i you he she they we us our your my me his her them their this that these those there here
  is are were been being have had having do does did done will would should could can't cannot don't doesn't didn't isn't
  wasn't weren't aren't won't wouldn't it's i'm i've i'd you're they're we're that's not no nothing never always
  very too much many more most some any only just really quite also again still yet because although though
  but or if when while with without from into about after before over under between than then what which who why how
  where all every each both few other another one two three first last next new old good great nice love loved like
  liked bad poor best better worst well easy quick slow late early long short small large big little money price cheap
  expensive staff seat seats food drink drinks friendly clean dirty comfortable uncomfortable delivery order ordered
  bought buy sent returned return wait waited waiting arrived wear fit fits size dress shirt color quality customer
  support help helpful card bank account app website page work works worked working day days week time times minutes
  hours year people person everything something anything someone nobody would recommend thanks thank please
  bread card crowded noisy showers shower could get got getting go going went come came see saw know think thought
  make made take took told said say want wanted need needed use used look looks looked feel feels felt ever back
  due this's lounge room flight flights airline breakfast lunch dinner worth disappointed awful lovely beautiful
  wonderful amazing awesome poorly wrong right left same enough maybe twice once it`;

const german = `der die das und ich du er sie es wir ihr mein meine meinen dein sein seine unser unsere euer den dem des ein
  eine einen einem einer eines ist sind war waren bin bist wird werden wurde wurden habe hat haben hatte hatten kann
  können konnte konnten muss müssen soll sollte will wollte darf nicht kein keine keinen nie niemals immer sehr zu viel
  viele mehr auch noch schon nur aber oder wenn als wie was wer wo warum weil dass ob mit ohne von vom zum zur bei beim
  nach vor über unter zwischen aus auf für gegen durch um im am alles alle jeder jede jedes andere anderer zwei drei erste
  letzte neu alt gut guter gute gutes schlecht schlechter schlechte toll toller tolle tolles schön schöne schöner super
  gerne gern wieder leider einfach schnell langsam spät früh lange kurz klein groß geld preis günstig teuer personal
  freundlich freundliche freundliches sauber schmutzig bequem unbequem lieferung bestellt bestellung gekauft geschickt
  zurück wartezeit gewartet warten angekommen passt größe kleid farbe qualität kunde kunden kundendienst hilfe karte bank
  konto seite tag tage woche zeit minuten stunden jahr leute nichts etwas jemand niemand empfehlen empfehlung danke bitte
  brot voll laut mich mir dich dir uns ihn ihm ihnen sich da dann doch man mal ganz hier dort etwas damit dafür daher
  absolut völlig wirklich ziemlich empfehlenswert zufrieden unzufrieden enttäuscht hervorragend ausgezeichnet furchtbar
  schrecklich perfekt nett nette netter netten hilfsbereit kompetent zuverlässig pünktlich lecker frisch`;

/** Spelled alike in many languages; they tell nothing. */
const everywhere = `die was war in an so am hat man will super perfect perfekt absolut bank app service personal hotel
  restaurant ok okay normal top fine horrible terrible excellent no me on as a us i bin der art es du still alle fit place
  mal bei her den rest test student lounge bravo grand cool wow fan son mine pour comes sale male bad rat gut fun hell
  elegant interessant modern warm arm fair mega positive negative stress chaos mist arrogant ignorant transparent solide stabil
  fade spontan negativ positiv`;

export const sharedWords: ReadonlySet<string> = new Set(everywhere.split(/\s+/));
const ownWords = (text: string): Set<string> => new Set(text.split(/\s+/).filter((word) => !sharedWords.has(word)));

export const englishWords: ReadonlySet<string> = ownWords(english);
export const germanWords: ReadonlySet<string> = ownWords(german);
