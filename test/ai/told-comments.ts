/** Comments made up for these tests: how they sound (+, -, =), what they are about (any of these), and the words. */
const TOLD = `
- support | I waited forty minutes on hold and then the call dropped
- support | Nobody ever gets back to me when I raise a ticket
+ support | Your agent Priya sorted everything out in five minutes
+ support | The helpdesk is quick to respond and always friendly
- support | Rude staff who clearly did not want to help
- support | Three different advisers, three different answers, still not resolved
+ support relationship | The nurse explained each step and was so kind
- support | Receptionist was abrupt and dismissive
- support | Our claim has been passed from handler to handler for months
+ support | Claim settled within a week, brilliant handler
- support | The chatbot is useless, let me talk to a human
+ support | The engineer was polite and fixed the fault on the first visit
+ support | Waiter was attentive without hovering
- support | Queue at the branch was out of the door again
+ support training | Tutors are approachable and answer questions quickly
- support delivery | Waited in all day for the technician
- support | Tech support read from a script and solved nothing
+ support | Professional, courteous team from start to finish
- support | Took four phone calls to get one simple answer
= support | Spoke to an adviser about my query
- billing | I was charged twice in March and the refund never came
- billing | My bill goes up every month and nobody can explain the charges
- billing | You took money out of my account after I cancelled
- billing | Locked into a two year contract with a huge exit fee
+ billing | Paying by direct debit was simple
- billing | The invoice does not match the purchase order
- billing | Auto renewal without any notice, I want my money back
- billing | Estimated meter readings made my bill ridiculous
- billing pricing | Hidden fees on every foreign transaction
- billing | The refund took six weeks
+ billing | Refund arrived the next day, no questions asked
- billing | My card payment was declined although there was money in the account
- billing | Tuition fees were debited twice this term
= billing | I changed my payment date last month
- billing | The deposit for the room was never returned
- pricing | Far too expensive for what it does
- pricing | The price increase this year is outrageous
+ pricing | Great value for money
+ pricing | Cheaper than anything else we tried and worth every penny
- pricing | New customers get a better deal than loyal ones
- pricing | Per seat pricing makes it unaffordable for a small team
- pricing | The premium went up thirty percent without a single claim
+ pricing | Fair tariff and good discounts
- pricing | Delivery charge costs more than the item
- pricing | The free plan is so limited that it is pointless
- pricing | Overpriced drinks and a minibar that is a rip off
+ pricing | Competitive rates on my savings
- pricing | Standing charges are extortionate
- expectations | The salesman promised a feature that does not exist
- expectations | You said it would be installed in March and it is now June
+ expectations | Did exactly what they said they would
- expectations | Not as described on the website
- expectations | We were oversold and the reality fell short
- expectations | They promised a call back that never happened
+ expectations | Exceeded my expectations
- expectations | Misleading advert, false promises
- expectations trust | I was lied to about the start date
+ expectations delivery | The product was exactly as described
- usability | The new interface is confusing and cluttered
+ usability | So easy to use that nobody needed help
- usability | I can never find what I need in the menus
+ usability | Clean design and intuitive navigation
- usability | Too many clicks to do a simple thing
- usability | The app keeps asking me to log in again
+ usability | Simple and straightforward
- usability | Your website is impossible to navigate on a phone
+ usability | The mobile app is user friendly
- usability | The portal is clunky and hard to understand
- usability | Resetting my password is a nightmare
+ usability | Booking online was effortless
- features | It lacks a decent reporting tool
- features | There is no option to filter by region
- features | I wish you had dark mode
+ features | Love the templates and the range of options
- features | Missing basic functionality such as bulk edit
+ features | The dashboards are powerful and customisable
- features | Always out of stock in my size
+ features | Wide range of products and good quality
- features | The room was dirty and the bed uncomfortable
+ features | Delicious breakfast and a spotless room
- features | Food was cold and bland
+ features | The gym and the pool were wonderful
- features | My policy does not cover water damage
- features training | Course content is outdated and thin
- features | Poor quality fabric that shrank in the wash
+ features | The menu has plenty of choice for vegetarians
- reliability | It crashes every time I open a large file
- reliability | Constant outages this month
- reliability | No signal at home and dropped calls all day
+ reliability | Rock solid, never had any problems
- reliability | My broadband cuts out every evening
- reliability | The export button is broken and has been for weeks
+ reliability | It just works
- reliability | Buggy release, error messages everywhere
- reliability | The boiler broke down again two days after the repair
- reliability | Card machine stopped working at the till
+ reliability | Stable connection and no downtime
- reliability | The kettle was faulty after one week
- reliability | Power cut three times this winter
- reliability billing | The transfer keeps failing without a reason
- performance | The dashboard is painfully slow to load
- performance | Download speeds are nowhere near what I pay for
+ performance | Lightning fast, even with huge boards
- performance | It lags whenever two people edit at once
- performance | Pages take ages to load
+ performance | Superfast fibre, very happy
- performance | The app is sluggish since the last release
- performance | Video keeps buffering
- integrations | The Salesforce sync loses records
- integrations | No API for exporting our data
+ integrations | Integrates with Slack and Jira out of the box
- integrations | CSV import fails on accents
+ integrations | Works with all the other tools we have
- integrations | Single sign on is missing
+ integrations | Easy to connect to our accounting software
- integrations | Not compatible with my tablet
- roadmap | The product has not moved forward in two years and feels dated
+ roadmap | You keep improving and every release brings something new
- roadmap | The technology is antiquated
+ roadmap | Innovative company that keeps up with the times
- roadmap | We asked for this feature request years ago and nothing happens
+ roadmap | Really modern and forward thinking
+ relationship | Our account manager truly cares about our success
- relationship | I feel like just a number to you
- relationship | Loyal customer for twenty years and treated with contempt
+ relationship | They went above and beyond for my mother
+ relationship | I felt listened to and respected
- relationship | Nobody listened to what I was saying
+ relationship | Caring, compassionate and gentle
- relationship | Our success manager changes every quarter
+ relationship | Made me feel welcome and looked after
- relationship | My feedback is always ignored
+ relationship | Treated me with dignity and kindness
- communication | Nobody told me that the appointment had been moved
- communication | Poor communication throughout
+ communication | Kept informed at every stage
- communication | I was left in the dark for two weeks
+ communication | Clear explanations in plain English
- communication | Conflicting information from every department
- communication | Too many marketing emails
+ communication | Regular updates about my order
- communication | No notice of the planned maintenance
+ communication | The doctor explained everything clearly
- communication | The letter was full of jargon
- training | The documentation is incomplete
+ training | Excellent tutorials and webinars
- training | We got no training at all
+ training | The knowledge base answers nearly everything
- training | The manual makes no sense
+ training | Engaging lessons and a great lecturer
- training | Instructions were impossible to follow
- trust | Somebody hacked my account and you did nothing
- trust | I do not trust you with my personal data
+ trust | I feel my money is safe with you
- trust | Dishonest company, do not believe a word
+ trust | A brand with a good reputation
- trust | I think this email from you is a scam
- trust | There is a payment on my card that I did not make
+ trust | Honest and transparent people
- trust | Your privacy policy is shady
- competition | Your competitor does this better and for less
- competition | We are switching to another provider
+ competition | Better than any other bank I have used
- competition | Other suppliers answer within a day
+ competition | The best on the market by far
- competition | Compared to the tool we had before this is a step back
- delivery | My parcel arrived three days late and damaged
- delivery | Still waiting for my order
+ delivery | Next day delivery, well packed
- delivery | The driver left it in the rain
- delivery | Wrong item delivered twice
+ delivery | Arrived early and the courier was careful
- delivery | My new card has not arrived yet
- delivery | The engineer missed the appointment and it had to be rescheduled
- delivery | Half the groceries were missing from the delivery
+ delivery | Tracking was accurate to the minute
+ delivery | My prescription was delivered on time
- delivery | Appointments are always cancelled at the last minute
- onboarding | Setting up took weeks and three visits
+ onboarding | The installation was quick and painless
- onboarding | Migration of our data was a disaster
+ onboarding | We were up and running within an hour
- onboarding | Sign up form rejected my address again and again
+ onboarding | Opening an account was easy
- onboarding | Check in took an hour
+ onboarding | Great onboarding team
- onboarding trust | Verifying my identity failed five times
+ onboarding | Smooth switch from my old supplier
- onboarding | Enrolment was chaotic
- onboarding delivery | The smart meter was never installed
+ general | Excellent
+ general | Very happy
- general | Terrible experience
- general | Disappointing
+ general | Nothing to improve
+ general | No complaints
+ general | Not bad at all
+ general | Keep up the good work
- general | Could be better
+ general | I love it
= general | It is ok I suppose
+ general | Perfect, thank you
- general | Never again
+ general | All good
= none | Nothing
= none | n/a
= none | -
= none | no comment
= none | asdfghjkl
= none | 10
= none | ???
= none | none at this time thanks
= none | 👍👍
= none | xx
= none | No comments
= none | .
= none | dont know
`;

export interface ToldComment {
  sentiment: 'positive' | 'negative' | 'neutral';
  /** Any of these may come first. */
  first: string[];
  text: string;
}

const SENTIMENT = { '+': 'positive', '-': 'negative', '=': 'neutral' } as const;

export const TOLD_COMMENTS: ToldComment[] = TOLD.trim()
  .split('\n')
  .map((line) => {
    const [, sign, themes, text] = /^([+=-]) ([a-z ]+?) \| (.+)$/u.exec(line)!;
    return { sentiment: SENTIMENT[sign as '+'], first: themes!.split(' '), text: text! };
  });
