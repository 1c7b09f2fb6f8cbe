/**
 * What German customers of a bakery, a bank and a telephone company might write, and how each was meant: our own
 * sentences, written and judged before any of them was read by the program. Causes of errors in `first` may be mended;
 * `second` is only ever counted.
 */
export interface JudgedComment {
  readonly text: string;
  readonly meant: 'good' | 'bad' | 'neither';
}

type Judged = Readonly<Record<JudgedComment['meant'], string>>;

/** One comment a line. */
const commentsOf = (judged: Judged): JudgedComment[] =>
  (['good', 'bad', 'neither'] as const).flatMap((meant) =>
    judged[meant].split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ text: line.trim(), meant }])),
  );

const bakery = commentsOf({
  good: `
    Das Roggenbrot war noch warm, als es ankam, und hat köstlich geschmeckt.
    Die Bestellung ging kinderleicht, in zwei Minuten war ich fertig.
    Bisher hat mich hier noch keine einzige Bestellung enttäuscht.
    Endlich eine Bäckerei, bei der die Brötchen auch am Abend noch knusprig sind.
    Die Verkäuferin hat sich viel Zeit genommen und mich geduldig beraten.
    Pünktlich geliefert, ordentlich verpackt, gerne wieder.
    Der Kuchen zum Geburtstag sah genauso aus wie auf dem Bild, meine Tochter hat gestrahlt.
    Ich kann über den Lieferdienst wirklich nichts Schlechtes sagen.
    Das beste Sauerteigbrot, das ich seit Jahren gegessen habe.
    Obwohl ich spät dran war, hat man mir noch ein Brot zurückgelegt, sehr nett.
    Die neue App ist übersichtlich und schnell.
    Preise sind fair und die Zutaten frisch.
    Ein verdorbenes Brot wurde sofort und ohne Diskussion ersetzt.
    Mir gefällt, dass man die Lieferzeit selbst aussuchen kann.
    Der Stollen ist ein Gedicht, so saftig und aromatisch.
    Kein Gedränge, keine Wartezeit, so macht Einkaufen Spaß.
    Seit Jahren Stammkunde und immer rundum zufrieden.
    Die Croissants waren gar nicht so fettig wie anderswo, richtig lecker.
  `,
  bad: `
    Das Brot war steinhart und schmeckte nach nichts.
    Die Lieferung kam drei Stunden zu spät, da waren meine Gäste schon weg.
    Für den Preis hätte ich deutlich mehr erwartet.
    Nicht zu empfehlen, die Brötchen waren innen noch roh.
    Der Fahrer hat das Paket einfach in den Regen gestellt.
    Die Verkäuferin war unfreundlich und hat mit den Augen gerollt.
    Im Karton war alles zerdrückt, die Torte konnte man wegwerfen.
    Ich habe zweimal angerufen und niemand ist ans Telefon gegangen.
    Die Bestellung wurde storniert, ohne mir Bescheid zu geben.
    Seit der Renovierung ist die Qualität spürbar schlechter geworden.
    Der Kaffee war kalt und der Tisch klebrig.
    Schimmel auf dem Toastbrot, das darf einfach nicht passieren.
    Die Webseite stürzt beim Bezahlen jedes Mal ab.
    Ich werde hier nicht mehr bestellen.
    Leider fehlte die Hälfte der Bestellung.
    Viel zu süß, viel zu teuer, und freundlich war auch keiner.
    Die Beschreibung stimmt hinten und vorne nicht, das war kein Vollkornbrot.
    Man wartet ewig in der Schlange, obwohl drei Leute hinter der Theke stehen.
  `,
  neither: `
    Ich habe zwei Roggenbrote und sechs Brötchen bestellt.
    Die Filiale liegt neben dem Bahnhof.
    Bezahlt habe ich mit Karte.
    Meine Frau holt die Bestellung am Samstag um zehn Uhr ab.
    Das Brot wiegt ein Kilo und ist aus Dinkelmehl.
    Gibt es die Laugenstangen auch ohne Salz?
    Die Lieferung kam am Dienstag gegen neun Uhr.
    Ich bestelle etwa alle zwei Wochen.
  `,
});

