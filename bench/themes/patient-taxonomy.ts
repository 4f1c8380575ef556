import type { ThemeWords } from '../../src/ai/lexicon/theme-words';
import type { Theme } from '../../src/domain/themes/taxonomy';

const themeOf = (id: string, name: string): Theme => ({ id, name, driver: null, team: null, means: name });

/** The nine themes by which the patient comments of px-single-label.csv were sorted by hand, in our ids. */
export const PATIENT_THEMES: Theme[] = [
  themeOf('care', 'Care received'),
  themeOf('staff', 'Staff'),
  themeOf('improved', "Couldn't be improved"),
  themeOf('communication', 'Communication'),
  themeOf('environment', 'Environment/ facilities'),
  themeOf('access', 'Access'),
  themeOf('misc', 'Miscellaneous'),
  themeOf('transition', 'Transition/coordination'),
  themeOf('dignity', 'Dignity'),
  { id: 'general', name: 'General judgement', driver: null, team: null, means: '' },
  { id: 'none', name: 'No content', driver: null, team: null, means: '' },
];

/** The label of the file for each of our ids; "nothing", as an answer to what could be better, is its third. A bare judgement ("very good") of those who cared for one judges the care. */
export const PATIENT_LABELS: Record<string, string> = {
  ...Object.fromEntries(PATIENT_THEMES.map(({ id, name }) => [id, name])),
  general: 'Care received',
  none: "Couldn't be improved",
};

