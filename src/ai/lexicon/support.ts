import type { ThemeWords } from './theme-words';

export const SUPPORT: ThemeWords = {
  strong: `
    customer service, customer services, customer care, customer support, tech support
    technical support, technical team, support team, support staff, support desk, service desk
    help desk, helpdesk, call centre, call center, call centres, contact centre, contact center
    help line, helpline, live chat, chatbot, chat bot, web chat, online chat, on hold, hold time
    waiting on the phone, wait on the phone, on the phone for, kept waiting, answer the phone
    answer my call, answer calls, answers the phone, get through to, speak to a human, talk to a human
    speak to someone, speak to somebody, talk to someone, speak to a person, talk to a real person
    real person, human being, speaking to, spoke to, spoke with, speak with, passed around, passed from
    passed from pillar to post, pillar to post, passed to different departments, put through to
    transferred to, transferred from, agent, agents, advisor, advisors, adviser, advisers
    representative, representatives, sales rep, rep was, operator, technician, technicians, engineer
    engineers, support ticket, ticket, tickets, customer support was, resolved my, resolved the
    resolve my, sorted my, sorted the problem, sorted it out, sort it out, sort out, sorted out
    solved my, solve my problem, solved the problem, fix my problem, response time, response times
    responded quickly, quick to respond, slow to respond, respond to my, responds, no response, no reply
    never replied, replied, reply to my, get back to me, got back to me, called me back, call me back
    call back, callback, ring back, follow up, followed up, escalated, escalate, escalation, complaint
    complaints, complained, customer facing, front desk, reception staff, receptionist, receptionists
    help me, helped me, helped us, help us, help i, helping me, very helpful, helpful staff, staff
    friendly staff, team member, staff member, members of staff, waiter, waitress, waiters, server was
    shop assistant, sales assistant, cashier, host, concierge, porter, nurse, nurses, doctor, doctors
    gp, consultant, midwife, midwives, therapist, physio, claims handler, claim handler, case handler
    loss adjuster, claims process, claims team, claim process, make a claim, made a claim
    making a claim, my claim, claim was, claims, customer assistance, service i received
    service received, service was, service is, service has been, service provided, good service
    great service, excellent service, bad service, poor service, terrible service, awful service
    the service, first class service, level of service, quality of service, service levels, after sales
    aftercare, after care, unhelpful, helpful, helpfulness, assistance, assist, assisted, attitude of
    rude, patient with me, understanding of my, unable to help, could not help, not able to help
    waiting time, waiting times, wait time, wait times, long wait, wait too long, waited hours
    had to wait, have to wait, long queue, long queues, queue, queues, queuing, hours on the phone
    hour on the phone, tutor, tutors, lecturer, lecturers, teacher, teachers, instructor, instructors
    professor, branch staff, in branch
  `,
  usual: `
    support, supported, supportive, service, serve, served, help, helped, helping, respond, responsive
    responsiveness, responded, resolve, resolved, resolution, unresolved, solved, solve, sorted
    fixed my, fix it, attended, person i spoke, lady, gentleman, guy, man, woman, girl, young man
    employee, employees, team, crew, manager, managers, supervisor, polite, courteous, courtesy
    professional, professionalism, unprofessional, friendly, competent, incompetent, incompetence
    competence, efficient, efficiency, efficiently, prompt, promptly, prompt service, knowledgeable
    phone call, phone calls, phoned, phoning, phone you, telephone, rang, ring, called, calling, call
    calls, contact you, contacting, contacted, contact, reach anyone, reach someone, attentive
    attentiveness, pleasant, approachable, accommodating, wait, waiting, waited, personnel, workers
    worker, carer, carers, doctors surgery, department, departments, dealt with, dealing with, deal with
    handled, handling, attitude, manner, manners, quick response, issue resolved, problem solved, accent
    language barrier, understand them, understand the person, offshore, overseas, foreign call, india
    branch, branches
  `,
  weak: `
    answer, answered, treatment, query, queries, question, questions, quick, quickly, issue, issues
    problem, problems
  `,
};
