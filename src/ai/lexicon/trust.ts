import type { ThemeWords } from './theme-words';

export const TRUST: ThemeWords = {
  strong: `
    trust, trusted, trustworthy, untrustworthy, trusting, mistrust, distrust, security, secure, insecure
    securely, safe, safely, unsafe, safety, privacy, private data, personal data, personal information
    gdpr, data breach, breach, breached, hacked, hack, hacker, hackers, hacking, phishing, scam, scams
    scammed, scammers, scammer, fraud, fraudulent, fraudster, stolen, stole, steal, stealing
    identity theft, honest, honesty, dishonest, dishonesty, dishonestly, integrity, ethical, unethical
    ethics, lies, liars, liar, lying, lied, deceitful, deceptive, deceive, deceived, con, conned
    con artists, crooks, crook, cheat, cheated, cheating, thieves, thief, criminal, criminals, shady
    dodgy, sneaky, underhand, reputation, reputable, brand, brands, brand name, well known, big name
    household name, good name, credible, credibility, legit, legitimate, confidence in, confident in
    confidence, confident, confidential, confidentiality, two factor, 2fa, mfa, authentication
    encryption, encrypted, compliance, compliant, peace of mind, transparent pricing, sell my data
    selling my data, sold my data, lost my card, lost card, lost or stolen, stolen card, compromised
    unauthorised, unauthorized, not recognised, do not recognise, do not recognize, did not make
    suspicious, bogus, fake, sustainable, sustainability, environmentally, monopoly, established company
    established, source of funds, money laundering, data protection, scandal, misused, faith in
    lost faith, no faith, british company, british
  `,
  usual: `
    risk, risks, risky, theft, protect, protected, protection, company, corporate, image, believe
    believed, reassure, genuine, honestly, known, name, verify identity, professional company
    good company, great company
  `,
  weak: `
    big company, business, permission
  `,
};
