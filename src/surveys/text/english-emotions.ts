/** English words that name or show one of the basic emotions; our own lists. */
import { emotionWords, type EmotionLexicon } from './emotion.ts';
import { englishNegations } from './english-words.ts';

export const englishEmotions: EmotionLexicon = {
  words: emotionWords({
    joy: `happy happier happiest happily happiness joy joyful joyous love loved loves loving lovely adore adored adorable
      delight delighted delightful delights glad gladly great thanks thank thankful grateful gratitude thx cheers
      appreciate appreciated appreciation enjoy enjoyed enjoying enjoyable wonderful amazing awesome brilliant fantastic
      excellent superb perfect perfection beautiful gorgeous stunning fabulous pleased pleasure pleasant pleasantly satisfied
      excited exciting thrilled ecstatic overjoyed elated cheerful fun funny hilarious laugh laughed laughing lol lmao rofl
      haha hahaha hehe lmfao amused amusing smile smiled smiling grin giggle giggled proud pride relief relieved hope hopeful
      hopefully hoping optimistic congrats congratulations bravo kudos yay hooray woohoo good nice best favourite favorite
      cute sweet cool welcome wholesome bless blessed blessing admire admirable inspiring inspired impressive impressed
      hero legend legendary epic well-done agree agreed right exactly yes support care caring hug hugs comfort charming magic
      magical dream paradise bliss heaven paradise celebrate celebrating win winner won lucky luckily treat recommend
      recommended recommends fond cherish content contented luv heart excitement eager pleasing heartwarming wish beloved
      clever smart brave respect worthy interesting yum yummy delicious good-natured dope lit goat xoxo please want`,
    sadness: `sad sadly sadder saddest sadness unhappy unfortunately unfortunate disappointed disappointing disappointment
      disappoint disappoints disappointingly letdown let-down sorry apologies apologise apologize miss missed misses missing
      regret regrets regretted regrettable regretful ashamed shame embarrassed embarrassing embarrassment awkward humiliated guilt
      guilty grief grieve grieving mourn mourning funeral died dies death dead die loss lost lose losing lonely alone
      heartbroken heartbreaking broken cry cried cries crying tears tearful weep depressed depressing depression miserable
      misery gloomy hopeless despair suffer suffered suffering pain painful hurt hurts hurting tragic tragedy pity rip
      poor upset upsetting sorrow melancholy devastated devastating bummer bummed unlucky unloved rejected abandoned left-out
      underwhelming underwhelmed hollow tired exhausted failed failure fail homesick heartache unfulfilled discouraged
      dismal disheartening dissatisfied shameful sob sobbing ruined cringe cringey loser alas`,
    anger: `angry angrier anger angered furious fuming livid mad irate rage raging outrage outraged outrageous hate hated hates
      hating hatred annoyed annoying annoys annoyance irritated irritating irritates irritation frustrated frustrating
      frustration infuriating infuriated infuriates rude rudely rudeness unacceptable ridiculous ridiculously stupid stupidity
      idiot idiots idiotic moron morons dumb dumbass fool foolish liar liars lie lied lying lies cheat cheated cheats cheater
      scam scammed scammers fraud ripoff robbed steal stole thief thieves bullshit bs fuck fucking fucked fucks fucker shit
      shitty damn hell bitch bastard asshole ass arse crap crappy jerk wtf stfu shut hostile aggressive attack attacked insult
      insulted insulting offensive offended unfair injustice disgrace disgraceful blame blamed complaint complain complained
      complaining incompetent incompetence useless pathetic arrogant condescending ignorant ignored ignore refuse refused
      terrible worst wrong bad disagree nonsense absurd pissed pisses resent bitter hypocrite hypocrisy abuse abused abusive
      toxic racist racism bully bullying selfish greedy greed dishonest betray betrayed betrayal fight violent violence kill
      enough joke ban banned stop blatant insane sick-of trash garbage rubbish awful horrible atrocious sucks suck suing sue
      unprofessional disrespect disrespectful neglect negligent lazy unhelpful screw screwed delusional stubborn nobody
      overcharged overpriced waste wasted poorly cancel never hung crash crashed crashes crashing`,
    fear: `afraid fear fears feared fearful fearing scared scare scares scary frightened frightening fright terrified terrifying
      terror horror horrified horrifying worried worry worries worrying worrisome nervous nervously nervousness anxious anxiety anxiously
      panic panicked panicking panicky concern concerned alarm alarmed alarming dread dreaded dreading uneasy unsafe danger dangerous
      threat threatened threatening threatens risk risky paranoid paranoia phobia creepy nightmare nightmares haunted haunting tense stress
      stressed stressful helpless insecure vulnerable hesitant apprehensive petrified shaking trembling intimidating
      intimidated spooky security-risk emergency escape`,
    disgust: `disgust disgusted disgusting disgustingly gross grossed grossly filthy filth dirty nasty vile revolting repulsive
      repulsed sickening sickened nauseous nauseating nausea vomit vomited puke puking barf yuck yucky eww ew eww ewww ick icky
      gag gagging stink stinks stinky stinking stench smelly smell smells smelled reeks reeked rotten rotting mould mouldy
      mold moldy mildew cockroach cockroaches roach roaches bug-infested bedbugs rats maggots hair hairs stained stains sticky
      slimy greasy grimy grubby unhygienic unsanitary foul putrid inedible rancid sewage urine vomit-like trashy sleazy weird
      weirdo creep creeps pervert perverted cringy distasteful tasteless loathe loathsome abhorrent detest appalling
      appalled horrid hideous ugly shudder awful-smelling contaminated infested cheesy sick`,
    surprise: `surprise surprised surprises surprising surprisingly wow whoa woah omg gosh unexpected unexpectedly shock shocked
      shocking shockingly astonished astonishing astonishingly astounded astounding amazed stunned speechless unbelievable
      unbelievably incredible incredibly disbelief suddenly sudden realise realised realize realized realising realizing
      confused confusing confusion confuses puzzled puzzling baffled baffling bewildered perplexed strange strangely odd oddly
      curious curiosity curiously wonder wondering wondered wonders really seriously why how what who unsure unclear huh hmm
      hm idk mystery mysterious explain source unreal mind-blown mindblown mind-blowing startled weirdly bizarre holy
      understand understood guess knew turns forgot remember think never-knew apparently`,
  }),
  negations: englishNegations,
  weak: new Set(
    `good nice best great right exactly yes support care want please wish interesting cool agree agreed respect poor bad wrong
    never nobody enough stop lost lose missing alone pain tired fail failed hair hairs smell smells think guess understand
    what how who why really explain source turns knew remember forgot hell damn ass weird hope fight emergency risk security
    concern concerned sick dead die joke treat heart won win waste wasted poorly left die love recommend sorry awkward`.split(
      /\s+/,
    ),
  ),
};
