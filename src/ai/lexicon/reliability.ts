import type { ThemeWords } from './theme-words';

export const RELIABILITY: ThemeWords = {
  strong: `
    reliable, unreliable, reliability, reliably, dependable, stable, unstable, stability, instability,
    outage, outages, down time, downtime, went down, goes down, is down, been down, was down,
    keeps going down, crash, crashes, crashed, crashing, bug, buggy, glitch, glitches, glitchy, freeze,
    freezes, freezing, frozen, does not work, did not work, not working, not work, stopped working,
    stops working, stop working, never works, never worked, does not always work, works well, works great,
    works perfectly, work properly, works every time, just works, it works, work well, working well,
    working fine, works fine, breaks down, broke down, break down, breakdown, broken, faulty, fault, faults,
    defect, defective, defects, malfunction, drop out, drops out, dropping out, drop outs, dropouts,
    dropped calls, dropped call, dropping, cuts out, cutting out, keeps cutting, cut off, disconnect,
    disconnects, disconnected, disconnecting, disconnection, lose connection, lost connection,
    losing connection, loss of connection, loss of service, no connection, bad connection, poor connection,
    connectivity, intermittent, no signal, poor signal, weak signal, reception is, wifi, wi fi,
    network coverage, inconsistent, consistently, loses my work, lost my work, lost data, data loss,
    not loading, does not load, failed, failing, fails, failed to load, failed to save, failed to open, failed to start, failed to sync, failed to work, fails to load,
    fails to save, fails to open, fails to start, fails to sync, failure, failures, technical issue,
    technical issues, technical problem, technical problems, technical difficulties, tech issues, power cut,
    power cuts, blackout, interruptions, interruption, uninterrupted, continuous service, constant problems,
    constant issues, no issues with, no problems with, never had a problem, never had any problems,
    never had an issue, never had any issues, no issues, trouble free, problem free, repair, repairs,
    repaired, quality of the connection, durable, durability, fell apart, wore out, worn out, robust,
    declined, card declined, card not working, blocked, is blocked, unable to log in, cannot log in,
    cannot access, internet connection, service interruption, out of order, not functioning,
    failed transfer, sync issues, still not working, had no internet, no internet, no broadband,
    without internet, no service, without service, leaking, swallowed, stuck, ate my card, kept my card,
    machine took, keeps failing, keeps crashing, would not work, will not work, will not load, wont turn on,
    not showing, not show up, hours down, went offline, offline for, were down, when it was down,
    down again, down for, uptime, incident, incidents, post mortem, post mortems, root cause, disappears,
    disappear, disappeared, disappearing, vanish, vanishes, vanished, goes missing, went missing, wiped,
    gets lost, got lost, were lost, lost all, lost our, lost a day, lost hours of, does not save,
    did not save, not saving, not saved, logs me out, logs us out, logged me out, logged out, logs out,
    kicks me out, kicked me out, needs a restart, restart, restarts, restarted, reboot, reboots, rebooting,
    hiccup, hiccups, rock solid, steady, steadier, calculated wrong, calculates wrong, wrong totals,
    wrong numbers, wrong figures, wrong results, incorrect totals, miscalculates, duplicates, duplicated,
    does not update, not updating, arrive late, arrives late, flaky, wobbly, wobbles, falls over, fall over,
    fell over, same bug, come out wrong, comes out wrong, came out wrong, drift apart, drifts apart, logs them out, logs my ... out, logs our ... out, bugs, regression, regressions, does not add up, do not add up, out of sync
  `,
  usual: `
    broadband, internet, router, hub, servers, fixes, issue with, issues with, troubles, troubleshooting,
    interference, buffering, loading, update broke, quality service, connection, connections, network,
    coverage, signal, consistent, consistency, maintenance, leak, leaks, wrong with, error, errors,
    error message, broke, hardware, drop, drops, no problem, no problems
  `,
  weak: `
    problem with, service, technical, sometimes, keeps, constantly, work, works, working, worked, line,
    phone line, landline, problem, problems, issue, issues, server, mistake, mistakes, fix, fixed, trouble
  `,
};
