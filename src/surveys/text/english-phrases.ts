/**
 * English turns of phrase that mean something else than their words, from -5 to 5. `_` stands for one word or none.
 * A phrase is read before its words and is not turned by the negation it already holds.
 */
export const englishPhrases: Readonly<Record<string, string>> = {
  '4': `highly recommend|highly recommended|cannot recommend enough|can't recommend enough|couldn't be happier
    |could not be happier|couldn't be better|could not be better|couldn't be more pleased|couldn't have been better
    |worth every penny|second to none|above and beyond|went out of their way|go out of their way|out of this world
    |made my day|blown away|5 stars|five stars|five star|5 star|10/10|5/5|best ever|exceeded _ expectations
    |exceeds _ expectations|exceeded all|one of the best|by far the best|the very best|dream come true|can't stop wearing
    |lived up to every|can't say enough|can't rave enough|nothing but praise|nothing but good`,
  '3': `a breeze|what more could you|could not have been more|couldn't have been more|couldn't ask for|could not ask for|can't say enough
    |without a doubt|without question|in good hands|stood out|stands out|blew me away|saved my|saved us|saved the day|can't go wrong|cannot go wrong|can't fault|cannot fault|couldn't fault|without a hitch|without any problems
    |without any issues|without a problem|never disappoints|never disappoint|never disappointed|never fails to|never let me down
    |never lets me down|does not disappoint|doesn't disappoint|did not disappoint|didn't disappoint|would recommend
    |definitely recommend|can recommend|will recommend|well worth|worth the money|worth the price|worth the wait
    |worth it|great value|excellent value|buy again|order again|use again|fly again|come again|stay again|would buy more
    |must have|must buy|spot on|thumbs up|life saver|game changer|hidden gem|hard to beat|can't beat|cannot beat|like a dream
    |works like a charm|like a glove|pleasantly surprised|pleasant surprise|better than expected|better than i expected
    |better than i thought|even better|better in person|prettier in person|keeper|state of the art|world class|hats off|top quality
    |so many compliments|lots of compliments|tons of compliments|many compliments|compliments every time|heart of gold
    |home away from home|feel at home|felt at home|hard to fault|great job|good job|well done|keep it up|keep up the good
    |all the difference|nothing was too much|nothing is too much|true to size|fits perfectly|fit perfectly|fit is perfect`,
  '2': `does what it says|did what it|does exactly what|kept its promise|keeps its promise|kept their promise|in one go|first try|first time round
    |at a fair price|right size|right first time|got it right|happy birthday|good luck|well played|well said|good point|fair point|good call|good for you|nice one|made me smile|made me laugh
    |so true|no complaints|can't complain|cannot complain|no regrets|no hassle|no fuss|no hassles|no problems|no problem|no issues
    |no issue|no trouble|no worries|no pressure|no queue|no queues|no waiting|no wait|no delays|no rush|no fault|no errors
    |no doubt|not disappointed|not a problem|not bad|not too bad|not half bad|isn't bad|wasn't bad|aren't bad|weren't bad
    |not the worst|could be worse|will be back|will come back|will return|would return|be back again|come back again
    |go back again|look forward to|looking forward|can't wait|cannot wait|easy to use|user friendly|plenty of|lots of room
    |lots of space|well made|well stocked|well equipped|well maintained|well designed|well organised|well organized|well thought
    |well trained|well appointed|well laid|well kept|well presented|well cooked|well prepared|works well|worked well|fits well
    |fit well|works great|works perfectly|looks great|feels great|feels good|looks good|on time|in no time|good value
    |value for money|happy with|no nonsense|as described|as advertised|glad i|good quality|great quality|made sure
    |thank you|thanks to|in a good way|pleased with|piece of cake|would again|makes me smile|dressed up or down
    |dress it up|dressed up|figure flattering|first rate|goes with everything|go with everything|perfect for|great for|so glad
    |want it in every|bought it in|bought two|bought another|ordered another|every color|every colour|a must|rest assured`,
  '1': `not only|no different|up to date|fair enough|made to last|with ease|at ease|first class|so far so good|does the job|did the job
    |free of charge|for free|free wifi|did exactly|on par|as expected|good enough|happy to help|right away|straight away
    |easy access|open late|plenty to`,
  '0': `a lot|kind of|sort of|as well|as well as|such as|good bye|good morning|good evening|good night|goodnight|in the end|of course
    |not sure|no matter|no longer than|for the best|at least|best friend|best before|at best|pretty much|so much|right now|just right now
    |would like|would love|i'd like|i'd love|please note|hard copy|hard drive|free time|duty free|smoke free|sugar free|gluten free
    |customer support|support team|customer care|help desk|service desk|help center|help centre|fresh air|good friday|happy hour
    |business class|premium economy|lost and found|warm up|air conditioning|better half|the better part|big deal|super market
    |pay attention|last minute|dear sir|like to|best regards|kind regards|many thanks in advance|free of|problem solving|pain point
    |miss out|worst case|if you like|if you love|if you enjoy|just in case|as good as it gets|better safe|red wine|soft drinks
    |soft drink|hot water|hot food|hot drinks|cold drinks|cold water|cold cuts|ice cold|cold meats|dry cleaning|fresh water|light snacks
    |light meals|light meal|like new`,
  '-1': `so so|hit or miss|hit and miss|not for me|not for everyone|no longer|used to be|i wish|wish it|wish they|wish there|wish i
    |would be nice|would be better|would be great|would be good|would help|could do with|could use
    |needs to|need to improve|needs improvement|needs work|needs updating|needs a|in need of|needed more|needs more
    |room for improvement|runs small|runs large|runs big|run small|run large|runs short|runs tight|on the small side|on the large side
    |except for|apart from|too bad|would prefer|would have preferred|rather than|if only|on hold|hard to
    |difficult to|kept waiting|sold out|out of stock|ran out|run out|running out    |nothing special|nothing much|at best    |no real`,
  '-2': `took forever|takes forever|taking forever|took ages|takes ages|kept us awake|kept me awake|keeps me awake|logging me out
    |logged me out|logs me out|kicked me out|kicks me out|locked me out|locked out|had to call|had to ask|had to wait|have to wait|had to chase
    |asked for the same|again and again|over and over|time and again|told me nothing|passed from|passed around|sent me away|turned away
    |fell through|fallen through|no one answers|nobody answers|nobody cares|no one cares|did nothing|does nothing|doing nothing|nothing happened
    |nothing happens|came back empty|got nothing|went wrong|goes wrong|going wrong|wore out|wears out|came undone|fell out|falls out
    |washed out|color ran|lost its shape|lost shape|shut up|what the hell|what the fuck|screw you|go away|i give up|makes no sense|doesn't make sense|not cool|not okay|not ok|not fair
    |not enough|too many|too much|too few|not worth|isn't worth|wasn't worth|wouldn't recommend|would not recommend|do not recommend|don't recommend
    |cannot recommend|can't recommend|couldn't recommend|not recommended|not recommend|let down|leaves a lot|left a lot|leave a lot
    |to be desired|nothing to write home|nothing to get excited|not up to|below par|sub par|below average|below standard|not great
    |not good|not impressed|fell apart|falls apart|falling apart|fall apart|came apart|come apart|coming apart|fell off|came off
    |stopped working|doesn't work|does not work|didn't work|did not work|not working|don't work|never worked|won't work
    |doesn't fit|didn't fit|did not fit|does not fit|out of order|went downhill|gone downhill|going downhill|gone down hill
    |send _ back|sent _ back|sending _ back|it's going back|is going back|are going back|had to return|returning it|returned it
    |returned this|returned them|returning this|returning them|return it|returned both|had to send|took it back|take it back
    |going back to the store|wanted to _ love|wanted to _ like|tried to love|wanted this to work|want to love|want to like
    |expected more|expected better|expecting more|expecting better|not what i expected|not as expected|not as described
    |not as pictured|not like the picture|nothing like|looks cheap|look cheap|looked cheap|cheap looking|feels cheap|felt cheap|feel cheap
    |cheap fabric|cheap material|cheap quality|poor quality|low quality|bad quality|quality is poor|poorly made|badly made|poorly designed
    |fed up|sick of|tired of|no use|no answer|no reply|no response|no one answered|nobody answered|no help|no luck|no explanation
    |no apology|no information|no idea|no choice|no space|no room|no seats|no food|no wifi|no staff|no signal|no way to
    |long wait|long waits|long queue|long queues|long line|long lines|nowhere to|no where to|standing room|past its best|past its prime
    |better days|seen better|long overdue|high hopes|gave up|give up|giving up|worn out|run down|fell short|falls short|fall short
    |fall flat|fell flat|falls flat|lost my|like sardines|packed in|a shame|what a shame|such a shame|for nothing|lesson learned|a joke
    |look pregnant|looked pregnant|looks pregnant|like a tent|like a sack|potato sack|like a bag|look fat|looked fat|look huge
    |on earth|beware|think twice|look elsewhere|go elsewhere|went elsewhere|better off|better elsewhere|anything else but
    |less than ideal|far from|anything but|nothing but trouble|nothing but problems    |see through|must do better|must try harder
    |cut corners|cutting corners|cost cutting|double charged|charged twice|hidden fees|hidden charges|never arrived|never came
    |not delivered|never received|still waiting|wrong size|wrong item|wrong order|one star|1 star|two stars|2 stars|2/5|in vain`,
  '-3': `waste of|wasted my|ripped off|rip off|save your money|don't bother|do not bother|didn't bother|not bother|stay away|steer clear
    |never again|at all costs|like the plague|buyer beware|let me down|let us down|much to be desired|lot to be desired
    |money back|last time i|what a joke|slap in the face|third world|has gone wrong|worst ever|could not care less|couldn't care less
    |thumbs down|1/5|0/5|0/10|1/10|zero stars|0 stars|not acceptable|beyond belief|hung up|hangs up|lost for words
    |never use again|never fly again|never order again|never buy again|never fly with|never go back|not be back|won't be back
    |won't be returning|will not be back|not return|not use again|not fly again|not be using|not be flying|not buy again
    |would never|will never|avoid this|avoid them|avoid at`,
};
