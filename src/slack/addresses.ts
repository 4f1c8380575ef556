/** Addresses in a workspace, made without asking Slack. */
export interface Addresses {
  /** Of a message. */
  permalink(at: { channelId: string; ts: string }): string;
  canvasLink(canvasId: string): string;
}

/** As Slack's own links have them. */
export function addressesIn(workspace: { id: string; url: string }): Addresses {
  const base = workspace.url.replace(/\/$/, '');
  return {
    permalink: ({ channelId, ts }) => `${base}/archives/${channelId}/p${ts.replace('.', '')}`,
    canvasLink: (canvasId) => `${base}/docs/${workspace.id}/${canvasId}`,
  };
}
