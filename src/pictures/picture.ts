import type { Figure } from '../views/numbers/figure';

interface Words {
  /** The finding in words, as a sentence. */
  title: string;
  /** The view, the zone, how sure: small print under the title. */
  subtitle: string;
}

/** NPS month by month. */
export interface TrendPicture extends Words {
  kind: 'trend';
  points: Figure[];
  /** Of which there must be ten for a score: "answers". */
  voters: string;
  target: number | null;
}

/** NPS month by month of up to six segments on one scale; further panels are left to the table. */
export interface SegmentsPicture extends Words {
  kind: 'segments';
  panels: { name: string; points: Figure[] }[];
}

/** How one score became another: effects that add up to the difference. */
export interface WhyPicture extends Words {
  kind: 'why';
  from: { label: string; score: number };
  to: { label: string; score: number };
  /** rate: the segment scored differently; mix: its share of the answers was another; rest: both, of parts too small to part them. */
  effects: { label: string; kind: 'rate' | 'mix' | 'rest'; points: number }[];
}

/** Where the score stands on its way to a target. */
export interface TargetPicture extends Words {
  kind: 'target';
  start: { label: string; score: number };
  now: Figure;
  goal: { label: string; score: number };
  /** The smallest rise from now on, in points, that so many answers would show; null when it is unknown. */
  detectable: number | null;
}

/** How many gave each score from 0 to 10. */
export interface DistributionPicture extends Words {
  kind: 'distribution';
  /** Eleven counts, of 0 to 10. */
  counts: number[];
}

/** What answers are about: how often, and what it does to the score. */
export interface ThemesPicture extends Words {
  kind: 'themes';
  /**
   * `impact` in points of NPS: what the score would lose without the theme; null when too few answered. `of`: how many
   * answers may be about it, where `count` is of those alone that are sure.
   */
  themes: { name: string; count: number; of?: number; impact: number | null }[];
}

/** What people who answered twice were then and are now. */
export interface TransitionsPicture extends Words {
  kind: 'transitions';
  fromLabel: string;
  toLabel: string;
  /** People by band then (rows) and band now (columns), each detractor, passive, promoter. */
  counts: [Three, Three, Three];
}

/** Both sides of a comparison of people alike, measure by measure. */
export interface ImpactPicture extends Words {
  kind: 'impact';
  panels: ImpactPanel[];
}

/** Means of both sides with how they differ; `found` null: too few of `n`, who were touched and who were not. */
export interface ImpactPanel {
  title: string;
  /** Shares lie from 0 to 1 and are shown as per cent. */
  unit: 'points' | 'share';
  n: [number, number];
  found: {
    touched: number;
    others: number;
    difference: number;
    low: number;
    high: number;
    bounce: number;
    /** False: low data. */
    sure: boolean;
  } | null;
}

export type Three = [number, number, number];

/** All that can be drawn; plain data, so that it can be handed to a thread. */
export type Picture =
  | TrendPicture
  | SegmentsPicture
  | WhyPicture
  | TargetPicture
  | DistributionPicture
  | ThemesPicture
  | TransitionsPicture
  | ImpactPicture;
