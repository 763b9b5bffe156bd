export {
  type AuthenticationResult,
  type AuthenticationResults,
  type Client,
  type Header,
  type Hop,
  type Link,
  type Mailbox,
  type Message,
  type Part,
  type SentDate,
  type Thread,
  type Wording,
} from './message.ts'
export { type Ask, type AskKind } from './ask.ts'
export {
  type Gist,
  type GistAddress,
  type GistFile,
  type GistForm,
  type GistLink,
  type GistRoute,
  type GistThread,
  type GistWitness,
  type GistWords,
} from './gist.ts'
export { gistOf } from './gist-of.ts'
export { type CountryOf } from './gist-route.ts'
export { type WrittenDate, readDate } from './date.ts'
export { isLoss } from './loss.ts'
export { isFileHost, isShortener } from './link-host.ts'
export { type PartSource, partBytes } from './part-bytes.ts'
export { type Places, placeOf, placesIn } from './place.ts'
export { readMessage } from './read-message.ts'
export { recognise } from './recognise.ts'
export { type ShownText, shownTexts } from './shown-text.ts'
export { type Unwrapped, unwrap } from './unwrap.ts'
