import type { ThemeWords } from './theme-words';

export const RELIABILITY: ThemeWords = {
  strong: `
    reliable, unreliable, reliability, reliably, dependable, stable, unstable, stability, instability
    outage, outages, down time, downtime, went down, goes down, is down, been down, was down
    keeps going down, crash, crashes, crashed, crashing, bug, bugs, buggy, glitch, glitches, glitchy
    error, errors, error message, freeze, freezes, freezing, frozen, does not work, did not work
    not working, not work, stopped working, stops working, stop working, never works, never worked
    does not always work, works well, works great, works perfectly, work properly, works every time
    just works, it works, work well, working well, working fine, works fine, breaks down, broke down
    break down, breakdown, broken, broke, faulty, fault, faults, defect, defective, defects, malfunction
    drop out, drops out, dropping out, drop outs, dropouts, dropped calls, dropped call, drops, dropping
    cuts out, cutting out, keeps cutting, cut off, disconnect, disconnects, disconnected, disconnecting
    disconnection, lose connection, lost connection, losing connection, loss of connection
    loss of service, no connection, bad connection, poor connection, connection, connections
    connectivity, intermittent, signal, no signal, poor signal, weak signal, reception is, wifi, wi fi
    network coverage, coverage, network, consistent, inconsistent, consistently, consistency
    loses my work, lost my work, lost data, data loss, not loading, does not load, failed, failing
    fails, failure, failures, technical issue, technical issues, technical problem, technical problems
    technical difficulties, tech issues, power cut, power cuts, blackout, interruptions, interruption
    uninterrupted, continuous service, constant problems, constant issues, no issues with
    no problems with, never had a problem, never had any problems, never had an issue
    never had any issues, no problems, no issues, no problem, trouble free, problem free, maintenance
    repair, repairs, repaired, quality of the connection, durable, durability, fell apart, wore out
    worn out, robust, declined, card declined, card not working, blocked, is blocked, unable to log in
    cannot log in, cannot access, internet connection, service interruption, out of order
    not functioning, failed transfer, sync issues, still not working, had no internet, no internet
    no broadband, without internet, no service, without service, leak, leaks, leaking
  `,
  usual: `
    work, works, working, worked, broadband, internet, line, phone line, landline, router, hub, server
    servers, fix, fixed, fixes, problems, issue with, issues with, issue, problem, keeps, constantly
    trouble, troubles, troubleshooting, mistake, mistakes, interference, buffering, loading
    update broke, quality service, fell over, hardware
  `,
  weak: `
    problem with, service, technical, sometimes
  `,
};
