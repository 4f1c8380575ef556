import { parentPort } from 'node:worker_threads';
import type { Picture } from './picture';
import { pngOf } from './png';
import { svgOf } from './svg';

/** What the painter asks of its thread. */
export interface Order {
  id: number;
  picture: Picture;
}

export type Painted = { id: number; png: Uint8Array } | { id: number; trouble: string };

parentPort?.on('message', ({ id, picture }: Order) => {
  parentPort?.postMessage(painted(id, picture));
});

function painted(id: number, picture: Picture): Painted {
  try {
    return { id, png: pngOf(svgOf(picture)) };
  } catch (error) {
    return { id, trouble: error instanceof Error ? error.message : String(error) };
  }
}
