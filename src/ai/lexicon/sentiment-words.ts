/** Words that praise or blame, by how much; as they stand, before negation and wishes are looked at. */
export const SENTIMENT_WORDS: [valence: number, phrases: string][] = [
  [
    0,
    `
    everything takes, everything is, everything was, everything has, everything about, everything feels, everything looks, less than, said it would, says it would, told us it would, told me it would, promised it would, thought it would, swore it would, said they would, said you would, said we would, log in and out, simple thing, simple things, simple task, simple tasks, simple question, simple questions, simple answer, simple request, simple change, something simple, something so simple, easy task, smart meter, the basics, nothing but, fine i guess, ok i guess, okay i guess, good i guess, fine i suppose, ok i suppose, okay i suppose, if i had to guess, as well, as well as, well known, kind of, sort of, great deal of, good deal of, good luck, fine print, super market, in case, no matter, not only, no doubt, cannot wait, cant wait, why not, no wonder, free trial, free version, free plan, good morning, best practice, best practices, mobile phone, customer support, support team, faster broadband, fast broadband, no longer than, nothing else, kind regards, interest rate, interest rates, fast track, smart, a lot of support, happy to, love to, like to, for a change, clean up, what i want, what we want, what you want, whatever i want, whatever we want, whatever you want, whatever * i want, whatever * we want, whatever * you want, all i want, everything i want, anything i want, anything we want, anything you want, how i want, when i want, where i want, not to mention, no other, no need, what i need, what we need, what you need, what they need, all you need, as i need, when i need, when we need, when you need, if i need, if we need, if you need
    `,
  ],
  [
    3,
    `
    without ... we would, without ... i would, without ... would have, excellent, outstanding, amazing, amazed, awesome, fab, fantastic, brilliant, perfect, perfection, superb, exceptional, exceptionally,
    wonderful, fabulous, terrific, incredible, incredibly, phenomenal, best, love, loves, loved, loving, adore, delighted, delightful,
    delight, thrilled, stellar, marvellous, marvelous, magnificent, spectacular, impeccable, flawless, flawlessly, faultless,
    cannot fault, could not fault, no fault, second to none, top notch, top quality, top class, first class, first rate, world class,
    five star, 5 star, 10 out of 10, 10 10, 100 percent, spot on, hats off, life saver, lifesaver, saved my life, game changer,
    gold standard, above and beyond, extra mile, blown away, exceeded expectations, exceeds expectations, exceeded my, exceeded our, exceeded all, exceeds my, exceeds our, exceeded what, could not be better, could not have been better,
    cannot be better, could not ask for more, could not ask for better, could not be happier, cannot thank, very best, highly recommend,
    strongly recommend, would recommend, definitely recommend, happy to recommend, recommend to anyone, recommend to everyone,
    recommend to friends, nothing but praise, exemplary, sublime, ace, bloody good, unbeatable, unrivalled, thank god for, godsend,
    absolute pleasure, well done, keep up the good work, keep it up, keep up the great work, keep doing what you, stunning, genius,
    extraordinary, out of this world, bravo, kudos, excelled, mind blowing, favourite, favorite, unsurpassed, on point, invaluable, indispensable, cannot live without
    `,
  ],
  [
    2,
    `
    i would trust, we would trust, would trust, would buy again, would choose again, would choose you again, would use again, would order again, costs less, cost less, costs us less, costs me less, by heart, at once, straight away, on the spot, in no time, like clockwork, a breeze, a doddle, a cinch, rain or shine, the same day, the very same, same afternoon, admitted the mistake, admitted their mistake, admits mistakes, owned up, not a hitch, sets itself up, explains itself, runs itself, pays attention, uncannily good, nothing but praise, nothing but good, it flies, flies now, would have been lost without, would be lost without, up and running, no questions asked, exactly what i need, exactly what we need, just what i need, just what we need, big fan, huge fan, smoothest, nicest, simplest, like a partner, won us over, won them over, paid for itself, pays for itself, promising, without a problem, without any problem, without any problems, without problems, without issue, without issues, without fuss, without hassle, exactly what they said, exactly as, out of the box, careful, carefully, rock solid, just works, nobody needed help, works with all, in minutes, within minutes, ahead of time, arrived early, spotless, lightning, superfast, attentive, settled,
    great, good, very good, really good, nice, nicely, lovely, happy, happier, pleased, pleasing, pleasant, pleasantly, pleasure,
    satisfied, satisfying, satisfaction, satisfactory, content with, enjoy, enjoyed, enjoyable, enjoying, like it, i like, we like,
    also like, do like, they like, particularly like, especially like, really like, liked, helpful, helpfulness, friendly, kind, kindness, polite, politely, courteous,
    courtesy, professional, professionalism, professionally, efficient, efficiently, knowledgeable, caring, compassionate,
    compassion, attentive, supportive, reliable, dependable, trustworthy, honest, responsive, prompt, promptly, punctual,
    thorough, thoroughly, thoughtful, considerate, patient with, patience, understanding, welcoming, welcomed, reassuring, reassured,
    comfortable, clean, tidy, smooth, smoothly, seamless, seamlessly, effortless, effortlessly, easy, easily, make ... easier, made ... easier, much easier, even easier, easier than, simple, 
    straightforward, straight forward, intuitive, user friendly, convenient, useful, handy, powerful, versatile, flexible,
    robust, stable, fast, quick, quickly, speedy, swift, swiftly, instant, instantly, rapid, rapidly, timely, on time,
    well organised, well organized, well run, well managed, well explained, well informed, kept informed, kept me informed, well looked after,
    looked after, look after, taken care of, took care of, well treated, treated well, felt at ease, at ease, feel valued, felt valued,
    affordable, reasonable price, reasonably priced, good value, great value, value for money, worth it, worth the money, worth every,
    fair price, inexpensive, save time, saves time, saves me, saved me, saves us, time saving, innovative, modern, impressive, impressed,
    impresses, beautiful, beautifully, gorgeous, delicious, tasty, yummy, fresh, cozy, cosy, elegant, sleek, fun, cool, glad, grateful,
    gratitude, thankful, thank you, thanks, thank, cheers, appreciate, appreciated, appreciative, valued, recommend, recommended,
    recommending, recommendation, positive, positively, success, successful, successfully, helped, helps me, helps us, helped me, solved,
    resolved, sorted, fixed, confident, confidence, trust, trusted, peace of mind, safe, secure, credit to, respected, respectful, respect,
    dignity, works well, works great, works fine, works perfectly, work well, working well, working fine, worked well, just works, runs well,
    well, fine, decent, enjoyably, no complaints, no complaint, no problems, no problem, no issues, no issue, no hassle, no fuss, no worries,
    hassle free, trouble free, problem free, never let me down, never had a problem, never had any problems, never had an issue,
    never had any issues, never had any problem, never had problems, never had any trouble, no trouble, no downtime, no errors, not bad, not too bad, no bad,
    nothing bad, nothing negative, no negative, nothing to complain, nothing to improve, nothing to add, nothing to fault, nothing more,
    nothing needs, nothing could, nothing you could, nothing could be, no improvement needed, no improvements needed, no improvement, no improvements,
    no need to improve, no need for improvement, no need to change, nothing needed, nothing at all to improve, cannot think of anything, can not think of anything,
    could not think of anything, cannot complain, could not complain, all good, all is good, all is well, all fine, so far so good, keep up, met my expectations,
    meets my needs, meets our needs, meets expectations, met expectations, as promised, as expected, as described, did what they said, does what it says,
    does the job, did the job, got the job done, everything i need, all i need, everything works, loyal, loyalty rewarded, long may it continue,
    competent, capable, clear, clearly, transparent, bargain, great deal, good deal, rewarding, cheerful, smiling, smile, warm, warmth,
    personable, approachable, accommodating, gentle, sympathetic, empathy, empathetic, proactive, cannot wait, made a difference, life changing, wow,
    interesting, informative, engaging, high quality, good quality, quality service, never fails, never failed, stress free, painless, accessible,
    is super, was super, are super, just super, super service, super tool, super app, super product, super team, super job,
    super experience, no better, nothing better, never been easier, never been better, solid, ideal, a joy, bonus, plus point, advantage, strong, valuable, benefit, beneficial, creative, lots of features
    `,
  ],
  [
    1,
    `
    flexibility, reliability, efficiency, simplicity, convenience, ok, okay, acceptable, adequate, adequately, reasonable, reasonably, fair, improved, improving, is better, are better, much better, far better, even better, so much better, better now, got better,
    getting better, gets better, works better, better than, better ... than, clean design, is free, its free, are free, for free, free of charge, easier,
    effective, effectively, informed, organised, organized, up to date, available, variety, choice, wide range, established, reputable,
    helpful enough, correct, correctly, accurate, accurately, properly, consistent, consistently, cheap, cheaper, competitive, feel supported, felt supported, well supported, fully supported, very supported, supported me, supported us,
    listened, explained,  calm, calming, relaxed, relaxing, relax, feel better, happily,  lucky, fortunate, worth, supportive, saved,
    familiar, regular, frequent updates, growing, grow,  willing,  care, cared, quality, everything
    `,
  ],
  [
    -1,
    `
    could be better, could be improved, could be easier, could be faster, could be quicker, could do better, less than ideal, i suppose, hardly any, jargon, keeps asking, keep asking, every time i, gets worse, asking me to, nothing new, changes every, left it, does this better, four phone calls, phone calls to, so so,
    raising prices, raised prices, raise prices, prices went up, price went up, put up prices, yet another, fiddling, fiddle, faff, fuss, spinning wheel, spinner, log ... out, stare at, staring at, hiccup, hiccups, hitch, hitches, snag, snags, blip, blips, niggle, niggles, quirk, quirks, teething, surcharge, surcharges, phantom, vanish, vanished, vanishes, disappears, disappeared, duplicates, duplicated, mystery, a riddle, grudge, moved everything, changed everything, wiped, forgets, logs me out, logs us out, logs them out, freezes up, seconds to load, seconds to open, seconds to save, minutes to load, minutes to open, minutes to save, guesswork, retype, retyping, type it in twice, type them in twice, out of sync, drift apart, although, except, however, unfortunately, time taken, length of time, taken weeks, taken months, months to, weeks to, for weeks, for months, several attempts, third attempt, second attempt, multiple times, numerous times, several times, hours on end, no sign of, average at best, wasnt told, kidding, expensive, pricey, costly, overpriced, limited, limits, limitation, limitations, lack, lacks, lacking, missing,
    difficult, difficulty, difficulties, hard, complex, complicated, confusing, confused, basic, average, mediocre, so so, meh, nothing special, not great,
    room for improvement, needs improvement, needs improving, instead of, too, not enough, more time, longer,
    wait, waiting, waited, queue, slow, slower, slowly, delay, delays, delayed, late, issue, issues, problem, problems, trouble, bug, bugs, buggy, glitch, glitches, glitchy, error, errors,
    complaint, complaints, complain, complained, concern, concerns, concerned, worry, worried, worrying, anxious, stress, inconvenient, inconvenience, fiddly, clunky, weird, strange, finicky, wonky, janky, flaky, unnatural, dated, outdated,
    old fashioned, noisy, noise, loud, cold, hungry, boring, bored, bland, tired, strict, rushed, understaffed, under staffed, short staffed, short of staff, busy, more staff, cancel, cancelled, cancelling, cancellation,
    increase, increases, increased, increasing, higher, tedious, cumbersome, awkward, steep, restrictive, restricted, restrictions, chase, chasing, chased, chase up, have to, had to, again and again, several times, many times, three times,
    unable, unsure, not sure, uncertain, unclear, inconsistent, intermittent, drop, drops, dropping, dropped, lag, laggy, lagging, freeze, freezes, freezing, cut off, disconnect, disconnected, disconnecting,
    less, fewer, nobody, no one, never, nothing, none, without, only, still, still not, yet, unless, why, sorry, apologise, apology, pain, painful, hurt, sick, ill, error message, hidden, extra charge, charged, charges, refund, reject, rejected, declined, decline
    `,
  ],
  [
    -2,
    `
    too much, too many, too long, too short, too small, too few, too big, too high, too low, too hot, too cold, too loud, too slow, too late, too often, too hard, too complex, too complicated,
    been down, is down, was down, were down, are down, down again, down all, down since, down the whole, down every, down for hours, down for days, too many clicks, too many steps, with contempt, handler to handler, desk to desk, department to department, from one to another, out of the door,     hardly a day, hardly a week, hardly a month, hardly a day ... without, hardly a week ... without, hardly a month ... without, not a day goes by without, not a week goes by without, about as ... as a, useful as a brick, helpful as a brick, chocolate teapot, thanks for nothing, stranded, in the lurch, left hanging, let ... down, lost everything, broke everything, a fine for, us a fine, me a fine, get a fine, got a fine, paid a fine, pay a fine, fined, fines, smashed, shattered, mangled, botched, garbled, blunder, dread, dreaded, eyesore, out of our depth, falls over, fell over, ended up in, unaffordable, oversold, over sold, antiquated, archaic, contempt, incomplete, shady, dodgy, sneaky, cuts out, cutting out, cut out, dropouts, drop outs, dropped calls, out of stock, sold out, debited twice, charged twice, left in the dark, in the dark, just a number, step back, step backwards, locked into, locked in, locked out, not as described, now june, read from a script, nothing happens, nothing happened, solved nothing, ages to, takes ages, took an hour, nowhere near, shrank, leaks, leaking, leaked, uncomfortable, misplaced, bounced, spoiled, mouldy, rotten, soggy, overcrowded, understaffed, contradict, contradicted, hung up, hang up, brushed off, fobbed off, fob off, excuse, excuses, hacked, breach, unhappily, grim, shrugged, forgot, forgotten, double charged, unresponsive, ghosted, ripoff, swindle, hidden, bug ridden, unintuitive, counterintuitive, cluttered, convoluted, illogical, buffering, missold, mis sold, misspelt, unprepared, behind schedule, overdue,
    bad, badly, poor, poorly, worse, worsen, worsening, unhappy, dissatisfied, dissatisfaction, unsatisfied, unsatisfactory, disappointed, disappointing, disappointment, disappoint,
    annoyed, annoying, annoy, frustrated, frustrating, frustration, frustrates, upset, upsetting, angry, irritated, irritating, irritate, irate, rude, rudeness, impolite, unfriendly, unhelpful, unprofessional,
    incompetent, incompetence, inefficient, inefficiency, ignorant, arrogant, dismissive, uncaring, careless, carelessness, lazy, unreliable, unstable, inaccurate, incorrect, wrong, wrongly, mistake, mistakes,
    fail, fails, failed, failing, failure, failures, broken, breaks, broke, break down, breakdown, crash, crashes, crashed, crashing, fault, faults, faulty, defective, outage, outages, useless, pointless, worthless, rubbish,
    trash, garbage, crap, crappy, shit, shitty, shite, suck, sucks, sucked, lousy, dirty, filthy, smelly, disgraced, overcharged, over charged, overcharge, rip off, ripoff, ripping off, ripped off, waste, wasted, wasting, wasteful,
    mess, messed, messy, chaos, chaotic, shambles, disorganised, disorganized, unorganised, ignored, ignore, ignores, ignoring, ignored me, neglected, neglect, let down, lets down, letting down, misled, mislead, misleading, lied, lies, lie, liar, liars, lying, dishonest,
    deceptive, scammed, nightmare, struggle, struggled, struggling, hate, hated, hates, dislike, disliked, avoid, regret, refuse, refused, refuses, refusing, unacceptable, unfair, unreasonable, ridiculous, ridiculously, disgusted, disgust,
    stressful, stressed, distressing, distressed, hassle, headache, unresolved, not resolved, never resolved, no help, no response, no reply, no answer, no communication, no support, no explanation, lack of, no idea, not happy, not good, not very good,
    not helpful, not working, not work, does not work, did not work, do not work, stopped working, not worth, not recommend, would not recommend, never recommend, will not recommend, cannot recommend, do not recommend, overpriced, too expensive, very expensive, extortionate, greedy,
    leave you, leaving you, switching to, sick of, fed up, tired of, had enough, sad, sadly, shame, ashamed, embarrassing, embarrassed, lost, lose, losing, missed, misses, never again, no longer, unusable, sluggish, unresponsive, unsafe,
    abrupt, patronising, condescending, sarcastic, aggressive, bully, bullied, bullying, hostile, cold and, harsh, nasty, blame, blamed, conflicting, contradictory, misinformed, wrong information, passed around, pillar to post, kept waiting, on hold, long wait, left waiting, hours on, hour on,
    no show, did not turn up, never turned up, did not arrive, never arrived, not received, not arrived, never received, damaged, scratched, stolen, stale, undercooked, overcooked, disgruntled, incapable, inadequate, insufficient, inferior, ineffective, unprepared, untrained, clueless, unprofessionally,
    worried about, dreadfully, failing to, failed to, complicated and, impossible, impossible to, unclear and, tricky, hidden fees, hidden charges, money grabbing, outrageous, excessive, unwilling, unjustified, unauthorised, cheated
    `,
  ],
  [
    -3,
    `
    terrible, terribly, horrible, horribly, horrific, horrendous, awful, awfully, appalling, appalled, dreadful, atrocious, abysmal, abominable, disgusting, disgrace, disgraceful, diabolical, pathetic, dire, worst, shocking, shocked, shockingly, scandalous,
    deplorable, despicable, inexcusable, unforgivable, hopeless, joke, a joke, laughable, farce, disaster, disastrous, catastrophe, catastrophic, hell, hellish, furious, livid, outraged, fuming, scam, scams, fraud, fraudulent, criminal, thieves, crooks,
    con artists, robbery, rip off merchants, waste of time, waste of money, waste of space, fucking, fuck, fucked, bullshit, bollocks, stay away, steer clear, avoid at all costs, do not use, never use, not fit for purpose, beyond a joke, worse than, zero stars, no stars, 0 stars, 0 10, complete waste, absolute joke, traumatised, traumatic, crooked,
    super slow, super laggy, super annoying, super frustrating, super confusing, super complicated, super buggy, super expensive, detest, loathe, despise, total failure, beyond belief, utter, utterly
    `,
  ],
];

