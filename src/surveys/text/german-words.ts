/** German words with their good or bad sense, from -5 to 5, and the words that shape it; our own lists. */

/** Adjectives stand in their plain form; endings are taken off when they are looked up. */
export const germanRated: Readonly<Record<string, string>> = {
  '4': `hervorragend ausgezeichnet fantastisch großartig grossartig wunderbar perfekt genial spitze spitzenmäßig exzellent
    sensationell überragend traumhaft fabelhaft phänomenal brillant begeistert begeisterung liebe lieben liebte einwandfrei
    erstklassig herausragend makellos tadellos vorzüglich unschlagbar`,
  '3': `toll super klasse prima wunderschön herrlich köstlich lecker liebevoll zuvorkommend vorbildlich hochwertig glücklich
    freude freuen freut gefreut empfehlen empfehle empfehlenswert empfehlung begeistern beeindruckt beeindruckend spaß zauberhaft
    bezaubernd cool geil hammer mega gelungen lobenswert lob loben dankbar danke dankeschön herzlich sympathisch charmant
    grandios kinderleicht spielend mühelos reibungsfrei begeisternd erleichtert strahlen strahlte gestrahlt verliebt
    verwöhnt`,
  '2': `gut besser beste bester bestes besten schön nett freundlich sauber bequem gemütlich schnell zügig pünktlich zuverlässig kompetent
    hilfsbereit hilfreich geholfen aufmerksam frisch zufrieden einfach unkompliziert reibungslos problemlos übersichtlich günstig fair preiswert
    stabil sicher angenehm entspannt ruhig modern gepflegt gern gerne gefällt gefallen mag höflich geduldig verständnisvoll praktisch
    nützlich vielfältig großzügig transparent ehrlich vertrauen vertrauenswürdig überzeugt überzeugend glatt flott rasch sorgfältig
    ordentlich warmherzig fröhlich interessant vorteil vorteile pluspunkt lohnt gelohnt lohnenswert zufriedenheit verlässlich
    weich saftig knusprig zart schick elegant hübsch süß kulant stimmig erfreulich positiv erfreut verständlich freundlichkeit
    gelöst lösung gelungen behoben beseitigt repariert ersetzt erstattet entschädigt entschuldigt kümmert gekümmert
    bemüht beruhigt stolz gelobt wohl wohlgefühlt aufgehoben aromatisch duftend cremig rasant kompatibel
    zuvorkommenheit verbindlich durchdacht gutschein hilfsbereitschaft bereichert bereichernd pfiffig`,
  '1': `okay ordentlich solide brauchbar passt passend funktioniert funktionierte funktionieren klar hell geräumig
    ausreichend verbessert verbesserung neuwertig erreichbar hoffe hoffentlich leicht
    klappt klappte geklappt stimmt erledigt umgehend sofort rechtzeitig bewilligt genehmigt erleichtert barrierefrei
    unverändert`,
  '-1': `teuer langsam laut voll eng kompliziert umständlich unübersichtlich verwirrend warten gewartet wartezeit wartezeiten
    verspätung verspätet verzögerung verzögert spät kalt trocken fad fade langweilig altbacken veraltet abgenutzt mittelmäßig
    durchschnittlich unklar mühsam anstrengend fehlt fehlte fehlen fehlend mangel mängel nachteil nachteile kritik leider hektisch unruhig
    stickig dunkel hart steif dünn dürftig wenig knapp nervt nervig problem probleme schwierig schwierigkeiten umsonst
    abgelehnt gesperrt storniert überfüllt lästig zäh holprig ruckelt hängt
    überfordert gestört gezögert bemängeln mangelhaft unvollständig ungenau zögerlich lückenhaft wackelig
    undurchsichtig kündigen kündige kündigung ausgebucht ausverkauft beanstanden schwach lahm öde`,
  '-2': `schlecht schlechter mies unfreundlich schmutzig dreckig unsauber unbequem enttäuscht enttäuschend enttäuschung enttäuschen unzufrieden
    unzuverlässig inkompetent unpünktlich überteuert unverschämt frech arrogant genervt ärgerlich ärger ärgern geärgert ärgert verärgert
    traurig schade bedauerlich kaputt defekt beschädigt zerbrochen zerquetscht fehlerhaft fehler abgestürzt abstürze absturz stürzt
    falsch verloren ignoriert ignorant unhöflich unprofessionell unbrauchbar nutzlos sinnlos verschwendung abzocke hässlich eklig
    ekelhaft widerlich stinkt gestunken gestank unangenehm unhygienisch chaos chaotisch mist müll schrott
    reklamation reklamieren reklamiert beschwerde beschweren beschwert negativ unmöglich unfähig abgewimmelt ungenießbar
    versalzen verbrannt schimmel schimmlig lieblos stress stressig frust frustrierend frustriert wütend sauer zornig betrogen
    angst besorgt sorge sorgen bedenklich gefährlich unsicher lügen gelogen versagt gescheitert vergeblich unverständlich
    ausfall ausfälle ausgefallen aussetzer störung störungen unterbrechung abbruch abgebrochen zusammengebrochen
    zusammenbruch warteschleife fehlermeldung fehlgeschlagen fehlschlag verschwunden verlor verfallen verschimmelt
    verdorben verfault roh ungewürzt zerdrückt zerrissen aufgerissen zerkratzt undicht geplatzt belogen getäuscht
    täuschung irreführend hingehalten vertröstet abgespeist weitergereicht rücksichtslos respektlos unfreundlichkeit
    herablassend gelangweilt desinteressiert gleichgültig planlos ahnungslos willkürlich grundlos bürokratie
    bürokratisch schikane aufgegeben vergessen verschlampt verwechselt verweigert bereue bereut bereuen lächerlich
    muffig klebrig matschig fettig geschmacklos fade unappetitlich überfordert verschlechtert verschlechterung
    schlechtere`,
  '-3': `furchtbar schrecklich katastrophe katastrophal grauenhaft grauenvoll grausam entsetzlich entsetzt abscheulich unterirdisch unzumutbar
    inakzeptabel indiskutabel unterste miserabel unerträglich skandal skandalös frechheit unverschämtheit zumutung albtraum alptraum hölle
    hasse hassen betrug betrüger schlimm schlimmste schlimmer peinlich erbärmlich fassungslos beschissen scheiße scheisse
    schlechteste schlechtester schlechtestes grottenschlecht saumäßig widerwärtig
    wahnsinn verzweifelt verzweifeln ruiniert unverantwortlich kriminell bodenlos`,
};

