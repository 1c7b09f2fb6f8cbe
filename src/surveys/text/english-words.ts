/**
 * English words with their good or bad sense, from -5 to 5, as the people of a survey use them. They stand over the open
 * list AFINN-165 (Nielsen, 2011): words it lacks, and words that mean something else in a comment ("no", "like", "top").
 */
export const englishRated: Readonly<Record<string, string>> = {
  '5': 'superb outstanding breathtaking flawless phenomenal',
  '4': `amazing fantastic wonderful brilliant awesome fabulous excellent exceptional incredible spectacular stunning
    gorgeous magnificent terrific marvelous marvellous exquisite perfect perfection immaculate impeccable stellar
    sublime divine delightful heavenly unbeatable unmatched unrivalled adore adored adores bliss blissful sensational
    extraordinary splendid masterpiece godsend lifesaver mindblowing mind-blowing top-notch first-rate thrilled
    ecstatic overjoyed elated faultless scrumptious`,
  '3': `love loved loves loving beautiful beautifully lovely great happy happier delicious yummy tasty mouthwatering
    impressive impressed impresses pleased pleasure pleasant perfectly wonderfully superbly delighted delight delights
    fantastically excellently amazingly flattering attentive welcoming courteous knowledgeable professional
    professionally accommodating thoughtful generous gracious caring compassionate charming elegant luxurious plush
    cozy cosy comfy spotless pristine sparkling refreshing seamless seamlessly effortless effortlessly smoothly
    flawlessly favorite favourite favorites favourites fave favs gem treat blessed grateful thankful gratitude
    appreciate appreciated appreciates enjoyed enjoyable enjoys enjoying fun adorable cutest prettiest loveliest
    nicest friendliest kindest finest best yay woohoo hooray congrats congratulations kudos bravo yum nicely glad
    enchanting inviting heartwarming unforgettable memorable versatile hassle-free stress-free trouble-free
    high-quality well-made worthwhile reassuring reassured hilarious hahaha exciting excited proud wow loveable
    superior luxury brill chuffed recommend recommended recommends recommending  life-changing`,
  '2': `congrats haha hahaha hehe lol lmao lmfao rofl xd hero legend legendary epic dope legit wholesome blessing bless cutie
    yummy goat brave courage support supports supporting proudly correct agreed agree respect welcome good nice helpful friendly clean cleanest comfortable comfortably comfort quick quickly prompt promptly
    efficient efficiently easy easily easier easiest simple smooth smoothest spacious roomy ample plentiful generously
    fresh freshly soft softest softer silky cute pretty sweet stylish chic classy trendy modern bright airy calm calming
    peaceful relaxing relaxed relax restful tranquil serene quiet reliable reliably reliability dependable trustworthy
    trusted honest  fair  reasonable affordable bargain sturdy durable robust solid polite
    politely respectful patient patience kind kindness warmth cheerful smiling smile smiles responsive thorough
    thoroughly proactive convenient conveniently handy useful intuitive user-friendly straightforward 
    satisfied satisfying satisfaction  enjoy liked likes better improved  improves
     upgraded   tidy neat well-maintained well-organised well-organized
    well-equipped well-stocked well-designed well-kept clever smart innovative creative talented genius charm tasteful
    tastefully interesting fascinating inspiring entertaining amusing funny fortunate fortunately lucky luckily thanks
    thank thx ty cheers welcome welcomed rewarding bonus perk perks plus benefit advantage win winner wins winning 
    compliment compliments complimented flatters flatter slimming breathable cushy  supportive sharp 
    vibrant lush juicy crispy flavorful flavourful savory tender moist crunchy piping attractive appealing eye-catching
    healthy healthier hygienic safe safely secure organised organized punctual speedy swift flexible transparent
     comforting soothing wholesome upbeat lively  cool rocks rocked hug hugs luv heart smitten
    faithful loyal gladly refreshed  stable  hopeful optimistic relieved relief
    unobtrusive discreet swish snazzy gentle agreeable likeable likable nicer cleaner friendlier comfier fresher
    roomier  excel excels excelled exceed exceeded exceeds surpassed`,
  '1': `fine  decent adequate sufficient acceptable satisfactory  works worked working 
    improved improvement improve improving upgrade warm light lightweight airier fits fitted fast faster varied variety
     clear helps helped help  accessible  
    up-to-date sunny colourful colorful unique genuine sincere sincerely approachable usable functional practical
     suitable appropriate proper properly appreciable notable notably worth bright interested
     refurbished renovated refreshes well-known popular fancy strong stronger hope `,
  '-1': `average basic bland plain  dated old-fashioned outdated tired worn slow slower slowest slowly late
    noisy loud busy crowded cramped narrow tight  hard stiff heavy pricey expensive costly 
    limited lacking lack lacks lacked missing issue issues delay delays delayed queue queues queued queuing
    complicated  unclear vague fuss hassle inconvenient inconvenience difficult difficulty
    difficulties tricky awkward odd weird strange meh mediocre so-so underwhelming impersonal indifferent forgettable
    unremarkable uninspired uninspiring unimpressive repetitive monotonous sparse scarce minimal insufficient
    inadequate barebones bare dim dark gloomy drab dingy chilly lukewarm tepid cold stale dry soggy greasy oily
    salty tasteless flavourless flavorless watery undercooked overcooked burnt burned tough chewy thin flimsy itchy
    scratchy boxy baggy frumpy shapeless unflattering bulky clunky clumsy clingy see-through stiffer wrinkled wrinkles
    creased frayed faded pilled pilling shrunk shrank shrinks smelly musty stuffy draughty drafty humid sticky messy
    untidy cluttered disorganised disorganized chaotic hectic complaint complaints complain complained complaining
    concern concerned concerns worried worry worries doubt doubtful doubts skeptical sceptical hesitant unsure uncertain
    confused puzzling puzzled  bug bugs buggy glitch glitches glitchy laggy lag lags lagging outage
    downtime error errors mistake mistakes wrong incorrect inaccurate inconsistent  patchy intermittent
    spotty refund refunds refunded cancelled canceled cancel cancels cancellation  gripe gripes niggle
    niggles quibble downside downsides drawback drawbacks con cons negative negatives flaw flaws flawed cheaply
    tacky gaudy tinny dull uneven crooked loose leaky leak leaks leaking dripping peeling cracked chipped scratched dented
    stained stain stains torn ripped holes hole faulty blurry dead stuck blocked closed locked rejected declined denied
    refused ignored forgotten forgot unanswered unresolved unsolved pending overdue unattended unstaffed understaffed
    short-staffed unavailable unnecessary pointless tedious lengthy longwinded long-winded cumbersome fiddly
    overcomplicated overwhelming overwhelmed overload tiring exhausting exhausted sleepless`,
  '-2': `bitch idiot idiots moron morons coward scum cringe cringy toxic racist racism bigot bully bullying dumbass trash ridiculous
    sigh smh wtf lonely depressed depressing depression heartbreaking heartbroken cry crying tears scared scary terrified
    anxious anxiety afraid fear creepy cruel selfish evil ignorant jerk loser hypocrite hypocrisy shit shitty bullshit bs
    fuck fucked hell screwed bad poor poorly badly dirty  grubby grimy unclean dusty unhygienic disappointed disappointing
    disappointment disappoints disappointingly disappoint dissatisfied dissatisfaction unsatisfied unsatisfactory
    unsatisfying unhappy sad sadly unfortunately unfortunate regret regrets regretted regrettably regrettable
    frustrated frustrating frustration frustrates annoyed annoying annoyance annoys irritated irritating irritation
    uncomfortable uncomfortably discomfort unpleasant painful pain sore aching hurts hurt crash crashed crashes
    crashing freezes froze fail failed fails failing failure failures broke broken breaks defective damaged malfunction
    malfunctioning unusable unreliable unstable unresponsive uncooperative unhelpful unfriendly impolite rude
    unprofessional unqualified incompetent inept careless sloppy lazy disinterested uninterested disrespectful dismissive
    arrogant condescending patronising patronizing surly grumpy abrupt curt hostile aggressive overpriced extortionate
    overcharged ripoff rip-off misleading misled deceptive dishonest unfair unreasonable unacceptable inexcusable
    substandard sub-standard subpar sub-par shoddy shabby tatty scruffy threadbare rundown run-down dilapidated neglected
    overcrowded overcrowding claustrophobic unwelcoming uninviting ugly  unattractive unappealing unappetising
    unappetizing inedible rubbish junk crap crappy lousy trash sucks sucked suck stinks stink stinking  nasty
    mess shambles chaos stressful stress stressed upset upsetting angry mad  worse worsened worsening
    deteriorated deteriorating deteriorate  downhill useless worthless ruined spoiled spoilt wasted waste
    wasteful avoid shame shameful embarrassing embarrassed problem problems problematic trouble troubles troublesome
    unwearable unfit unsafe dangerous insecure  spam spammy nag pushy intrusive bothersome nuisance boring bored
     ludicrous ridiculous absurd silly stupid dumb  sorry-state unsuitable unworkable
    inferior impossible sucky yuck yucky eww ew ugh  bleh cheap-looking cheap-feeling unwell sick ill nausea
    nauseous lost misplaced stolen theft cheated lied lie lies lying liar disgruntled fuming irate incorrectly
    wrongly confusing stranded abandoned unprepared  mistreated turbulent letdown let-down mishandled
    unimpressed skimpy stingy measly meagre meager paltry`,
  '-3': `terrible terribly awful awfully horrible horribly dreadful dreadfully dire abysmal appalling appalled atrocious
    disgusting disgusted disgustingly disgrace disgraceful disaster disastrous nightmare worst poorest hate hated hates
    hating horrendous horrid horrific pathetic miserable misery shocking  outrageous outraged scandalous
    filthy revolting repulsive vile gross despicable unbearable intolerable insulting insulted insult humiliating
    humiliated fraud fraudulent scam scammed scammers swindle  crook crooks thieves robbery unforgivable
    hideous torture torturous rage furious livid infuriating infuriated enraged seething despise despised loathe
    loathed detest detested garbage hopeless deplorable diabolical laughable farce farcical fiasco debacle catastrophe
    catastrophic traumatic hellish excruciating unspeakable`,
  '0': `quality new available waiting wait waits choice no like top want united big pay leave shared gold nuts sin natural straight cut emergency flagship feeling
    clearly matter allow share please stop certain chance reach prepared falling cuts pressure grey gray drop backs
    interest god diamond important demand huge matters block extend profit  mean meaning means meant
    fan fans growing join joined number numbers mine pass passed passes charge charges charged true truth legal
    increase increased increasing vision visions solution solutions opportunity ability abilities  cover covered
    novel yes yeah sure shortly newly lately latest later  coming   bid  
     cross crossing   grant granted hey ha award awarded  battle 
     desire desired god's greet greeted greeting greets  apology apologies fire fired gun
    noticeable anticipate anticipation anticipated reached hid hide hiding substantial significant famous ensure
    ensured ensures save saved saving saves dedicated straightly commit committed commitment ready agreement cash cashing  cares spirit spirits solar   escape escaping 
       tops topped jumpsuit  exploit pressing push pushed
    responsible responsibility suspect warning demanding sort pray praying swear swore drunk cashback 
     loom looms  suggestion extends validate validated approve approved `,
};

