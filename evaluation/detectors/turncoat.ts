import { CARD, examiner, type Card, type Examination } from '#finding'
import { messageEvidenceList } from '#evidence'
import type { Gist } from '#message'
import { show } from '#profile'
import { teamOf } from '#team'
import type { Detector, Memory, Sight } from '../detector.ts'
import { readGist } from '../reading.ts'

const PLACES = new Map(messageEvidenceList.map(({ name }, place) => [name, place]))

/** The product's own detector, by the very functions that `turncoat scan` runs, with a card of its own choice. */
export function turncoatWith(name: string, says: string, card: Card): Detector<Gist> {
  return { name, says, read: readGist, fresh: () => memory(card) }
}

/** The product as it ships. */
export const turncoat = turncoatWith('Turncoat', 'habits, evidence and weighing as shipped', CARD)

function memory(card: Card): Memory<Gist> {
  const { look, take } = examiner(teamOf([], []), card)
  let last: { readonly gist: Gist; readonly examination: Examination } | undefined
  const examine = (gist: Gist) => {
    if (last?.gist !== gist) last = { gist, examination: look(show(gist)) }
    return last.examination
  }
  return {
    look: gist => sightOf(examine(gist)),
    learn(gist) {
      take(show(gist), examine(gist))
      last = undefined
    },
  }
}

function sightOf({ score, account, history, evidence }: Examination): Sight {
  const features = new Float64Array(PLACES.size)
  for (const { name, said } of evidence) {
    const place = PLACES.get(name)!
    features[place] = Math.max(features[place]!, said)
  }
  return { score: score ?? null, account, history, features }
}
