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