const bank = commentsOf({
  good: `
    Die Kontoeröffnung war in zehn Minuten erledigt, ganz ohne Papierkram.
    Mein Berater hat mir alles verständlich erklärt und nichts aufgeschwatzt.
    Die Überweisung war noch am selben Tag da, super.
    Ich fühle mich hier seit Jahren gut aufgehoben.
    Keine versteckten Gebühren, alles transparent.
    Das Problem mit meiner Karte wurde am Telefon sofort gelöst.
    Die App läuft stabil und ist angenehm einfach zu bedienen.
    Sehr hilfsbereite Mitarbeiterin, sie hat sogar zurückgerufen.
    Der Videochat zur Legitimation klappte auf Anhieb.
    Ich habe noch nie erlebt, dass eine Bank so kulant ist.
    Der Kredit wurde schneller bewilligt, als ich dachte.
    Bei dieser Bank muss ich mir um mein Geld keine Sorgen machen.
    Erstklassige Beratung zur Baufinanzierung, vielen Dank an Frau Berger.
    Die Zinsen sind besser als bei der Konkurrenz.
    Man merkt, dass die Leute in der Filiale ihr Fach verstehen und gerne helfen.
    Der Umzug des Kontos verlief völlig problemlos.
    Nach dem Betrugsversuch wurde mein Geld umgehend erstattet, darüber bin ich sehr erleichtert.
    Freundlich, kompetent und zuverlässig.
  `,
  bad: `
    Seit drei Wochen warte ich auf meine Karte und niemand kann mir sagen, wo sie bleibt.
    Die Gebühren sind schon wieder gestiegen, das ist unverschämt.
    Beim Login kommt ständig eine Fehlermeldung.
    Der Berater wollte mir unbedingt eine Versicherung verkaufen, die ich nicht brauche.
    Mein Antrag wurde ohne Begründung abgelehnt.
    Die Hotline ist eine Katastrophe, nach vierzig Minuten flog ich aus der Leitung.
    Ich fühle mich von dieser Bank nicht ernst genommen.
    Mein Konto wurde grundlos gesperrt, ich stand an der Kasse und konnte nicht zahlen.
    Die App ist unübersichtlich und hängt sich dauernd auf.
    Von Service kann hier keine Rede sein.
    Trotz mehrfacher Nachfrage keine Antwort auf meine Mails.
    Die Filiale in unserem Ort wurde geschlossen, jetzt muss ich zwanzig Kilometer fahren.
    Das Formular ist kompliziert und die Hilfe dazu nutzlos.
    Ich bin maßlos enttäuscht und werde das Konto kündigen.
    Der Vertrag ist voller Kleingedrucktem, das kein Mensch versteht.
    Die Überweisung ist verschwunden und keiner fühlt sich zuständig.
    Weder am Schalter noch am Telefon konnte man mir helfen.
    Die Legitimation ist dreimal fehlgeschlagen, dann habe ich aufgegeben.
  `,
  neither: `
    Ich habe im März ein Girokonto eröffnet.
    Die Filiale hat von neun bis sechzehn Uhr geöffnet.
    Mein Mann und ich führen ein gemeinsames Konto.
    Die Karte kam vier Tage nach der PIN.
    Ich nutze die App meist am Wochenende.
    Für den Antrag habe ich zwei Gehaltsnachweise hochgeladen.
    Die Überweisung ging an meine Vermieterin.
    Kann man das Limit auch am Schalter ändern?
  `,
});

