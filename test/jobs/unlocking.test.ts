import { unlockQuietly } from '../../src/jobs/scheduler';

test('a job that cannot be let go of is told to the log, and is no failure that nobody takes', async () => {
  const told: unknown[] = [];
  const log = { warn: (fields: object) => told.push(fields) } as any;
  const trouble = new Error('timeout exceeded when trying to connect');
  const jobs = { unlockJob: async () => Promise.reject(trouble) };
  unlockQuietly(jobs, { log });
  await expect(jobs.unlockJob()).resolves.not.toThrow();
  expect(told).toEqual([{ err: trouble }]);
});

test('one that can be let go of is, as before', async () => {
  const asked: unknown[] = [];
  const jobs = {
    mine: 'its own',
    async unlockJob(this: { mine: string }, job: unknown) {
      asked.push([this.mine, job]);
    },
  };
  unlockQuietly(jobs as any, { log: { warn: () => asked.push('trouble') } as any });
  await jobs.unlockJob({ name: 'tick' });
  expect(asked).toEqual([['its own', { name: 'tick' }]]);
});
