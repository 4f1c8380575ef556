import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Who reads: `{tz, as, nowMs, nameOf(userId), isSomebody(userId), openPerson(id), channelName(id), openChannel(id), openLink(url)}`. */
export const Reading = createContext(null);

export const useReading = () => useContext(Reading);
