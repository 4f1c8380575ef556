import { isSlackAddress } from '../../src/dropped/slack-address';

const SLACK = 'https://slack.com/api/';

test.each([
  'https://files.slack.com/files-pri/T1-F1/download/answers.csv',
  'https://slack.com/x',
  'https://files.slack-gov.com/x',
])('the token may go to %s', (address) => {
  expect(isSlackAddress(address, SLACK)).toBe(true);
});

test.each([
  'http://files.slack.com/x',
  'https://files.slack.com:8443/x',
  'https://files.slack.com.evil.example/x',
  'https://evilslack.com/x',
  'https://files.slack.com@evil.example/x',
  'https://user:word@files.slack.com/x',
  'https://evil.example/?files.slack.com',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '//files.slack.com/x',
  '',
])('the token never goes to “%s”', (address) => {
  expect(isSlackAddress(address, SLACK)).toBe(false);
});

test('with an API elsewhere, files are there and nowhere else', () => {
  const api = 'http://127.0.0.1:3001/api/';
  expect(isSlackAddress('http://127.0.0.1:3001/files-pri/T1-F1/a.csv', api)).toBe(true);
  for (const other of [
    'http://127.0.0.1:3002/a.csv',
    'https://127.0.0.1:3001/a.csv',
    'https://files.slack.com/a.csv',
  ])
    expect(isSlackAddress(other, api)).toBe(false);
});