/** `_` stands for one word or none. */
export const germanPhrases: Readonly<Record<string, string>> = {
  '4': 'sehr zu empfehlen|nur zu empfehlen|absolut empfehlenswert|besser geht es nicht|besser geht nicht|fünf sterne|5 sterne|volle punktzahl|mehr als zufrieden',
  '3': `gerne wieder|gern wieder|immer wieder gerne|immer wieder gern|jederzeit wieder|kann ich empfehlen|weiter so|daumen hoch|wie am schnürchen
    |alles bestens|rundum zufrieden|sein geld wert|ihr geld wert|das geld wert|es lohnt sich|hat sich gelohnt|lässt keine wünsche offen
    |keine wünsche offen|nichts auszusetzen|nichts zu meckern|würde ich wieder|kommen wieder|komme wieder`,
  '2': `nicht schlecht|gar nicht schlecht|kein problem|keine probleme|ohne probleme|ohne wartezeit|keine wartezeit|keine beanstandungen|alles gut|alles in ordnung
    |vielen dank|gut gefallen|wie erwartet gut|hält was|hat geklappt|alles geklappt|gut geklappt|besser als erwartet|schneller als erwartet
    |auf anhieb|ohne wenn und aber|kein haken|nicht zu viel versprochen|nichts schlechtes|nichts negatives|nie enttäuscht|noch nie enttäuscht`,
  '0': 'guten tag|guten morgen|guten abend|ein guter freund|liebe grüße|freundlichen grüßen|mit freundlichen|im voraus|einfach nur|nicht nur|sicher nicht|voll und ganz|sehr geehrte',
  '-1': 'wäre schön|wäre besser|wäre gut|hätte ich mir|hätte mir|könnte besser|könnte man|sollte man|sollten sie|zu wünschen|mehr erwartet|nicht so toll|geht so|luft nach oben|früher war',
  '-2': `nicht wert|konnte mich nicht|konnte nicht|konnten nicht|kann nicht|kann mich nicht|nicht zu empfehlen|kann ich nicht empfehlen|nicht empfehlenswert|nicht empfehlen|lässt zu wünschen übrig|lassen zu wünschen übrig|zu wünschen übrig
    |lässt sehr zu wünschen|nicht mehr|zu spät|zu klein|zu groß|zu teuer|zu lange|zu langsam|zu laut|zu eng|zu kalt|zu wenig|zu viel|niemand hat|niemand war|keiner hat
    |keine antwort|keine reaktion|keine hilfe|nicht erreichbar|niemand erreichbar|nie angekommen|nicht angekommen|bis heute|warte immer noch
    |warten immer noch|warte noch|geht nicht|ging nicht|funktioniert nicht|funktionierte nicht|klappt nicht|klappte nicht|passt nicht|passte nicht
    |geld zurück|zurück geschickt|zurückgeschickt|zurückgegeben|falsche lieferung|doppelt abgebucht|schon wieder|ein witz|ist ein witz|nichts für mich
    |niemand ist|niemand kann|niemand konnte|niemand weiß|niemand wusste|niemand antwortet|niemand fühlt sich|keiner ist|keiner war|keiner kann|keiner konnte|keiner weiß|keiner wusste|keiner kennt|keiner fühlt sich|keine rede|keine ahnung|keinen erreicht|niemanden erreicht|nicht ernst|ohne begründung|ohne vorwarnung|ohne grund|ohne erklärung|von oben herab|im stich gelassen|hinten und vorne nicht|stimmt nicht|stimmte nicht|stimmen nicht|bricht zusammen|stürzt ab|hängt sich auf|drei mal angerufen|mehrfacher nachfrage|nichts passiert|tut sich nichts`,
  '-3': 'nie wieder|nie mehr|nicht noch einmal|finger weg|hände weg|rausgeschmissenes geld|geldverschwendung|zeitverschwendung|unter aller sau|unter aller kanone|geht gar nicht|daumen runter|ein stern|1 stern|null sterne|das letzte mal|das allerletzte|reine abzocke',
};