/** Words that make the next one stronger or weaker, by a factor. */
export const englishDegrees: Readonly<Record<string, string>> = {
  '1.5': 'extremely incredibly unbelievably insanely ridiculously absurdly outrageously immensely exceedingly utterly',
  '1.35': `very really so super absolutely totally completely truly highly hugely deeply seriously entirely thoroughly
    terribly awfully dreadfully amazingly exceptionally remarkably especially particularly such bloody freaking fucking
    damn effing mega ultra most beyond wildly massively definitely`,
  '1.15': 'quite pretty rather much far even more always genuinely certainly surprisingly consistently well',
  '0.7': 'fairly reasonably relatively mostly generally usually somewhat sometimes partially partly almost nearly',
  '0.5': 'slightly bit little marginally mildly  kinda sorta occasionally tad touch less least',
};

/** These turn what follows into its opposite, within their clause. */
export const englishNegations: ReadonlySet<string> = new Set(
  `not no never none nobody nothing nowhere neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't
  weren't hasn't haven't hadn't couldn't wouldn't shouldn't ain't mustn't needn't hardly barely scarcely rarely seldom
  zero lacks lacked lacking lack`.split(/\s+/),
);

/** What comes after these counts more, what comes before them less. */
export const englishContrasts: ReadonlySet<string> = new Set(['but', 'however', 'yet', 'nevertheless', 'nonetheless']);

/** The clause these open counts less than the rest of its sentence. */
export const englishConcessions: ReadonlySet<string> = new Set(['although', 'though', 'despite', 'while', 'whilst']);

/** What is wished for, missing or only supposed is not there: good words after these are turned. */
export const englishWishes: ReadonlySet<string> = new Set(
  "wish|wished|hoped|hoping|expected|expecting|should've|ought|supposed|could be|could have|should be|should have|would have|would be".split(
    '|',
  ),
);

/** Neutral by themselves, a fault after "too". */
export const englishMeasures: ReadonlySet<string> = new Set(
  `big small large tight loose long short wide narrow thin thick sheer heavy boxy expensive pricey slow fast late early loud
  noisy hot cold warm salty sweet spicy much many few little far close dark bright hard soft difficult complicated high low
  crowded busy cramped bulky strong weak baggy firm deep shallow old young often dry oily rich bland basic simple clingy
  revealing formal casual stiff light frequently slowly quickly`.split(/\s+/),
);
