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
export { type Ask, type AskKind, readAsks } from './ask.ts'
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
export { readLanguage } from './language.ts'
