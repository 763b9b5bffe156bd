import assert from 'node:assert/strict'
import { test } from 'node:test'

import { digest, type Moment } from '#ground'
import { firstBreak } from '#case'

import type { Instance, Store } from './store.ts'

/** What every store must do, whatever it is made of. */
export function storeContract(open: () => Store): void {
  const instance = (text: string, changes: Partial<Instance> = {}): Instance => ({
    mailbox: 'anna',
    folder: '',
    sha256: digest(text),
    where: { source: digest('box'), path: ['anna.mbox', '#1'] },
    at: 1000,
    account: '',
    gist: JSON.stringify({ id: digest(text), words: text }),
    ...changes,
  })
  const seal = { digest: digest('box'), name: 'anna.mbox', mailbox: '', size: 3, taken: 5 as Moment }
  const inStore = (name: string, check: (store: Store) => void) => {
    void test(name, () => {
      const store = open()
      try {
        check(store)
      } finally {
        store.close()
      }
    })
  }

  inStore('the same place twice is the same place', store => {
    assert.equal(store.keep(instance('a')), 'new')
    assert.equal(store.keep(instance('a')), 'same place')
    assert.equal(store.count(), 1)
  })
  inStore('the same bytes at another place of the same folder are a duplicate', store => {
    store.keep(instance('a'))
    assert.equal(
      store.keep(instance('a', { where: { source: digest('box'), path: ['anna.mbox', '#2'] } })),
      'duplicate',
    )
  })
  inStore('the same bytes in another mailbox are another instance', store => {
    store.keep(instance('a'))
    assert.equal(store.keep(instance('a', { mailbox: 'ben' })), 'new')
    assert.equal(store.count(), 2)
  })
  inStore('gists come in order of time, ties in order of their digests', store => {
    const [low, high] = ['a', 'b'].sort((one, other) => (digest(one) < digest(other) ? -1 : 1)) as [string, string]
    store.keep(instance('late', { at: 2000 }))
    store.keep(instance(high))
    store.keep(instance(low))
    assert.deepEqual(
      [...store.gists()].map(({ id }) => id),
      [digest(low), digest(high), digest('late')],
    )
  })
  inStore('mails of some authors come alone, in order of time', store => {
    const by = (text: string, address: string, at: number) => store.keep(instance(text, { at, account: address }))
    by('late', 'anna@example.org', 3000)
    by('other', 'carla@example.org', 2000)
    by('early', 'anna@example.org', 1000)
    by('berta', `berta"'%@example.org`, 2500)
    store.keep(instance('nobody'))
    const of = (...accounts: string[]) => [...store.gistsFrom(accounts)].map(({ id }) => id)
    assert.deepEqual(of('anna@example.org'), [digest('early'), digest('late')])
    assert.deepEqual(of(`berta"'%@example.org`, 'anna@example.org'), [digest('early'), digest('berta'), digest('late')])
    assert.deepEqual(of(), [])
  })
  inStore('work that fails leaves nothing', store => {
    assert.throws(() =>
      store.together(() => {
        store.keep(instance('a'))
        throw new RangeError('broken off')
      }),
    )
    assert.equal(store.count(), 0)
  })
  inStore('a source is finished only once that was said, for its name and mailbox', store => {
    store.begin(seal)
    assert.equal(store.isFinished(seal), false)
    store.finish(seal)
    assert.equal(store.isFinished(seal), true)
    assert.equal(store.isFinished({ ...seal, mailbox: 'ben' }), false)
    assert.equal(store.sources().length, 1)
  })
  inStore('the journal is chained', store => {
    for (const what of ['opened', 'took in']) store.write({ at: 1 as Moment, who: 'anna', what, version: '0.1.0' })
    assert.equal(firstBreak(store.journal()), undefined)
    assert.deepEqual(
      store.journal().map(({ number, what }) => [number, what]),
      [
        [1, 'opened'],
        [2, 'took in'],
      ],
    )
  })
  inStore('a setting is what was said last', store => {
    assert.equal(store.setting('org'), undefined)
    store.set('org', 'x.example')
    store.set('org', 'y.example')
    assert.equal(store.setting('org'), 'y.example')
  })
}
