/** Words to be planted, before names and links are put in. */
export interface Lure {
  /** Lures of one cluster are near copies of each other or speak for one brand; a cluster is on one side of the split. */
  readonly cluster: string
  readonly subject: string
  /**
   * Text with places to fill: `{name}` the reader's first name, `{me}` the victim's, `{topic}` what they last wrote
   * about, `{link}` one link, `{phone}` a number, `{address}` another mail address of the attacker's.
   */
  readonly text: string
}

/** What fills the places of a lure. */
export interface Filling {
  readonly name: string
  readonly me: string
  readonly topic: string
  readonly link: string
  readonly phone: string
  readonly address: string
}

/** Puts names and links into a lure's text. */
export function fill(text: string, filling: Filling): string {
  return text.replace(/\{(name|me|topic|link|phone|address)\}/g, (_, place: keyof Filling) => filling[place])
}