export const germanDegrees: Readonly<Record<string, string>> = {
  '1.5': 'extrem unglaublich unfassbar total absolut völlig komplett wahnsinnig ausgesprochen überaus äußerst',
  '1.35': 'sehr wirklich so besonders echt richtig höchst super mega durchweg rundum',
  '1.15': 'ganz recht ziemlich immer stets viel noch ausgesprochen',
  '0.6': 'etwas einigermaßen eher relativ halbwegs leicht bisschen wenig teilweise manchmal fast',
};

export const germanNegations: ReadonlySet<string> = new Set(
  'nicht nie niemals kein keine keinen keinem keiner keines nichts niemand ohne weder kaum nirgends'.split(' '),
);
export const germanContrasts: ReadonlySet<string> = new Set(['aber', 'jedoch', 'allerdings', 'dennoch', 'trotzdem']);
export const germanConcessions: ReadonlySet<string> = new Set(['obwohl', 'obgleich', 'trotz']);
export const germanWishes: ReadonlySet<string> = new Set([
  'wünsche',
  'wünschte',
  'gewünscht',
  'hoffte',
  'gehofft',
  'erwartet',
  'sollte',
  'sollten',
  'hätte',
  'hätten',
  'wäre',
  'wären',
  'könnte',
  'könnten',
]);
/** "Einfach" is easy, but "simply" before any word that does not carry it on. */
export const germanAdverbs: ReadonlySet<string> = new Set(['einfach']);
export const germanMeasures: ReadonlySet<string> = new Set(
  `groß klein lang lange kurz eng weit breit schmal dünn dick schwer leicht teuer langsam schnell spät früh laut leise heiß kalt warm süß salzig
  scharf viel viele wenig wenige hell dunkel hart weich kompliziert trocken hoch niedrig nah fern voll`.split(/\s+/),
);
