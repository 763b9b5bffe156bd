import { test } from 'node:test'
import { mutant, readThrough, seedMails } from './mutation.ts'

// The long run is `node benchmarks/mutate.ts`; this one is other numbers than it begins with.
test('a thousand broken mails are read without a throw, and their spans and digests agree', () => {
  const seeds = seedMails()
  for (let number = 1_000_000; number < 1_001_000; number++) readThrough(mutant(seeds, number))
})
