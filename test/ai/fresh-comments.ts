/**
 * Comments of customers of many trades, made up and judged by one reader before the words of the annotator were seen:
 * the side (+, -, = or * for any), every theme that may stand first, a score where one was given, and the words. They are
 * written to be hard: half of them never name their theme. The first half was mended with its answers in view; the second
 * was measured once before that was done with it too (docs/themes.md has what it gave).
 */
const FIRST_HALF = `
- reliability | The till froze twice during Saturday lunch and we had to take orders on paper.
- support | I left three voicemails for the helpdesk and I am still waiting for somebody to ring me.
+ support | Your helpline has never once left us stranded.
- pricing | We pay more every spring and I could not tell you what for.
+ usability | My grandmother could run payroll with this, it is that simple.
- usability | Booking a room for a guest now takes eleven clicks and two pop-ups.
- billing | Lovely. The second phantom fee on my statement this quarter.
+ reliability | It used to crash every time the fields were wet, now it runs all season without a hiccup.
- performance | Amazing how one can make a cup of tea while the timetable loads.
- integrations | Grades do not come across from the exam board's system, so our clerks type them in twice.
+ onboarding | We were up and running before the coffee got cold.
- delivery | The combine arrived nine days after harvest had begun.
- communication | You closed the branch and we found out from a note on the door.
+ relationship 9 | Marta knows our clinic by heart and rings us before we know we have a problem.
+ relationship 10 | When my father died they sent flowers to the office. I'd do business with nobody else.
- features | There is no way to split an appointment between two hygienists.
= features | It would help if the app could remember which trailer I rented last time.
- trust | Our patients' addresses ended up in somebody else's export. Unforgivable.
- competition | The other firm does all of this for half, and their app works.
+ general | I cannot think of anything to grumble about.
+ general 10 | Nothing but good things to say.
- general | Well, that was a year of my life I won't get back.
+ general | Couldn't be happier.
- expectations | The salesman swore the heat pump would halve our bill. It did not.
- training | The manual describes buttons that vanished two versions ago.
+ training | Those short lunch videos taught my whole crew the basics in a week.
- support reliability | A broken lift and a fortnight before anyone turns up. In a care home!
- support | Getting a straight answer out of your advisers takes days.
+ support | Got a straight answer within minutes, from a person, at eleven at night.
- roadmap | The same screens since 2014. Are you still developing this at all?
- integrations | The cash register and the stock list drift apart after each sync.
- usability | Congratulations, you hid the print button again.
+ performance | Searching twenty years of case files comes back before I lift my finger.
- billing support | Four months of phone calls to get one deposit back.
+ billing | The refund was on my card the very same afternoon.
- reliability | Payslips come out wrong whenever somebody works past midnight.
- reliability features | The dose calculator rounds down for puppies. We noticed just in time.
+ usability features | Everything a kennel owner needs on one page, and I never have to hunt for it.
+ general 9 | My accountant uses it, my brother uses it, my brother's accountant uses it.
- delivery | Half the tiles were smashed when the pallet came off the lorry.
- pricing | A gym that charges for towels, parking and now for water. Enough.
- relationship | Twelve years with you and newcomers get the better deal.
+ competition | I'd tell everyone about this except the practice across the street.
+ trust | They admitted the mistake before we had even spotted it. That is rare.
- support | Every chat begins with a robot that does not understand the word refund.
- communication | Why do I learn of price changes from the newspaper?
+ delivery | The replacement boiler came the next morning, and they took the old one away.
- features | Reports for the council still have to be put together by hand.
- billing | I cancelled in June. It is October and you are still taking my money.
+ support | They walked me through it step by step until the ward screen was right again.
- features integrations | Without a link to our milk meters this is a very pretty notebook.
+ onboarding support | Moving eleven thousand tenants over took one weekend, and your people stayed up with us.
- onboarding | Six weeks in and we still cannot log our first patient.
+ general | It does what it says.
- performance | By the time the map appears the ambulance is already there.
`;
const SECOND_HALF = `
- reliability | The app logs my crew out in every basement.
+ support | In nine years I have not had one bad word from your people on the phone.
- support | Oh good, another week without a reply from your experts.
+ reliability | Since the winter patch not a single reading has gone missing.
- pricing | For that sort of money I expect more than a calendar with a logo.
+ pricing | Costs us less than the coffee machine and saves a clerk's wages.
- usability | Why are there three different menus for the same list of tenants?
- usability | Changing one guest's name means going through five screens.
+ usability | We never had to open the handbook, it all explains itself.
- performance | Opening the register takes so long that class has started.
+ performance | Lessons load at once now, they used to stutter over the village line.
- reliability | Wonderful. Down on the one morning we do the wages.
- billing | I'm charged for seats of people who left in spring.
+ billing | Ending the contract was painless, no games and no questions.
- billing | Three invoices for one visit, each with another total.
- integrations | Bank statements have to be downloaded, renamed and uploaded again by hand each night.
+ integrations | Talks to our scales, our printer and the tax office without any fiddling.
- delivery | The scaffolding was left on the neighbour's lawn and nobody signed for it.
- delivery | Great service, if you like waiting in for a courier who never rings.
+ delivery | Feed turns up on Tuesday at seven, rain or snow.
- communication | The road was closed for a month and nobody thought to write to us.
+ communication | You told us about the outage before our own guests noticed. Thank you.
- relationship | I am a number to you now. It was not like this under the old owner.
+ relationship 10 | Nobody remembers names any more, but Joanna at the desk does.
- features | I'd switch the whole school over tomorrow if it had a screen for parents.
- features | It cannot handle twins with the same initials.
+ features | It even works out the holiday pay of people on odd shifts.
- trust | Somebody opened an account in my name and you let them.
+ trust | I would trust them with my house keys.
- competition | We are looking at two rivals, because this has stood still.
= competition | I have used three of these and they are all much alike.
+ general | Hand on heart, I have nothing to moan about.
+ general 10 | What's not to like?
- general | I would not wish this on my worst enemy.
- general 2 | I regret the day we signed.
- expectations | They said Monday. Then Thursday. Then they stopped saying.
+ expectations | They said it would be done by Easter, and on Good Friday it was.
- training | I learnt more from a teenager on the internet than from your course.
+ training | The guide for new nurses is short and clear.
- roadmap | We asked for offline mode in 2019 and each year it is nearly there.
- support | The gentleman who came to fix the meter left more holes than he found.
- support | Nobody is rude, nobody is any help either.
+ support | I used to dread ringing the insurer; these days it is sorted in one call.
- onboarding | Setting up a second clinic meant beginning from nothing again.
+ onboarding | From signing to first lesson in two days.
- pricing | Cheap it is not, and it gets dearer.
- reliability | Brilliant idea, shame that it falls over whenever two vets use it at once.
- features usability | Half of our shifts cross midnight and the planner pretends they do not.
+ support features | There was a rounding bug in our tips. Wrote at noon, mended by two.
- delivery reliability | The wheelchair came with a flat tyre and a loose brake.
+ relationship | They asked how the lambing went. Who does that?
- trust | Reviews on your page are written by your own staff, we checked.
- performance usability | Marking one essay means staring at a spinning wheel, thirty times an evening.
+ general | Would I recommend it? I already have, twice this week.
- features | My drivers cannot see which gate to use.
`;
/** Plainer ones, mostly with a score, judged before they were read, when the words of the annotator had been seen. */
const LATER = `
- reliability 3 | The milking app crashed during the inspection and we lost the morning's readings.
+ support 9 | Your technician called back within ten minutes and stayed until it worked.
- pricing 4 | Another price rise and no new features to show for it.
+ usability 10 | Even our volunteers find their way around without help.
- integrations 5 | The link to our bookkeeping software drops invoices every few days.
+ onboarding 9 | Set-up was painless, the whole school was live in a weekend.
- billing 2 | I have been billed for a trainer who left in March, and nobody corrects it.
- performance 4 | Opening a patient file takes ages in the afternoon.
+ performance 9 | Reports that took the old system an hour are there in seconds.
- communication 3 | Nobody told us about the maintenance and we stood in front of forty guests.
- delivery 4 | The spare parts came two weeks late and in the wrong size.
+ delivery 10 | Ordered on Monday, delivered on Tuesday, nothing broken.
- features 6 | We cannot enter split shifts, so we keep a second list on paper.
= features 8 | It would be good to have a waiting list for cancelled lessons.
- usability 6 | The menu is a maze and the search never finds the tenant.
- support 1 | I have written five times and got nothing but automatic replies.
+ support relationship 10 | Everyone on your team is kind and patient, even when I ask the same thing twice.
- trust 2 | A stranger could see our children's photos. We are leaving.
+ trust 9 | You were open about the breach and told us exactly what happened.
- training 5 | The tutorials are out of date and skip the hard parts.
+ training 9 | The webinar for new clerks was clear and short.
- roadmap 5 | No real improvement for three years.
- expectations 3 | We were promised a Welsh version by summer and there is still none.
- relationship 4 | Since our contact left nobody knows who we are.
+ relationship 9 | Our account manager visits every spring and really listens.
- competition 6 | A rival does the same for less.
+ general 10 | Wonderful product, we would not go back.
- general 2 | Very disappointed.
+ pricing 9 | Fair price and no surprises.
- reliability 3 | Down twice this week, both times during dinner service.
+ reliability 10 | Not one outage since we joined.
- onboarding | The migration took four months instead of three weeks.
+ billing | Invoices are clear and always right.
- support | Your hotline keeps me on hold for half an hour.
- usability | Far too many clicks to book one nurse.
+ integrations | Works perfectly with our till and the card reader.
- performance | The map is painfully slow on our tablets.
- billing | You charged us twice and the refund took a month.
+ support | Support used to be slow, but since the new team they answer the same day.
- reliability | Great, the printer link is broken again.
`;

export interface FreshComment {
  text: string;
  score: number | null;
  side: '+' | '-' | '=' | '*';
  themes: string[];
}

export const FRESH = { first: told(FIRST_HALF), second: told(SECOND_HALF), later: told(LATER) };

function told(lines: string): FreshComment[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const { side, about, text } = /^(?<side>[-+=*]) (?<about>[a-z\d ]+) \| (?<text>.+)$/.exec(line)!
        .groups!;
      const named = about!.split(' ');
      const score = named.find((word) => /^\d+$/.test(word));
      return {
        text: text!,
        score: score === undefined ? null : Number(score),
        side: side as FreshComment['side'],
        themes: named.filter((word) => word !== score),
      };
    });
}
