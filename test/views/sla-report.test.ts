import { renderSla } from '../../src/views/numbers/sla-report';

const spread = { n: 0, median: null, ninetieth: null };
const line = (name: string, [kept, reachedLate, openLate, neverReached]: number[]) => ({
  name,
  counts: {
    kept: kept!,
    reachedLate: reachedLate!,
    openLate: openLate!,
    neverReached: neverReached!,
    notYetDue: 3,
  },
});

test('a row of the table says of all that fell due what became of them, and adds up', () => {
  const byTeam = [
    line('CX', [11, 2, 1, 1]),
    line('Customer Success', [104, 9, 4, 3]),
    line('Sales', [0, 0, 0, 0]),
  ];
  const { blocks } = renderSla(
    {
      teamName: null,
      zone: 'Europe/Berlin',
      periods: [
        {
          title: 'October 2026',
          counts: byTeam[1]!.counts,
          times: { working: spread, elapsed: spread },
          resolution: spread,
          byTeam,
          byMonth: [],
        },
      ],
    },
    { command: 'sla', share: true },
  );
  const text: string = (blocks[2] as any).elements[0].elements[0].text;
  expect(text.split('\n')).toEqual([
    'Team         Kept  % Late Open Never',
    'CX          11/15 73    2    1     1',
    'Customer… 104/120 87    9    4     3',
    'Sales           -',
  ]);
  for (const row of text.split('\n').slice(1, 3)) {
    const [, kept, due, late, open, never] = /(\d+)\/(\d+) +\d+ +(\d+) +(\d+) +(\d+)$/.exec(row)!.map(Number);
    expect(kept! + late! + open! + never!).toBe(due);
    expect(row.length).toBeLessThanOrEqual(36);
  }
  expect(JSON.stringify(blocks)).toContain('\\"Never\\" were closed without being reached');
});
