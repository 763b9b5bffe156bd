import type { Trait } from '../trait.ts'

/** What receiving hosts said of the sender's authentication: usually the same each time. */
export const witness: Trait = {
  name: 'witness',
  values: ({ authentication }) =>
    [
      ...new Set(
        authentication.flatMap(({ host, says }) =>
          says
            .filter(word => /^(?:dkim|spf|dmarc)=/.test(word))
            .map(word => `${host === '' ? 'receiving server' : host}: ${word}`),
        ),
      ),
    ].slice(0, 16),
}
