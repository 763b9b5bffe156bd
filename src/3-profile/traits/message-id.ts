import type { Trait } from '../trait.ts'

/** The shape of the Message-ID, which the client or its server makes and nobody types. */
export const messageId: Trait = {
  name: 'message-id',
  values: ({ form }) => [form.messageIdShape],
}
