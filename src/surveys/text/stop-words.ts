/** Words that are no theme: grammar, and things so general that they say nothing by themselves. */

const english = `a about above after again against all almost along already also although always am among an and another any anybody
  anyone anything anyway are aren't around as at away back be became because become been before behind being below between both but
  by came can can't cannot come comes coming could couldn't did didn't do does doesn't doing don't done down during each either else
  enough etc even ever every everybody everyone everything except far few first for from further gave get gets getting give given
  gives go goes going gone got had hadn't happen happened has hasn't have haven't having he he's her here hers herself him himself his
  how however i i'd i'll i'm i've if in instead into is isn't it it's its itself just keep kept know last least less let like little
  made make makes making many may maybe me might mine more most mostly much must my myself near need needed needs neither never next no
  nobody none nor not nothing now of off often on once one ones only onto or other others otherwise our ours out over own per perhaps
  please quite rather really right said same saw say says see seem seemed seems seen several shall she she's should shouldn't since so some
  somebody someone something sometimes somewhere soon still such take taken takes taking tell than thank thanks that that's the their
  them themselves then there there's therefore these they they're they've thing think this those though thought through thus to today
  together told too took toward towards tried try trying twice two three four five six under unless until unlike up upon us use used
  using usually very via want wanted wants was wasn't way we we're we've well went were weren't what what's whatever when where whether
  which while who whole whom whose why will with within without won't would wouldn't yes yet you you'd you'll you're you've your yours
  yourself able ago available actually already basically certainly clearly completely definitely especially extremely finally highly
  probably simply totally absolutely truly half lot lots plenty bit kind sort type part piece side end start couple number amount
  person people man woman men women guy lady everyone friend time times day days week weeks month months year years hour hours minute
  minutes moment morning evening afternoon night today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january
  february march april june july august september october november december place thing stuff way case fact idea reason example point
  issue problem experience visit review reviewer comment star stars rating opinion feeling look looks looked looking feel feels felt love
  loved like liked hope wish expect expected expectation bought buy order ordered got received receive find found put work works worked
  working long short new old big small large great good nice bad best better worse worst different full high low top left real sure
  certain various main whole entire else however second third later early late recently company business product item thing world name
  say word question answer option chance sense sign total rest mind note use whatever yeah wow lol okay hello dear due worth huge
  tiny extra free open close closed hard easy able per cent percent min mins hrs hour ft size-wise everybody anywhere nowhere
  i'm im dont didnt cant its ive id unless whereas whilst beyond despite besides among across per anyone let's gotten went ended
  started wearing wear wore worn bring brought leave leaving arrive stay stayed stop stopped call called ask asked offer offered
  offers offering provide provided turn turned keep run show shown add added mean means become set sit read talk help helped
  live walk hold move change begin happen seem follow reach remain allow decide return-wise hot cold black white red blue green`;

const german = `aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim bin bis bist da
  dabei dafür daher damit danach dann daran darauf das dass davon dazu dein dem den denn der des dich die dies diese diesem diesen dieser
  dieses dir doch dort du durch eben ein eine einem einen einer eines einfach einige einmal er erst es etwas euch euer für ganz gar gegen
  gerade gern gerne gewesen gibt habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins
  ist ja jede jedem jeden jeder jedes jedoch jemand jetzt kann kein keine keinem keinen keiner können könnte leider machen macht mal man
  mehr mein meine meinem meinen meiner mich mir mit muss müssen nach nachdem nicht nichts nie niemand noch nun nur ob oder ohne schon sehr
  sein seine seinem seinen seiner seit sich sie sind so sogar sollte sondern sonst soweit über um und uns unser unsere unserem unseren unter
  viel viele vom von vor wann war waren was weil weiter welche welcher wenn wer werden wie wieder wir wird wo wurde wurden zu zum zur zwar
  zwei drei zwischen tag tage woche wochen monat monate jahr jahre stunde stunden minute minuten mal zeit sache ding leute mensch teil
  grund fall stern sterne bewertung erfahrung produkt artikel firma gut gute guter gutes guten schlecht schlechte toll tolle super schön
  schöne neu neue neuen alt groß große klein kleine lange kurz bestellt gekauft bekommen gemacht gesagt gefragt gekommen gegangen
  finde fand geht ging kam kommt bleibt lässt wollte konnte musste hätte wäre würde danke bitte eigentlich wirklich`;

export const stopWords: ReadonlySet<string> = new Set(`${english} ${german}`.split(/\s+/));

/** A word right after one of these is a thing, more often than not. */
export const determiners: ReadonlySet<string> = new Set(
  `the a an my our your their his her its this that these those no some any every each of in on with for at from about and
  der die das den dem des ein eine einen einem einer mein meine meinen unser unsere ihr ihre kein keine keinen beim zum zur vom
  mit für von bei`.split(/\s+/),
);