const telecom = commentsOf({
  good: `
    Der Techniker kam pünktlich, war höflich und hat alles sauber hinterlassen.
    Seit dem Wechsel habe ich keinen einzigen Ausfall mehr gehabt.
    Das Internet ist rasend schnell und stabil.
    Die Mitnahme meiner Nummer hat reibungslos funktioniert.
    Nach nur fünf Minuten war das Problem behoben, klasse.
    Ich bin angenehm überrascht, wie freundlich man an der Hotline war.
    Das Preis-Leistungs-Verhältnis stimmt.
    Der Router war kinderleicht einzurichten.
    Guter Empfang, sogar im Keller.
    Man hat mir ungefragt einen günstigeren Tarif angeboten, das nenne ich fair.
    Die Kündigung meines alten Vertrags haben sie für mich übernommen, sehr praktisch.
    Ich würde jederzeit wieder hier abschließen.
    Der Chat hat mir schneller geholfen als gedacht.
    Keine Sekunde bereut, dass ich gewechselt habe.
    Die Rechnung ist klar und verständlich.
    Tolle Betreuung, von der Bestellung bis zum Anschluss.
    Das Netz ist hier auf dem Land viel besser geworden.
    Auch im Urlaub hat alles einwandfrei geklappt.
  `,
  bad: `
    Das Netz bricht mehrmals am Tag zusammen.
    Der Techniker ist nicht erschienen und abgesagt hat auch keiner.
    Ich zahle für hundert Megabit und bekomme keine zwanzig.
    Die Rechnung war doppelt so hoch wie vereinbart.
    Am Telefon wird man nur von einem zum anderen weitergereicht.
    Der Vertrag wurde einfach verlängert, obwohl ich rechtzeitig gekündigt hatte.
    Seit Montag kein Internet, und ich arbeite von zu Hause.
    Man hat mich am Telefon belogen, von wegen kostenlos.
    Der Empfang ist miserabel, sobald man die Wohnung betritt.
    Der Router ist nach vier Wochen kaputt gegangen.
    Das war das letzte Mal, dass ich bei euch einen Vertrag abschließe.
    Die Warteschleife treibt mich in den Wahnsinn.
    Der neue Tarif ist teurer und bringt mir gar nichts.
    Ich habe fünf verschiedene Auskünfte bekommen, keine davon stimmte.
    Der Umzug des Anschlusses dauerte sechs Wochen, eine Zumutung.
    Die Verbindung ruckelt so stark, dass man keinen Film ansehen kann.
    Mein Guthaben ist ohne Vorwarnung verfallen.
    Der Kundendienst ist weder freundlich noch hilfreich.
  `,
  neither: `
    Ich habe einen Vertrag mit vierundzwanzig Monaten Laufzeit.
    Der Router steht im Flur.
    Meine Nummer habe ich vom alten Anbieter mitgenommen.
    Die Rechnung kommt immer am fünften des Monats.
    Der Techniker war am Donnerstag zwischen acht und zwölf Uhr da.
    Ich telefoniere meistens über das Festnetz.
    Zum Tarif gehört eine zweite Karte.
    Ab wann gilt der neue Tarif?
  `,
});