/** How patients speak of each, from what such services are like: hospitals, community and mental health. */
export const PATIENT_WORDS: Record<string, ThemeWords> = {
  care: {
    strong: `care, treatment, treated well, care received, care given, the care i, quality of care, standard of care, excellent care, good care, great care,
      well cared for, looked after, taken care of, support, supported, supporting, being supported, advice, advised, reassurance, reassured, reassuring,
      therapy, therapies, counselling, cbt, group, groups, sessions, session, one to one, 1 1, 1 to 1, activities, activity, more activities, exercise, exercises, physio, physiotherapy,
      medication, meds, medicine, tablets, pain relief, pain, injection, dressing, dressings, operation, surgery, procedure, exam, examination, scan, blood test,
      diagnosis, recovery, recover, recovered, rehabilitation, helped me, help me, help with, help i, helped, help, helping, helps, coping, cope, coping strategies, techniques, made a difference, changed my life, life changing, saved my life,
      feel better, feeling better, getting better, better now, got me, improved my, wellbeing, anxiety, mental health, carer support, physical health, mindfulness, good service, excellent service, service, great service, first class service,
      thorough, checked, checks, monitored, smoking, section, leave, rules, restraint, more time with, time with, spend more time, attention, home visits, visit, visits, visited, understanding my problems, meeting people, trips, outings`,
    usual: `experience, understanding, understand, needs, patient, professional service, very good service, efficient service, quick, quickly, efficient, efficiently, prompt, promptly, made me feel, comfort, at ease, put at ease, treated, confidence, company, courses, course, tools, relax, relaxed, routine, process, seen quickly, on time, health, equipment, crafts, art, music, walks, gym, bored, boredom, games, days out`,
    weak: `time, feel, better, well, day, home`,
  },
  staff: {
    strong: `staff, nurse, nurses, nursing staff, nursing, doctor, doctors, consultant, consultants, midwife, midwives, therapist, therapists, receptionist, receptionists, physiotherapist, health visitor, health visitors, care worker, cpn, psychiatrist, psychologist, key worker, team, the team, sister, matron, surgeon, surgeons, hca, healthcare assistant, volunteers, volunteer, support worker, social worker, people who, lady, ladies, gentleman, practitioner, radiographer, podiatrist, optician, dentist, anaesthetist, registrar, porter, porters, cleaner,
      friendly, friendliness, friendly staff, kind, kindness, polite, politeness, professional, professionalism, courteous, courtesy, pleasant, cheerful, caring, caring staff, caring attitude, helpful, helpfulness, compassionate, compassion, empathy, empathetic, sympathetic, attitude, manner, manners, rude, abrupt, unfriendly, approachable, welcoming, lovely, nice people, smile, smiling, smiles, patience, considerate, attentive, thoughtful, competent, competence, skill, skills, expertise, knowledge, knowledgeable, experienced, trained, training, incompetent, lazy, hard working, hardworking, dedicated, dedication, more staff, staffing, staff levels, short staffed, understaffed, under staffed, not enough staff, agency staff, bank staff, staff shortages, personality, personable, bedside manner, unhelpful, judgemental, non judgemental, nice, humour, gentle, calm`,
    usual: `everyone, everybody, people, worker, workers, they were, she was, he was, warm, attitudes, patient, wonderful, amazing, brilliant, person, members, all very, miserable, grumpy, efficient and friendly`,
    weak: `she, he, very, personnel`,
  },
  improved: {
    strong: `nothing, nothing to improve, nothing could be, nothing could have been, nothing at all, nothing really, nothing needs, nothing needed, none, no improvement, no improvements, no improvement needed, no complaints, no complaint, no problems, no changes, no suggestions, could not be better, could not be improved, cannot be improved, could not improve, cannot improve, cannot fault, could not fault, no fault, cannot think of anything, cannot think of any, could not think of anything, not a thing, not anything, no need, happy with everything, satisfied with everything, everything was fine, everything fine, everything was perfect, everything was good, all good, was fine, all fine, perfect as it is, fine as it is, happy as it is, ok as it is, keep up the good work, keep doing, carry on, could not have been better, could not ask for, cannot complain, could not do better, could not do any better, could not have done, did everything, no criticism, no issues, very happy with, very satisfied, n a, not applicable, no comment, no comments, do not know, not sure, nil, no thank you, no concerns, leave as is, stay the same, i was happy, quite happy, was satisfied, no way, as good as, nothing else, nothing more, nothing i can, nothing comes to mind, nothing to add, nothing wrong, all was well`,
    usual: `happy, satisfied, perfect, fault, no, anything, wrong, already, think of, 10 10, improve on, improve upon, well done, thank you`,
    weak: `fine, ok`,
  },
  communication: {
    strong: `communication, communicate, communicating, communicated, lack of communication, better communication, information, more information, informed, inform, kept informed, explained, explain, explanation, explanations, explaining, explained everything, clear, clearly, clarity, told, not told, was told, tell, listen, listened, listening, listens, being listened to, someone to talk to, talk to, talking, talking to, talk, able to talk, to talk, discuss, discussed, discussion, answer, answered, questions, answered my questions, answered all my questions, leaflet, leaflets, letter, letters, phone call, phone calls, phone, telephone, call, calls, called, rang, ring, email, emails, text, text message, contact, contacted, contacting, heard, feedback, language, interpreter, written, instructions, details, update, updates, updated, message, messages, know what, knowing what, notice, confusing, confused, confusion, misinformation, contradictory, conflicting, jargon, website, informative`,
    usual: `speak, speaking, spoke, spoken, ask, asked, asking, answers, detail, aware, let me know, understand what, hear, mention, say, said, advance, clearer, honest, open`,
    weak: `know, question`,
  },
  environment: {
    strong: `food, meal, meals, menu, menus, breakfast, lunch, dinner, tea, coffee, drink, drinks, water, vegetarian, catering, cleanliness, clean, cleaner toilets, dirty, hygiene, toilet, toilets, bathroom, bathrooms, shower, showers, bed, beds, room, rooms, ward, ward was, wards, building, buildings, facilities, facility, environment, surroundings, temperature, hot, heating, warm, cold, too cold, too hot, air conditioning, air con, ventilation, draughty, noise, noisy, quiet, quieter, loud, lighting, lights, light, window, windows, door, doors, chair, chairs, seating, seats, seat, comfortable, uncomfortable, comfortable chairs, waiting room, waiting area, reception area, decor, decoration, decorated, furniture, garden, outside area, fresh air, parking, car park, car parking, parking space, parking charges, signs, signage, sign posting, wifi, wi fi, tv, television, radio, music in, computer, internet, laundry, vending machine, cafe, canteen, shop, kitchen, smell, equipment, machine, machines, wheelchair, lift, stairs, mattress, pillow, blanket, curtains, privacy curtain, space, cramped, bigger, larger, smoke, smoking area, crowded, overcrowded, magazines, toys, atmosphere`,
    usual: `area, place, size, hospital, centre, tidy, size of, fruit, taste, portions, venue, accommodation, site`,
    weak: `small, old`,
  },
  access: {
    strong: `appointment, appointments, more appointments, appointment times, appointment time, earlier appointment, wait, waiting, waited, waiting time, waiting times, wait times, waiting list, waiting lists, long wait, wait so long, shorter waiting, quicker, sooner, faster, seen sooner, been seen, be seen, get seen, quicker appointment, quicker referral, referral time, months, weeks, months for, weeks for, delay, delays, delayed, longer opening, opening hours, opening times, weekends, weekend, evening, evenings, out of hours, 24 hours, location, local, locally, nearer, closer, closer to home, distance, travel, travelling, far, easy to get to, journey, transport, accessible, access, accessibility, access to, available, availability, provision, funding, cuts, more sessions, longer sessions, more groups, more often, more frequent, frequently, continue, ongoing, longer term, sessions longer, more classes, keep the service, closed, close to home, availability of, more clinics, more services, more help, get an appointment, speed, early, earlier, drop in, walk in, convenient, convenience, easy access, advertise, advertised, promote, more people, wider, awareness, book, booking, booked, cancelled, cancel, running late, late, time slots, on time`,
    usual: `longer, service available, hours, days, long time, times, provide, regular, services, slots, week, month, year, gp, surgery, extend, sessions`,
    weak: `more, long, home`,
  },
  misc: {
    strong: `everything, all of it, everything was good, everything was excellent, it was all good, overall, everything about, the whole, whole experience, not much, the lot, most things, all aspects, questionnaire, survey, questions are, too soon, nothing good, nothing was good, everything really, everything is, everything was`,
    usual: `whole thing, too early, nothing good about`,
    weak: `all, form`,
  },
  transition: {
    strong: `discharge, discharged, discharging, leaving hospital, going home, transition, transfer, transferred, handover, hand over, continuity, continuity of care, consistency, consistent, inconsistent, same person, same nurse, same doctor, same therapist, different person, different people, different nurse, different nurses, different doctor, different doctors, different staff, someone different, change of, changes of staff, coordination, coordinate, coordinated, co ordination, joined up, integrated, integration, between departments, between services, between hospitals, other services, other agencies, departments, gp and, referral, referrals, referred, refer, follow up, followed up, follow on, aftercare, after care, after discharge, signposting, sign posted, signposted, records, notes, paperwork, medical records, liaison, liaise, passed on, passed from, link, links, working together, work together, organisation, organised, disorganised, lost`,
    usual: `changes, changed, changing, different, planning, plan, plans, care plan, afterwards, once, transferred to, another hospital, social services`,
    weak: `after`,
  },
  dignity: {
    strong: `dignity, dignified, respect, respected, respectful, respectfully, treated with, treated with respect, treated like, treated as, treat me, privacy, private, confidential, confidentiality, safe, safety, feel safe, felt safe, unsafe, bullying, bullied, bully, bullies, abuse, abused, violence, violent, aggressive, assaulted, threatened, intimidated, intimidating, discrimination, racist, racism, diversity, equality, culture, cultural, religion, religious, disabled, disability, gender, individual, individually, person centred, as a person, as an individual, like a human, human being, not judged, without being judged, without judgement, judged, included, inclusion, involved, involving, involvement, involve, involved in decisions, decisions about, my own decisions, choice, choices, freedom, independence, independent, rights, human rights, family involved, involve family, carers involved, my opinions, my views, feel valued, valued, other patients, accepted`,
    usual: `own, human, equal, equally, men, women, female, male, mixed, trust, honesty, belittled, ignored`,
    weak: `person`,
  },
};
