import type { Card } from './weigh.ts'

/**
 * The card that ships with this version. Made by `evaluation/train.ts` from 9620 honest and 6730 planted
 * (simulated) mails of the training years; protocol c6296d7c4579305e. Do not edit: train again.
 */
export const CARD: Card = {
  factors: {
    'ask-is-new': 0.645,
    'circle-differs': 0.317,
    'client-is-new': 0.094,
    'greeting-differs': 0.22,
    'joined-late': 0.253,
    'language-is-new': 0.244,
    'link-host-is-new': 1.042,
    'link-redirected': 1.374,
    'linking-differs': 0.041,
    'message-id-differs': 0.916,
    'quoting-differs': 0.014,
    'sign-off-differs': 0.437,
    'signature-differs': 0.101,
    'witness-differs': 0.095,
    'wording-shifts': 0.651,
    'zone-is-new': 0.135,
  },
  together: {
    'ask+rhythm': 0.852,
    'form+link': 0.113,
    'link+people': 0.323,
    'link+rhythm': 0.983,
    'people+route': 0.09,
  },
  untaught: 1,
}
