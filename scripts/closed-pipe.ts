/**
 * Whoever reads what a command prints may have seen enough (`npm run doctor | head -5`). Nothing more is printed then, and
 * the command goes on to its end: an import must not stop in the middle because nobody looks on.
 */
export function mindClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
