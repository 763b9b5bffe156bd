import { NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'

/**
 * The mail holds a form that sends what is typed to somebody, or a page as an attached file.
 *
 * Why it matters: no honest service asks for a password inside a mail, and an attached page escapes every check of links.
 * When it is wrong: newsletters ask for a vote, and some systems send reports as pages.
 */
export const credentialForm: EvidenceFunction<GivenMessage> = {
  name: 'credential-form',
  kin: 'file',
  claims: ['phish', 'account-turned'],
  look({ gist }) {
    const form = gist.links.find(({ kind, quoted }) => kind === 'form' && !quoted)
    const page = gist.files.find(
      ({ name, type, recognised }) =>
        type === 'text/html' || recognised === 'text/html' || /\.(?:s?html?|xht(?:ml)?|svg)$/i.test(name),
    )
    if (form === undefined && page === undefined) return NOTHING
    const asksSignIn = gist.words.asks.some(({ kind }) => kind === 'sign-in')
    return saw({
      says:
        form === undefined
          ? `A web page is attached as a file (${page!.name === '' ? 'without a name' : page!.name}).`
          : `The mail holds a form whose entries are sent to ${form.host === '' ? form.target : form.host}.`,
      bits: (form === undefined ? 3 : 4) + (asksSignIn ? 1 : 0),
      spans: form === undefined ? [page!.span] : form.span === undefined ? [] : [form.span],
      values: { form: form?.host ?? '', file: page?.name ?? '' },
    })
  },
}
