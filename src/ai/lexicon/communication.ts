import type { ThemeWords } from './theme-words';

export const COMMUNICATION: ThemeWords = {
  strong: `
    communication, communicate, communicates, communicated, communicating, communicative,
    lack of communication, poor communication, no communication, miscommunication, kept informed,
    keep me informed, keep us informed, keep informed, keeping me informed, keeping us informed,
    kept me informed, kept us informed, well informed, not informed, never informed, was not informed,
    being informed, informed, inform, inform me, uninformed, kept updated, kept up to date, keep me updated,
    keep us updated, keep me up to date, kept me updated, kept me up to date, keep customers informed,
    keeping you informed, kept in the loop, in the loop, in the dark, left in the dark, notified, notify,
    no notice, short notice, without notice, advance notice, no warning, without warning, updates on,
    update on my, progress updates, status updates, regular updates on, no updates, no update,
    email updates, text updates, newsletter, too many emails, clear information, clear communication,
    clearly explained, explaining, explanation, explanations, well explained, not explained,
    explained everything, clarity, unclear, very clear, clear instructions, transparent, transparency,
    proactive, proactively, conflicting information, contradictory, contradicting, mixed messages,
    wrong information, incorrect information, inaccurate information, misinformation, different information,
    different answers, different stories, information, told nothing, nobody told, no one told, never told,
    was not told, not told, did not tell me, no explanation, jargon, plain english, sent a letter,
    marketing emails, status of my order, letting me know, let me know, let us know, let you know,
    know what is happening, know what was happening, did not know what, what was going on, what is going on,
    what is happening, feedback from, answered my questions, answered all my questions, answer my questions,
    answered questions, left hand, right hand, regular updates, updates about, constant updates,
    release note, release notes, changelog, change log, heads up, nobody tells, no one tells,
    nobody ever tells, nobody told us, told us about, told us in advance, tell us in advance, warned us,
    warn us, maintenance window, maintenance windows, found out from, found out by, find out from,
    find out about, finding out from, without telling, without telling us, without a word, hear about,
    heard about, hearing from you, hear from you, heard from you, hear nothing, heard nothing,
    straight answer, straight answers, status page, incident updates, what changed, what has changed,
    what is changing, what is coming, acronyms, silence
  `,
  usual: `
    sms, correspondence, advised, detailed, honest answer, speak english, announcement, announcements,
    reminder, reminders, clear, clear and, letter, letters, text messages, text message, informative,
    not clear, notice, spam, explain, explains, explained, status of, talk to us
  `,
  weak: `
    hear, heard, word, say, text, texts, message, messages, details, detail, talk, talked, talking, email,
    emails, tell, telling, advice, advise
  `,
};
