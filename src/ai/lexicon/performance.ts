import type { ThemeWords } from './theme-words';

export const PERFORMANCE: ThemeWords = {
  strong: `
    slow, slows, slowed, slowing, sluggish, laggy, lag, lags, lagging, latency, load time, load times
    loading time, loading times, takes ages to load, takes forever to load, takes long to load
    takes a long time to load, slow to load, loading slowly, performance, performant, fast, very fast
    lightning fast, super fast, superfast, speed, speeds, speedy, upload speed, download speed
    upload speeds, download speeds, internet speed, broadband speed, mbps, megabits, mb, bandwidth
    hangs, hanging, time out, times out, timeout, timeouts, timed out, responsiveness of the app, snappy
    heavy, resource hungry, memory, buffering, buffers, buffer, fibre, fiber, quick to load, instant
    instantly, blazing, throttle, throttled, throttling, slow internet, internet is slow
    broadband is slow, slow broadband, runs slow, running slow, runs slowly, large boards
  `,
  usual: `
    slowly, quick, quickly, optimised, optimized, optimise, optimize, delay in, rapid, rapidly
  `,
  weak: `
    quickness, time to
  `,
};
