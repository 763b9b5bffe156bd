/** The roof: opens the door for a person at a terminal. */
import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

enableCompileCache()
// By itself V8 lets its heap double before it looks for what can go. On a long archive that is a hundred MiB of garbage.
setFlagsFromString('--heap-growing-percent=30')
// And it lets several threads clear what died young, which takes processors from the threads that read.
setFlagsFromString('--no-parallel-scavenge')
// A third of what it spends on machine code goes into a few functions that swallow all others. They are no faster for it.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300')
const { run } = await import('./9-cli/run.ts')

// A reader that went away (`turncoat … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
const colour = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === ''
process.exitCode = await run(process.argv.slice(2), {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  lively: process.stderr.isTTY,
  colour,
})