/** What turns the praise or blame around that follows within a few words. */
export const NEGATIONS = `
  not, dont, doesnt, didnt, isnt, arent, wasnt, werent, wont, cant, cannot, couldnt, wouldnt, shouldnt, hasnt, havent, hadnt, aint, never, no, nobody,
  none, neither, nor, without, hardly, barely, scarcely, rarely, seldom, lack, lacks, lacking, nothing, far from, anything but, less, lack of, isn, wasn, don, didn, doesn, unable to
`;

/** What makes the next word weigh more. */
export const STRONGER = `
  very, really, so, extremely, incredibly, absolutely, totally, completely, exceptionally, highly, super, particularly, especially, truly, utterly, most, always, such, quite, thoroughly, consistently, bloody, ridiculously, entirely
`;

/** What makes praise a wish: "would be better if". The words after it tell what is missing. */
export const WISHES = `
  could be, could do, could have, could use, could improve, should be, should have, should, would be nice, would be better, would be great, would be good, would be helpful, would be useful, would help, would have been, would like, would love, would prefer, wish, wished, i wish, if only, if you could, if it was, if it were, if there was, if there were, if they, hope to, hope you, hoping, need to be, needs to be, need to, needs to, need more, needs more, need better, needs, must be, ought to, please, want to, want more, want better, looking for, more ... would, supposed to, not as, used to be, try to, was better, were better, if i could, could do with, would sooner, would really help, it would, would be, perhaps, preferably, i would, id like, id love, i want, we want, would be cool, could have got, like to see, love to see, have more, bring back, i would rather, or else, it might be, maybe
`;

/** Words that part one thought from the next. */
export const TURNS = `
  but, however, although, though, except, yet, whereas, while, despite, unfortunately, otherwise, apart from, other than that, until, unless, because, since, whilst, nevertheless, on the other hand, only downside, only problem, only issue, only complaint, only thing
`;
