import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Kinship } from '#ground'

import { isHeld } from './index.ts'

/** Figures as they were measured on mails of public archives, rounded. */
const table: readonly { name: string; given: Omit<Kinship, 'similarity'>; held: boolean }[] = [
  {
    name: 'a copy without a fault is held',
    given: { containment: 1, noise: 0, common: 1, rareLetters: 600, longestRare: 600 },
    held: true,
  },
  {
    name: 'one long passage that nobody else has is enough, whatever stands around it',
    given: { containment: 0.1, noise: 0, common: 0.1, rareLetters: 95, longestRare: 95 },
    held: true,
  },
  {
    name: 'a short excerpt of rare wording is held',
    given: { containment: 0.95, noise: 0.018, common: 0.945, rareLetters: 15.6, longestRare: 15.6 },
    held: true,
  },
  {
    name: 'with three words in ten blacked out it is held, though nothing of it stands together',
    given: { containment: 0.93, noise: 0.005, common: 0.84, rareLetters: 510, longestRare: 21 },
    held: true,
  },
  {
    name: 'a form that was filled in anew is not, though it has most of the letters',
    given: { containment: 0.81, noise: 0.005, common: 0.79, rareLetters: 41, longestRare: 33 },
    held: false,
  },
  {
    name: 'one letter in ten wrong is held',
    given: { containment: 0.9, noise: 0.088, common: 0.79, rareLetters: 110, longestRare: 87 },
    held: true,
  },
  {
    name: 'a long scan is held by passages, none of which is long in it',
    given: { containment: 0.93, noise: 0.088, common: 0.96, rareLetters: 1420, longestRare: 87 },
    held: true,
  },
  {
    name: 'another report by the same form, badly read, is not held by what excuses a scan',
    given: { containment: 0.78, noise: 0.088, common: 0.63, rareLetters: 99, longestRare: 54 },
    held: false,
  },
  {
    name: 'nor is one whose few rare letters stand here and there',
    given: { containment: 0.93, noise: 0.041, common: 0.83, rareLetters: 27, longestRare: 11.7 },
    held: false,
  },
  {
    name: 'what everybody writes has no origin',
    given: { containment: 1, noise: 0, common: 1, rareLetters: 2, longestRare: 2 },
    held: false,
  },
  {
    name: 'nothing is not held',
    given: { containment: 0, noise: 0, common: 0, rareLetters: 0, longestRare: 0 },
    held: false,
  },
]

for (const { name, given, held } of table)
  test(name, () => {
    assert.equal(isHeld({ similarity: 0, ...given }), held)
  })
