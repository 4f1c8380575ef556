import type { TextObject } from '@slack/types';
import type { Findings } from './check-findings';
import type { LimitName } from './limits';

/** Adds what Slack would refuse in a text object: empty, too long, or fields that its type does not take. */
export function checkText(text: TextObject, path: string, name: LimitName, findings: Findings): void {
  findings.filled(path, text.text, name);
  if (text.type === 'mrkdwn' && 'emoji' in text) findings.add(path, 'mrkdwn takes no emoji field');
  if (text.type === 'plain_text' && 'verbatim' in text)
    findings.add(path, 'plain_text takes no verbatim field');
}
