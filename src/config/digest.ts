import { z } from 'zod';

/** "You Asked, We Delivered": how many of the committee approve it, and where it is published. */
export const digest = (channel: z.ZodType<string, string>) =>
  z
    .strictObject({
      approvals: z.union([z.literal(1), z.literal(2)], { error: '1 or 2' }).default(1),
      channels: z.array(channel).max(20, 'at most 20 channels').default([]),
    })
    .prefault({});

export interface DigestSettings {
  approvals: 1 | 2;
  /** Names of channels, each once. */
  channels: string[];
}

/** As it is used: without channels of its own it is published in the one for announcements. */
export function digestSettings(raw: DigestSettings, announcements: string): DigestSettings {
  const { approvals, channels } = raw;
  return { approvals, channels: [...new Set(channels.length > 0 ? channels : [announcements])] };
}
