import { QUANTITY_WORDS } from '../../narration/words-of-quantity';
import type { ReplyLanguage } from './reply-language';
import { wordsLike } from './words-like';

// "One" is a pronoun here, and "second" and "may" mean other things as often.
const COMMON = ['one', 'ones', 'first', 'second', 'may', 'march', 'score', 'scores', 'half'];

export const ENGLISH: ReplyLanguage = {
  name: 'English',
  subject: 'Your feedback',
  greeting: (name) => `Hello ${name},`,
  greetingAll: 'Hello,',
  regards: 'Kind regards',
  underWay: (title) => `This is what we have decided to do about it: ${title}`,
  delivered: (what) => `This is what became of it since: ${what}`,
  quantity: wordsLike([...QUANTITY_WORDS].filter((word) => !COMMON.includes(word)).join(' ')),
  promise: wordsLike(
    `will shall won't i'll we'll you'll it'll they'll that'll going_to gonna about_to promis* pledg* guarante* assur* ensur*
     make_sure making_sure made_sure make_certain commit* plan plans planned planning intend* aim_to expect_to hope_to_have
     fix* resolv* solv* solution* repair* rectif* remed* put_this_right put_it_right make_it_right make_this_right make_up_for
     working_on work_on on_its_way under_way underway in_progress roll* roadmap upcoming ship* releas* launch* implement*
     prioriti* escalat* forwarded passed_on pass_this passed_this passed_your shared_this shared_your raised_this raised_your
     look_into looking_into looked_into investigat* take_care taking_care see_to follow_up_with get_back_to be_in_touch
     refund* reimburs* compensat* credit credits credited discount* voucher* coupon* rebate* waiv* free_of_charge for_free
     at_no_cost no_charge money_back gift* goodwill liab* lawyer* legal*
     soon shortly immediately asap right_away instantly tonight deadline* within days weeks months hours minutes
     next_day next_week next_month next_quarter next_year next_version next_update next_release coming_day* coming_week*
     coming_month* this_week this_month this_quarter this_year by_the_end`,
  ),
};
