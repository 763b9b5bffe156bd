/** What the tests of excuses share: one way to check them against a table. */
import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { ExcuseFunction } from './evidence.ts'
import type { GivenMessage } from './given.ts'
import { lookAt } from './look-at.ts'
import { givenMail, type GivenTexts } from './mail.contract.ts'

/** One row: a sentence about behaviour, what is given, and what it says; undefined where it excuses nothing. */
export type ExcuseRow = GivenTexts & { readonly name: string; readonly says: RegExp | undefined }

/** Checks an excuse against a table. */
export function checkExcuse({ name, look }: ExcuseFunction<GivenMessage>, rows: readonly ExcuseRow[]): void {
  for (const row of rows)
    test(`${name}: ${row.name}`, () => {
      const given = givenMail(row)
      const found = look(given, lookAt(given).evidence)
      if (row.says === undefined) assert.equal(found, undefined)
      else assert.match(found?.says ?? 'nothing', row.says)
    })
}
