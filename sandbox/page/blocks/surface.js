import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/**
 * Where blocks are drawn: `{kind:'message'|'modal'|'home', edits, edit(blockId, actionId, value), errors,
 * act(action) -> Promise, options(blockId, actionId, query) -> Promise<Option[]>}`.
 */
export const Surface = createContext(null);

export const useSurface = () => useContext(Surface);
