const SLACK_API = 'https://slack.com/api/';
const SLACK_HOSTS = ['slack.com', 'slack-gov.com'];

/** True for an address to which the bot token may go: Slack's own, or the place that SLACK_API_URL names. */
export function isSlackAddress(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (apiUrl !== SLACK_API) return origin === new URL(apiUrl).origin;
  if (protocol !== 'https:' || port !== '') return false;
  return SLACK_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