const second = [
  ...commentsOf({
    good: `
      Das Dinkelbrot hält sich tagelang frisch und schmeckt hervorragend.
      Der Lieferant hat extra noch einmal geklingelt, wie aufmerksam.
      Ich hatte mich verklickt und man hat die Bestellung unkompliziert geändert.
      An der Qualität gibt es nichts auszusetzen.
      Die Torte war ein voller Erfolg auf unserer Feier.
      Meine Kinder lieben die Rosinenbrötchen.
      Der Laden ist hell, sauber und gemütlich.
      Schön, dass man auch kleine Mengen bestellen kann.
      Wir kommen auf jeden Fall wieder.
      Das Personal ist immer gut gelaunt.
    `,
    bad: `
      Die Brezeln waren versalzen und zäh.
      Auf meine Beschwerde hat bis heute niemand reagiert.
      Der Boden war verbrannt, trotzdem wurde mir der volle Preis berechnet.
      So einen lieblosen Kuchen habe ich selten gesehen.
      Es roch muffig und die Vitrine war schmutzig.
      Schon zum dritten Mal wurde die falsche Sorte geliefert.
      Die Verpackung war aufgerissen, einige Brötchen lagen lose im Karton.
      Das Geld für die stornierte Bestellung habe ich immer noch nicht zurück.
      Ich finde es schade, dass die Auswahl so geschrumpft ist.
      Weder frisch noch günstig.
    `,
    neither: `
      Das Paket wurde beim Nachbarn abgegeben.
      Am Feiertag hat die Filiale zu.
    `,
  }),
  ...commentsOf({
    good: `
      Die Eröffnung des Depots war erfreulich unkompliziert.
      Frau Demir hat sich rührend um meinen Fall gekümmert.
      Ich hatte Bedenken wegen der Sicherheit, aber die wurden mir genommen.
      Ein Anruf genügte, und die falsche Buchung war korrigiert.
      Die Auszahlung kam schon nach zwei Tagen, großartig.
      Die Startseite ist gut durchdacht.
      Hier wird man nicht abgewimmelt, sondern bekommt Hilfe.
      Konditionen fair, Beratung ehrlich.
      Mit dieser Bank hatte ich noch nie Ärger.
      Das Kündigen ging erstaunlich leicht und freundlich vonstatten.
    `,
    bad: `
      Ich musste dasselbe Formular viermal einreichen.
      Die Bank hat mir Geld abgebucht, das ich gar nicht schuldete.
      Ein Termin ist frühestens in sechs Wochen zu bekommen.
      Der Automat hat meine Karte eingezogen und der Schalter war zu.
      So viel Bürokratie für eine einfache Änderung, das ist lächerlich.
      Nach dem Update funktioniert die Freigabe nicht mehr.
      Man hat mich von oben herab behandelt.
      Meine Daten wurden an Fremde geschickt, ich bin fassungslos.
      Die Wartezeiten sind eine Frechheit.
      Ich bereue, dass ich hierher gewechselt bin.
    `,
    neither: `
      Der Kontoauszug kommt zum Monatsende.
      Ich habe mich mit dem Personalausweis legitimiert.
    `,
  }),
  ...commentsOf({
    good: `
      Einrichtung in wenigen Minuten, läuft seitdem ohne Störung.
      Die Dame am Telefon war ausgesprochen nett und hatte sofort eine Lösung.
      Endlich wieder schnelles Internet, ich bin begeistert.
      Faire Preise und kein Haken dabei.
      Der Mitarbeiter im Laden hat mich ehrlich beraten und mir den kleineren Tarif empfohlen.
      Die Störung wurde noch am selben Abend beseitigt.
      Gute Abdeckung, ich hatte unterwegs nirgends ein Funkloch.
      Der Wechsel war unproblematischer als befürchtet.
      Ich kann den Anbieter guten Gewissens weiterempfehlen.
      Für das Geld bekommt man wirklich viel.
    `,
    bad: `
      Ständig Aussetzer beim Telefonieren, das nervt.
      Der Anschluss wurde am falschen Tag abgeschaltet und ich saß eine Woche ohne Telefon da.
      Ich hänge seit einer Stunde in der Warteschleife.
      Versprochen wurde viel, gehalten nichts.
      Die Drosselung kam viel früher als angegeben.
      Beim Kündigen werden einem nur Steine in den Weg gelegt.
      Der Laden hat mir einen Vertrag untergeschoben.
      Das Gerät wird heiß und schaltet sich ab.
      Ich habe mich über diesen Anbieter nur geärgert.
      Keiner kennt sich aus, jeder erzählt etwas anderes.
    `,
    neither: `
      Ich habe das Gerät in der Filiale abgeholt.
      Die Rufnummer endet auf zwölf.
    `,
  }),
];

export const germanComments = { first: [...bakery, ...bank, ...telecom], second } as const;
