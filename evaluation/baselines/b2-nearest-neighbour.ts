import { print32 } from '#ground'
import type { Gist } from '#message'
import type { Detector } from '../detector.ts'
import { readGist } from '../reading.ts'
import { accountOf, Accounts, WARM_UP } from './account.ts'

const KEPT = 80
const NEIGHBOURS = 3

/**
 * After Gascon et al. (2018): traits of composition, transport and habit as a set, compared with the sender's own past
 * mails. The score is the distance to the nearest three; they trained one model for each sender, this keeps the mails.
 */
export const nearestNeighbour: Detector<Gist> = {
  name: 'B2 nearest mails',
  says: 'distance of header traits to the three nearest past mails of the sender (after Gascon 2018)',
  read: readGist,
  fresh() {
    const accounts = new Accounts((): Uint32Array[] => [])
    return {
      look(gist) {
        const account = accountOf(gist)
        const known = accounts.known(account)
        const history = known?.history ?? 0
        if (known === undefined || history < WARM_UP) return { score: null, account, history }
        const traits = traitsOf(gist)
        const distances = known.state.map(other => 1 - overlap(traits, other)).sort((one, other) => one - other)
        const nearest = distances.slice(0, NEIGHBOURS)
        return { score: nearest.reduce((sum, distance) => sum + distance, 0) / nearest.length, account, history }
      },
      learn(gist) {
        const mails = accounts.learning(accountOf(gist))
        mails.push(traitsOf(gist))
        if (mails.length > KEPT) mails.shift()
      },
    }
  },
}

function traitsOf({ form, route, signing, authentication, sent, words, thread, to }: Gist): Uint32Array {
  const traits = [
    `agent ${form.agent ?? '-'}`,
    `product ${(form.agent ?? '-').replace(/[\d.]+.*$/, '')}`,
    `id ${form.messageIdShape}`,
    `mime ${form.mimeShape}`,
    `order ${form.headerOrder}`,
    `writing ${form.writing}`,
    `encoding ${form.encoding}`,
    `way ${route.organisations}`,
    `first ${route.firstServer ?? '-'}`,
    `in ${route.submission ?? '-'}`,
    `from ${(route.submissionIp ?? '-').split(/[.:]/).slice(0, 2).join('.')}`,
    `host ${route.submissionHost ?? '-'}`,
    `signed ${signing.join(' ')}`,
    `witness ${authentication.flatMap(({ says }) => says).join(' ')}`,
    `zone ${sent?.zone ?? '-'}`,
    `quoting ${words.quoting}`,
    `reply ${String(thread.parent !== undefined)}`,
    `html ${String(words.html)}`,
    `many ${Math.min(4, to.length)}`,
    `greeting ${words.greeting?.split(/\W/)[0] ?? '-'}`,
    `farewell ${words.signOff ?? '-'}`,
  ]
  return Uint32Array.from([...new Set(traits.map(print32))].sort((one, other) => one - other))
}

/** Jaccard's index of two sorted sets. */
function overlap(one: Uint32Array, other: Uint32Array): number {
  let both = 0
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    if (one[a] === other[b]) {
      both++
      a++
      b++
    } else if (one[a]! < other[b]!) a++
    else b++
  }
  return both / (one.length + other.length - both)
}
