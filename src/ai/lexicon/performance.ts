import type { ThemeWords } from './theme-words';

export const PERFORMANCE: ThemeWords = {
  strong: `
    slow, slows, slowed, slowing, sluggish, laggy, lag, lags, lagging, latency, load time, load times,
    loading time, loading times, takes ages to load, takes forever to load, takes long to load,
    takes a long time to load, slow to load, loading slowly, performance, performant, very fast,
    lightning fast, super fast, superfast, speed, speeds, speedy, upload speed, download speed,
    upload speeds, download speeds, internet speed, broadband speed, mbps, megabits, bandwidth, hangs,
    hanging, times out, timeout, timeouts, timed out, responsiveness of the app, snappy, resource hungry,
    memory, buffering, buffers, quick to load, blazing, throttle, throttled, throttling, slow internet,
    internet is slow, broadband is slow, slow broadband, runs slow, running slow, runs slowly, large boards,
    faster, seconds to load, minutes to load, seconds to open, minutes to open, seconds to, long to load,
    takes so long, takes ages, takes forever, take forever, takes ages to, ages to open, ages to load,
    forever to, forever to open, crawl, crawls, crawling, unresponsive, spinning wheel, spinner, loading,
    to load, locks up, locks my, waiting for it to, quick to
  `,
  usual: `
    slowly, quick, quickly, optimised, optimized, optimise, optimize, delay in, rapid, rapidly, quicker,
    fast, heavy, instant, instantly, buffer, fibre, fiber, mb, speed up, time out
  `,
  weak: `
    quickness, time to
  `,
};
