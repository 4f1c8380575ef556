import type { ThemeWords } from './theme-words';

export const TRUST: ThemeWords = {
  strong: `
    trust, trusted, trustworthy, untrustworthy, trusting, mistrust, distrust, security, secure, insecure,
    securely, safe, safely, unsafe, safety, privacy, private data, personal data, personal information,
    gdpr, data breach, breach, breached, hacked, hack, hacker, hackers, hacking, phishing, scam, scams,
    scammed, scammers, scammer, fraud, fraudulent, fraudster, stolen, stole, steal, stealing,
    identity theft, honest, honesty, dishonest, dishonesty, dishonestly, integrity, ethical, unethical,
    ethics, lies, liars, liar, lying, lied, deceitful, deceptive, deceive, deceived, conned, con artists,
    crooks, crook, cheat, cheated, cheating, thieves, thief, criminal, criminals, shady, dodgy, sneaky,
    underhand, reputation, reputable, brand name, well known, big name, household name, good name, credible,
    credibility, legit, legitimate, confidence in, confident in, confidential, confidentiality, two factor,
    2fa, mfa, authentication, encryption, encrypted, compliance, compliant, peace of mind,
    transparent pricing, sell my data, selling my data, sold my data, lost my card, lost card,
    lost or stolen, stolen card, compromised, unauthorised, unauthorized, not recognised, do not recognise,
    do not recognize, did not make, suspicious, bogus, sustainable, sustainability, environmentally,
    monopoly, established company, source of funds, money laundering, data protection, scandal, misused,
    faith in, lost faith, no faith, british company, using my card, used my card, someone used,
    i did not make, verification, verify my, my identity, source of, not mine, did not authorise,
    did not authorize, without my permission, without my consent, without my knowledge, audit log,
    audit logs, audit trail, auditor, auditors, soc 2, iso 27001, penetration test, pen test,
    data residency, data processing agreement, data processing, dpa, security review,
    security questionnaire, security team, ciso, infosec, works council, location data, location tracking,
    tracking our, mix up, leaked, leak of, encryption at, owned up, admitted
  `,
  usual: `
    theft, protect, protected, protection, reassure, genuine, verify identity, professional company, brand,
    brands, established, con, confident, confidence, fake, british
  `,
  weak: `
    big company, permission, company, business, honestly, believe, believed, corporate, risk, risks, risky,
    good company, great company
  `,
};
